"""Where a figure stands in findings.json: `financial_case.options[3].readings[0].figures.npv`.

Parts of the findings are frozen and stand for themselves: a part is found by which one it is, not by what is
in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.findings.findings import Findings


class Paths:
    """Paths of the parts of some findings; a field of the whole is looked through once, when asked for."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._known: dict[int, str] = {}
        self._seen: set[str] = set()

    def of(self, root: str, part: object, *fields: str) -> str:
        """The path of a part below a field of the findings; empty where it is not there."""
        if root not in self._seen:
            self._seen.add(root)
            self._known.update(_walk(getattr(self._findings, root), root))
        found = self._known.get(id(part))
        return "" if found is None else "".join([found, *(step(field) for field in fields)])


def step(key: str) -> str:
    """A step into a mapping or a part: '.npv', or '["a b"]' where a dot would mislead."""
    return f".{key}" if key.replace("_", "a").replace("-", "a").isalnum() else f'["{key}"]'


def _walk(value: object, path: str) -> Iterator[tuple[int, str]]:
    if isinstance(value, Struct):
        yield id(value), path
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            if isinstance(part, Struct | tuple | dict):
                yield from _walk(part, f"{path}[{n}]")
    elif isinstance(value, dict):
        yield id(value), path
        for key, part in value.items():
            if isinstance(part, Struct | tuple | dict):
                yield from _walk(part, path + step(str(key)))
