"""JSON Schemas (2020-12) of all that is read and written, generated from the types."""

from __future__ import annotations

from typing import Any

import msgspec

from moothall.files.folder import DOCUMENTS
from moothall.files.frameworks import SUBJECTS
from moothall.findings.findings import Findings
from moothall.framework.framework import Head as FrameworkHead
from moothall.project.tables import TABLES


def schemas() -> dict[str, bytes]:
    """Every schema by file name, as indented JSON."""
    kinds: dict[str, Any] = {"findings": Findings}
    kinds |= {name.removesuffix(".yaml"): kind for name, (_, kind) in DOCUMENTS.items()}
    kinds |= {f"{t.file.removesuffix('.csv')}-row": t.row for t in TABLES}
    kinds["framework"] = FrameworkHead
    kinds |= {f"framework-{n.removesuffix('.yaml')}": kind for n, (_, kind) in SUBJECTS.items()}
    return {f"{name}.schema.json": _schema(name, kind) for name, kind in kinds.items()}


def _schema(name: str, kind: Any) -> bytes:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    made |= msgspec.json.schema(kind)
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
