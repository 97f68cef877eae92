"""Workers ask for one thread through the environment; a test that plays one leaves it as it was."""

import os

import pytest


@pytest.fixture(autouse=True)
def same_environment():
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
