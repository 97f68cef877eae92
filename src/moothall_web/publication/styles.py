"""What is noted of each file of an edition: its hash, and for pages the style that stands within them."""

from __future__ import annotations

import base64
import hashlib
import re

STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def source_in(name: str, data: bytes) -> str:
    """How a policy names the style in a page; empty where the file is no page, or has none.

    Noted when the edition is made, since a later version of the program may have another style.
    """
    found = STYLE.search(data) if name.endswith(".html") else None
    if found is None:
        return ""
    return f"'sha256-{base64.b64encode(hashlib.sha256(found[1]).digest()).decode()}'"
