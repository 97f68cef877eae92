"""Where things stand in the document: one way to make an id from each kind of thing."""

from __future__ import annotations

import re

from moothall.business_case.document import Inline, Run
from moothall.business_case.phrases import code, link

UNSAFE = re.compile(r"[^A-Za-z0-9_.\-]+")


def anchor(kind: str, *ids: object) -> str:
    """A document id such as 'criterion-Q3'; letters that an address cannot hold become dashes."""
    return "-".join([kind, *(UNSAFE.sub("-", str(i)) for i in ids)])


def ref(kind: str, id: str) -> Run:
    """An id of the framework or project that leads to where it is told."""
    return code(id, anchor(kind, id))


def named_ref(kind: str, id: str, title: str) -> Inline:
    """An id with its title, both one link to where it is told."""
    return (ref(kind, id), *link(f" {title}", anchor(kind, id)))
