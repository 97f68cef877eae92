"""The engine knows no principle's number: ids of a framework stand in data only."""

from __future__ import annotations

import ast
from pathlib import Path

import moothall.engine
from moothall.files.frameworks import find_framework
from moothall.framework.framework import items

ENGINE = Path(moothall.engine.__path__[0])


def literals(path: Path) -> list[tuple[int, str]]:
    """Every string of a module that is not a docstring, with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_no_id_of_the_essu_framework_stands_in_the_engine() -> None:
    framework = find_framework("essu_2007@1.0.0")
    ids = {key for name in framework.__struct_fields__ for key, _ in items(getattr(framework, name))}
    ids -= {t.id for t in framework.thresholds}  # thresholds are asked for by name
    ids -= {m.id for m in framework.employment.models}
    assert {"P17", "T0b", "AB3", "ER2", "F1", "TC4"} <= ids
    found = [
        f"{path.relative_to(ENGINE)}:{line}: {text}"
        for path in sorted(ENGINE.rglob("*.py"))
        for line, text in literals(path)
        if text in ids
    ]
    assert found == []
