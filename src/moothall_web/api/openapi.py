"""The OpenAPI 3.1 document, made of the list of addresses and of the types that the program itself reads.

Every kind of rows has paths of its own, so that each body has the schema of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from moothall import __version__
from moothall_web.accounts.policy import EVERYBODY, SIGNED_IN, power_words
from moothall_web.api import exchange
from moothall_web.api.answers import Change, Row, Rows, Waiting
from moothall_web.api.endpoints import ENDPOINTS, Endpoint, Operation
from moothall_web.api.problems import KIND, Problem
from moothall_web.casework.shelves import Shelf, lists, shelves
from moothall_web.casework.steps import power_of

BASE = "/api/v1"
REF = "#/components/schemas/{name}"
WORDS: dict[str, dict[str, Any]] = {
    "slug": {
        "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
        "description": "Short name of a project.",
    },
    "key": {
        "schema": {"type": "string", "minLength": 1},
        "description": "Key of a row; - where it is empty.",
    },
    "number": {
        "schema": {"type": "integer", "minimum": 0},
        "description": "Number of an edition, a consultation or an entry.",
    },
}
REFUSALS = {
    400: "The request cannot be read: its query or its body.",
    401: "A token is needed, or this one does not work.",
    403: "Your role or your token does not allow it.",
    404: "There is nothing here, or nothing for you.",
    405: "This address has no such method.",
    409: "Something else stands there, or the rows are no whole project yet.",
    412: "Another version stands there than the one in If-Match.",
    413: "The body is too large.",
    415: "The body must be application/json.",
    422: "What was sent breaks a rule; faults says which, by field.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when to ask again.",
}
QUERIES: dict[str, dict[str, Any]] = {
    "limit": {"description": "How many at most.", "schema": {
        "type": "integer", "minimum": 1, "maximum": exchange.MOST, "default": exchange.USUAL}},
    "cursor": {"description": "What the page before gave as next.", "schema": {"type": "string"}},
    "why": {"description": "Why it is removed.", "required": True, "schema": {"type": "string"}},
}  # fmt: skip
IF_MATCH = {"name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"},
            "description": "The ETag of the row that was read."}  # fmt: skip


@cache
def _named() -> tuple[dict[Any, dict[str, Any]], dict[str, Any]]:
    """A reference for each type, and the schemas: of two types of one name each has a longer one."""
    types = list(dict.fromkeys([*_types(), *(s.kind for s in shelves().values())]))
    refs, schemas = msgspec.json.schema_components(types, ref_template=REF)
    return dict(zip(types, refs, strict=True)), schemas


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    schemas = _named()[1]
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": "Moothall", "version": __version__, "description": ABOUT},
        "servers": [{"url": BASE}],
        "paths": dict(_paths()),
        "components": {
            "schemas": schemas | dict(_rows()),
            "parameters": dict(_parameters()),
            "responses": {str(s): _refusal(s) for s in REFUSALS},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


ABOUT = (
    "Rows, results and editions of shared-service projects, under the policy of the site's pages. "
    "Every refusal is a problem (RFC 9457). Texts in it are in the language of Accept-Language."
)


def _types() -> Iterator[Any]:
    yield Problem
    yield Waiting
    for endpoint in ENDPOINTS:
        for operation in endpoint.methods.values():
            yield from (t for t in (operation.gives, operation.takes) if t is not None)


def _name(shelf: Shelf) -> str:
    """Of a kind of rows, in names of components and operations."""
    return shelf.name.replace(".", "_")


def _rows() -> Iterator[tuple[str, Any]]:
    """The types of a row, a page and a change, for each kind of rows."""
    for shelf in shelves().values():
        fields: dict[str, Any] = _named()[0][shelf.kind]
        if shelf.single:
            apart = {name: False for name in lists(shelf.kind)}  # lists with rows of their own
            fields = {**fields, "properties": apart} if apart else fields
        for kind in (Row, Change):
            base = _named()[0][kind]
            yield f"{_name(shelf)}.{kind.__name__}", {"allOf": [base, {"properties": {"fields": fields}}]}
        of = {"items": {"$ref": REF.format(name=f"{_name(shelf)}.Row")}}
        base = _named()[0][Rows]
        yield f"{_name(shelf)}.Rows", {"allOf": [base, {"properties": {"items": of}}]}


def _parameters() -> Iterator[tuple[str, Any]]:
    """Parameters by name: words of the address, of the query, and If-Match."""
    for name, said in WORDS.items():
        yield name, {"name": name, "in": "path", "required": True, **said}
    kinds = {"type": "string", "enum": list(shelves())}
    yield "shelf", {"name": "shelf", "in": "path", "required": True, "schema": kinds,
                    "description": "Kind of rows."}  # fmt: skip
    for name, said in QUERIES.items():
        yield name, {"name": name, "in": "query", **said}
    yield "If-Match", IF_MATCH


def _refusal(status: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": REFUSALS[status],
        "content": {KIND: {"schema": _named()[0][Problem]}},
    }
    header = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}.get(status)
    if header:
        made["headers"] = {header: {"required": True, "schema": {"type": "string"}}}
    return made


def _paths() -> Iterator[tuple[str, Any]]:
    yield "/openapi.json", {"get": _bare("openapi", "This document.", {"type": "object"})}
    for endpoint in ENDPOINTS:
        if not _of_rows(endpoint):
            yield _path(endpoint.address), _methods(endpoint, None)
            continue
        for shelf in shelves().values():
            address = endpoint.address.replace("<str:shelf>", shelf.name)
            yield _path(address), _methods(endpoint, shelf)


def _of_rows(endpoint: Endpoint) -> bool:
    """Whether what it takes or gives depends on the kind of rows."""
    given = {t for o in endpoint.methods.values() for t in (o.gives, o.takes)}
    return "<str:shelf>" in endpoint.address and bool(given & {Row, Rows, Change})


def _bare(name: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    content = {exchange.JSON: {"schema": schema}}
    answers = {"200": {"description": summary, "content": content}}
    return {"operationId": name, "summary": summary, "security": [], "responses": answers | _refs(400, 429)}


def _refs(*statuses: int) -> dict[str, Any]:
    return {str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(set(statuses))}


def _path(address: str) -> str:
    return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", address)


def _methods(endpoint: Endpoint, shelf: Shelf | None) -> dict[str, Any]:
    words = re.findall(r"<(\w+):(\w+)>", endpoint.address)
    inside = [
        {"$ref": f"#/components/parameters/{name}"} for _kind, name in words if name != "shelf" or not shelf
    ]
    made: dict[str, Any] = {"parameters": inside} if inside else {}
    for method, operation in endpoint.methods.items():
        made[method.lower()] = _operation(endpoint, method, operation, shelf)
    return made


def _operation(endpoint: Endpoint, method: str, of: Operation, shelf: Shelf | None) -> dict[str, Any]:
    name = f"{endpoint.name.removeprefix('api_')}_{method.lower()}"
    said = (of.handler.__doc__ or "").strip().partition("\n")[0]
    made: dict[str, Any] = {
        "operationId": f"{name}_{_name(shelf)}" if shelf else name, "summary": said,
        "tags": [shelf.name if shelf else endpoint.address.partition("/")[0]],
        "description": _asks(endpoint, method, shelf),
    }  # fmt: skip
    asked = [*of.asks, *(["If-Match"] if of.conditional else [])]
    if asked:
        made["parameters"] = [{"$ref": f"#/components/parameters/{name}"} for name in asked]
    if endpoint.policy == EVERYBODY:
        made["security"] = []
    else:
        made["security"] = [{"token": []}]
    if of.takes is not None:
        content = {exchange.JSON: {"schema": _schema(of.takes, shelf)}}
        made["requestBody"] = {"required": True, "content": content}
    made["responses"] = _answers(endpoint, of, shelf)
    return made


def _asks(endpoint: Endpoint, method: str, shelf: Shelf | None) -> str:
    if endpoint.policy == EVERYBODY:
        return "Open to everybody, without a token."
    if endpoint.policy == SIGNED_IN:
        return "Asks for a token."
    power = power_of(shelf.name) if shelf and method != "GET" else endpoint.policy
    power = "score" if method == "POST" and shelf is None else power
    return f"Asks for the power `{power}`: {power_words()[power]}."


def _schema(kind: Any, shelf: Shelf | None) -> dict[str, Any]:
    if shelf is not None and kind in (Row, Rows, Change):
        return {"$ref": REF.format(name=f"{_name(shelf)}.{kind.__name__}")}
    return _named()[0][kind]


def _answers(endpoint: Endpoint, of: Operation, shelf: Shelf | None) -> dict[str, Any]:
    good: dict[str, Any] = {"description": "Done." if of.gives is None else (of.gives.__doc__ or "").strip()}
    if of.gives is not None:
        good["content"] = {exchange.JSON: {"schema": _schema(of.gives, shelf)}}
    if of.tagged:
        good["headers"] = {"ETag": {"required": True, "schema": {"type": "string"}}}
    found = {str(of.status): good}
    if of.may_wait:
        found["202"] = {
            "description": (Waiting.__doc__ or "").strip(),
            "headers": {"Retry-After": {"required": True, "schema": {"type": "string"}}},
            "content": {exchange.JSON: {"schema": _named()[0][Waiting]}},
        }
    if of.tagged and of.takes is None:
        found["304"] = {"description": "Nothing has changed since the ETag in If-None-Match."}
    common = [400, 401, 404, 429]  # a token that does not work is refused everywhere
    if endpoint.policy != EVERYBODY:
        common.append(403)
    return found | _refs(*common, *of.refuses)


def served(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document of this API."""
    found = exchange.answer(document())
    found["Cache-Control"] = "public, max-age=300"
    return found


def written() -> bytes:
    """The document as it is committed."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=1) + b"\n"
