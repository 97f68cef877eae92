"""What the log says of a value. Scores are sealed: whoever reads the log must not see one too early."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.crypto import salted_hmac

from moothall.files.chain import canonical

SEALED = frozenset({"scores"})
"""Kinds of rows that others may not see at once: the log holds a seal, with which a value can be proved."""


def told(shelf: str, key: str, version: int, fields: Mapping[str, Any] | None) -> dict[str, str] | None:
    """Values as the log holds them: texts alone, which every machine writes down alike; or their seal."""
    if fields is None:
        return None
    if shelf in SEALED:
        return {"sealed": seal(shelf, key, version, fields)}
    return plain(fields)


def plain(fields: Mapping[str, Any]) -> dict[str, str]:
    """Values as texts."""
    return {k: json.dumps(v, sort_keys=True) for k, v in fields.items()}


def seal(shelf: str, key: str, version: int, fields: Mapping[str, Any]) -> str:
    """HMAC-SHA256 (hex) of a version by the site's own key: few scores are possible, so a bare hash tells."""
    said = canonical([shelf, key, version, plain(fields)]).decode()
    return salted_hmac("moothall.casework.sealing", said, algorithm="sha256").hexdigest()
