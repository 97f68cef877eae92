"""findings.json: the findings as bytes that are the same wherever they were worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from moothall.files.errors import refuse
from moothall.findings.findings import Findings

SIGNIFICANT = 9
"""Significant digits of a figure in findings.json (method note, M6)."""


def findings_json(findings: Findings) -> bytes:
    """Findings as indented JSON in UTF-8, figures to 9 significant digits, ending in a newline."""
    return plain_json(plain_findings(findings))


def plain_json(plain: Mapping[str, Any]) -> bytes:
    """The bytes of findings.json, from plain findings."""
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def plain_findings(findings: Findings) -> dict[str, Any]:
    """Findings as mappings, lists and plain values, just as findings.json has them."""
    made = _rounded(msgspec.to_builtins(findings))
    assert isinstance(made, dict)
    return made


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT}g}") + 0.0
    # Most values are texts, and told here without a call.
    if isinstance(value, dict):
        return {k: v if type(v) is str else _rounded(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [v if type(v) is str else _rounded(v) for v in value]
    return value


def read_findings(data: bytes, name: str) -> Findings:
    """The findings in the bytes of a findings.json; ReadError where they are none of this version."""
    try:
        return msgspec.json.decode(data, type=Findings)
    except (msgspec.DecodeError, RecursionError) as error:
        said = str(error).replace("`", '"')
        raise refuse(
            name, f"this is not a findings.json that this version of Moothall can read: {said}."
        ) from None


def plain(part: Any) -> Any:
    """A part of findings alone, just as it stands in findings.json."""
    return _rounded(msgspec.to_builtins(part))
