"""What stops a whole batch, in words for people; one bad project never does."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class BatchError(Exception):
    """A batch that cannot start or go on; its text says what to do."""


class MissingExtraError(BatchError):
    """A package is not installed that comes with an extra of Moothall."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed; it comes with the extra '{extra}'. In a clone: "
            f".venv/bin/pip install '.[{extra}]'; from a wheel: pip install 'moothall-...whl[{extra}]'."
        )


def needed(module: str, extra: str) -> Any:
    """A module of an optional package, imported now; MissingExtraError where it is not installed."""
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise MissingExtraError(package, extra) from None
