"""The compiled passes are compiled with the random numbers as they stand."""

import hashlib
from pathlib import Path

from moothall.engine.uncertainty import kernel, random_numbers
from moothall.engine.uncertainty.money import kernel as money_kernel

TEXT = {1: "313b2d40e03de25135ea85cd0919d555da7a0ca385b7e9c0c5bb5c6657991ca7"}
"""Digest of the file's text at each version."""


def test_whoever_changes_the_random_numbers_changes_the_files_that_are_compiled_with_them():
    """Numba's cache sees a change of a caller's own file only: raise VERSION here, there and in each."""
    text = Path(random_numbers.__file__).read_bytes()
    assert TEXT.get(random_numbers.VERSION) == hashlib.sha256(text).hexdigest()
    assert kernel.RANDOM_NUMBERS == money_kernel.RANDOM_NUMBERS == random_numbers.VERSION
