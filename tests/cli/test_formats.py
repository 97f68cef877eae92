"""Formats as words with commas between."""

import click
import pytest

from moothall.cli.formats import formats

KNOWN = ("html", "pdf", "docx")


def test_each_is_taken_once_in_the_order_named() -> None:
    assert formats(" pdf,html,,pdf ", KNOWN) == ("pdf", "html")


@pytest.mark.parametrize(("words", "told"), [("htm", 'Did you mean "html"'), (" , ", "name at least one")])
def test_what_is_no_format_ends_the_command(words: str, told: str) -> None:
    with pytest.raises(click.UsageError, match=told):
        formats(words, KNOWN)
