"""Words to values and back, each parser with its bounds and its sentence."""

from __future__ import annotations

import contextlib
import datetime
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta
from msgspec import inspect as mi

from moothall.files.cells import CellError, description, is_text, parser, unwrapped, written
from moothall.files.tables import as_written
from moothall.framework.fields import Amount, Count, Id, Percent, Share, Text, Year
from moothall.project.fields import Date, OptionRef, Sources

SCORE = Annotated[int, Meta(ge=0, le=4)]
POSITIVE = Annotated[float, Meta(gt=0)]
BELOW_TEN = Annotated[float, Meta(gt=0, le=10)]


def parsed(kind: Any, word: str) -> Any:
    return parser(mi.type_info(kind))(word)


def refusal(kind: Any, word: str) -> str:
    with pytest.raises(CellError) as error:
        parsed(kind, word)
    return str(error.value)


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [
        (str, " as it is ", " as it is "),
        (Text, "x", "x"),
        (int, "7", 7),
        (int, "+7", 7),
        (int, "7.0", 7),
        (int, "1e3", 1000),
        (int, "9223372036854775807", 9223372036854775807),
        (float, "1.5", 1.5),
        (float, ".5", 0.5),
        (float, "-1e-3", -0.001),
        (Share, "0", 0.0),
        (Share, "1", 1.0),
        (bool, "Yes", True),
        (bool, "no", False),
        (bool, "TRUE", True),
        (Date, "2026-05-31", datetime.date(2026, 5, 31)),
        (Date, "2026-05-31T00:00:00", datetime.date(2026, 5, 31)),
        (Literal["cost", "saving"], "saving", "saving"),
        (Sources, "a; b ;;c", ("a", "b", "c")),
        (OptionRef | None, "A", "A"),
    ],
)
def test_a_word_is_read_as_its_field_asks(kind: Any, word: str, meant: object) -> None:
    value = parsed(kind, word)
    assert value == meant
    assert type(value) is type(meant)


@pytest.mark.parametrize(
    ("kind", "word", "said"),
    [
        (int, "3.5", "a whole number is needed; this is 3.5."),
        (SCORE, "7", "a number from 0 to 4 is needed; this is 7."),
        (SCORE, "2.5", "a whole number is needed from 0 to 4; this is 2.5."),
        (Count, "-1", "a number from 0 to 1,000,000,000 is needed; this is -1."),
        (POSITIVE, "0", "a number above 0 is needed; this is 0."),
        (BELOW_TEN, "-1", "a number above 0, up to 10, is needed; this is -1."),
        (Year, "26", "a number from 1900 to 2200 is needed; this is 26."),
        (
            Amount,
            "2e15",
            "a number from -1,000,000,000,000,000 to 1,000,000,000,000,000 is needed; this is 2e+15.",
        ),
        (Percent, "12.5%", 'write 12.5, without a percent sign; this is "12.5%".'),
        (
            float,
            "1,200.50",
            'write the number plainly, without signs or separators: 1200.50, not "1,200.50".',
        ),
        (float, "£1,200", 'write the number plainly, without signs or separators: 1200, not "£1,200".'),
        (float, "1.200,50", 'a number is needed; this is "1.200,50".'),
        (float, "1/5", 'write 0.2, as a decimal; this is "1/5".'),
        (float, "1 / 3", 'write 0.333333, as a decimal; this is "1 / 3".'),
        (float, "1/0", 'a number is needed; this is "1/0".'),
        (int, "3/4", 'a number is needed; this is "3/4".'),
        (float, "1e999", "1e999 is too large."),
        (float, "nan", 'a number is needed; this is "nan".'),
        (float, "inf", 'a number is needed; this is "inf".'),
        (float, "0x10", 'a number is needed; this is "0x10".'),
        (float, "1_000", 'a number is needed; this is "1_000".'),
        (float, "", 'a number is needed; this is "".'),
        (bool, "1", 'write yes or no; this is "1".'),
        (
            Date,
            "31/05/2026",
            'a date such as 2026-05-31 is needed; this is "31/05/2026". Did you mean 2026-05-31?',
        ),
        (Date, "2026-02-30", 'a date such as 2026-05-31 is needed; this is "2026-02-30".'),
        (
            Literal["cost", "saving"],
            "savings",
            '"savings" is not known. Did you mean "saving"? Allowed: cost, saving.',
        ),
        (
            Literal["cost", "saving"],
            "Cost",
            '"Cost" is not known. Did you mean "cost"? Allowed: cost, saving.',
        ),
        (Text, "", "some text is needed here."),
        (Text, "x" * 20_001, "the text has 20,001 characters; at most 20,000 are kept."),
        (
            Id,
            "option C",
            '"option C" does not fit: an id is at most 64 letters, digits, dots, dashes or underscores, '
            "without "
            "spaces.",
        ),
        (Annotated[str, Meta(pattern="^[A-Z]$")], "b", '"b" does not fit: one capital letter, as B.'),
        (Sources, "a b", 'divide several with semicolons: a;b, not "a b".'),
        (Sources, "a+b;c", 'divide several with semicolons: a;b;c, not "a+b;c".'),
        (Sources, "a, b", 'divide several with semicolons: a;b, not "a, b".'),
        (
            Sources,
            "a + ü",
            '"a + ü" does not fit: an id is at most 64 letters, digits, dots, dashes or underscores, '
            "without spaces.",
        ),
        (Year, "2027-28", 'write 2027, the year in which it starts; this is "2027-28".'),
        (Year, "2027/2028", 'write 2027, the year in which it starts; this is "2027/2028".'),
        (Year, "1999–00", 'write 1999, the year in which it starts; this is "1999–00".'),
        (Year | None, "2099-00", 'write 2099, the year in which it starts; this is "2099-00".'),
        (Year, "2027-30", 'a number is needed; this is "2027-30".'),
        (Count, "2027-28", 'a number is needed; this is "2027-28".'),
    ],
)
def test_a_wrong_word_is_told_what_is_allowed(kind: Any, word: str, said: str) -> None:
    assert refusal(kind, word) == said


def test_no_cell_holds_a_value_with_parts() -> None:
    with pytest.raises(TypeError, match="no single cell can hold"):
        parser(mi.type_info(dict[str, int]))


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_is_read_to_its_last_digit(number: int) -> None:
    assert parsed(int, str(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back_as_it_was(number: float) -> None:
    assert parsed(float, as_written(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_zero_has_no_sign(number: float) -> None:
    back = parsed(float, repr(number))
    assert (str(back) == "0.0") == (back == 0)


@given(st.dates())
def test_every_date_comes_back_as_it_was(day: datetime.date) -> None:
    assert parsed(Date, as_written(day)) == day


@given(st.text())
def test_whatever_is_written_a_parser_answers_or_says_why_not(word: str) -> None:
    for kind in (Text, Id, int, float, bool, Date, Sources, Literal["a"]):
        with contextlib.suppress(CellError):
            parsed(kind, word)


@pytest.mark.parametrize(
    ("cell", "percent", "word"),
    [
        (True, False, "yes"),
        (False, False, "no"),
        (None, False, ""),
        (3.0, False, "3"),
        (-0.0, False, "0"),
        (0.1, False, "0.1"),
        (1e22, False, "1e+22"),
        (0.125, True, "12.5%"),
        (0.07, True, "7%"),
        ("007", False, "007"),
        (datetime.date(2026, 5, 31), False, "2026-05-31"),
        (datetime.datetime(2026, 5, 31, 10, 30), False, "2026-05-31"),
    ],
)
def test_a_value_of_a_sheet_is_written_as_people_see_it(cell: object, percent: bool, word: str) -> None:
    assert written(cell, percent) == word


def test_a_type_is_seen_through_its_wrappings() -> None:
    bare, optional = unwrapped(mi.type_info(Annotated[Id | None, Meta(description="x")]))
    assert isinstance(bare, mi.StrType)
    assert optional
    assert unwrapped(mi.type_info(int)) == (mi.type_info(int), False)


def test_the_nearest_description_counts() -> None:
    assert description(mi.type_info(Annotated[Id, Meta(description="outer")])) == "outer"
    assert description(mi.type_info(int)) == ""


def test_only_text_without_a_pattern_keeps_its_blanks() -> None:
    assert is_text(mi.type_info(Text))
    assert is_text(mi.type_info(str | None))
    assert not is_text(mi.type_info(Id))
    assert not is_text(mi.type_info(float))
