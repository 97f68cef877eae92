"""The style of documents, for parts of them inside the site's own pages."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from moothall.render.html import style
from moothall_web.accounts.policy import open_to_all

SCOPE = "moothall-report"
"""Class of the element that holds parts of a document."""
YEAR = 31_536_000


@cache
def scoped() -> str:
    """The style within one element: what a document says of its whole page, it says of that."""
    rules = re.sub(r"/\*.*?\*/", "", style(), flags=re.DOTALL)
    rules = re.sub(r"^(\s*)(:root|body)\s*\{", r"\1& {", rules, flags=re.MULTILINE)
    rules = re.sub(r"^\s*html\s*\{[^}]*\}", "", rules, flags=re.MULTILINE)
    rules = re.sub(r"@page\s*\{(?:[^{}]|\{[^{}]*\})*\}", "", rules)
    return f".{SCOPE} {{\n{rules}\n}}\n"


@cache
def digest() -> str:
    """Names the style by its content, so that browsers may keep it for good."""
    return hashlib.sha256(scoped().encode()).hexdigest()[:16]


@cache
def source() -> str:
    """How a policy names the style of a whole page, which stands within it."""
    said = f"\n{style()}\n"
    return f"'sha256-{base64.b64encode(hashlib.sha256(said.encode()).digest()).decode()}'"


def address() -> str:
    """Where the style is."""
    return reverse("report_style", args=[digest()])


@open_to_all
def report_style(request: HttpRequest, digest_: str) -> HttpResponse:
    """The style, under the name of its content."""
    if digest_ != digest():
        raise Http404
    found = HttpResponse(scoped(), content_type="text/css; charset=utf-8")
    found["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return found
