"""The reference page of the API, told from its OpenAPI document."""

from __future__ import annotations

from typing import Any

from moothall_web.api.openapi import BASE, REFUSALS, document
from moothall_web.casework.shelves import shelves
from moothall_web.casework.steps import power_of


def manual() -> str:
    """Addresses, kinds of rows, refusals and types, each as the document has it."""
    found = document()
    return (
        "# The API\n\n"
        f"{found['info']['description']} All addresses begin with `{BASE}`. The whole of it, with the\n"
        "schema of every row, is [openapi.json](openapi.json).\n\n"
        f"## Addresses\n\n{_addresses(found)}\n\n"
        f"## Kinds of rows\n\nEach is a `shelf` in the addresses above.\n\n{_kinds()}\n\n"
        f"## Refusals\n\n{_table(('status', 'why'), REFUSALS.items())}\n"
    )


def _addresses(found: dict[str, Any]) -> str:
    first = next(iter(shelves()))
    rows = []
    for path, of in found["paths"].items():
        shelf = path.removeprefix("/projects/{slug}/rows/").partition("/")[0]
        if shelf in shelves() and shelf != first:
            continue  # each kind of rows has the same addresses
        told = path.replace(f"/rows/{first}", "/rows/{shelf}")
        rows += [
            (f"`{method.upper()} {told}`", _says(operation, shelf in shelves()), _answers(operation))
            for method, operation in of.items()
            if method != "parameters"
        ]
    return _table(("address", "what it does", "answers"), rows)


def _says(operation: dict[str, Any], of_rows: bool) -> str:
    asks = operation.get("description", "")
    if of_rows and "`read`" not in asks:
        asks = "Asks for the power of the kind of rows."
    return f"{operation['summary']} {asks}".strip()


def _answers(operation: dict[str, Any]) -> str:
    return ", ".join(sorted(operation["responses"]))


def _kinds() -> str:
    return _table(
        ("shelf", "key", "a change asks for"),
        (
            (f"`{s.name}`", "-" if s.single else ", ".join(s.key) or "a number", f"`{power_of(s.name)}`")
            for s in shelves().values()
        ),
    )


def _table(head: tuple[str, ...], rows: Any) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])
