"""Figures keep their paths through a sentence, in whatever order a translator puts them."""

import pickle

import pytest

from moothall.business_case.phrases import say, strong
from moothall.business_case.wording import _, capital, listed, sentence
from moothall.business_case.woven import Woven, figured, first, parts, strung

N, OF = figured("3", "a.n"), figured("80", "a.of")


def test_a_sentence_is_taken_apart_at_its_figures():
    said = _("{n} of {of} missing").format(n=N, of=OF)
    assert said == "3 of 80 missing"
    assert parts(said) == (("3", "a.n"), (" of ", ""), ("80", "a.of"), (" missing", ""))


def test_a_translation_may_turn_figures_round_or_say_one_twice():
    welsh = Woven("O {of}, mae {n} ar goll ({n})").format(n=N, of=OF)
    assert [path for _text, path in parts(welsh)] == ["", "a.of", "", "a.n", "", "a.n", ""]
    assert welsh == "O 80, mae 3 ar goll (3)"


def test_runs_carry_the_paths():
    runs = say("At most ", _("{n} of {of} missing").format(n=N, of=OF), ".")
    assert [(r.text, r.path) for r in runs] == [
        ("At most ", ""), ("3", "a.n"), (" of ", ""), ("80", "a.of"), (" missing", ""), (".", ""),
    ]  # fmt: skip
    assert [(r.text, r.path, r.strong) for r in strong(N)] == [("3", "a.n", True)]
    assert all(type(r.text) is str for r in runs)


def test_they_are_kept_by_all_that_puts_words_together():
    told = listed([_("{n} lost").format(n=N), "none gained", OF])
    assert told == "3 lost, none gained and 80"
    assert [path for _text, path in parts(told) if path] == ["a.n", "a.of"]
    for said in (
        sentence(told),
        capital(told),
        "x" + N + "y",
        N + OF,
        strung((N, OF), ", "),
        _("a{b}").format(b=N),
    ):
        assert parts(said)
        assert "".join(text for text, _path in parts(said)) == said
        assert any(path == "a.n" for _text, path in parts(said))


@pytest.mark.parametrize(
    ("words", "said"), [("about 47%", "About 47%"), ("ß", "SS"), ("", ""), ("47%", "47%"), ("über", "Über")]
)
def test_a_figure_may_begin_with_a_capital(words, said):
    assert capital(words) == said
    made = capital(figured(words, "a.b"))
    assert made == said
    assert parts(made) == (((said, "a.b"),) if words else ())


def test_the_first_letter_changes_within_the_first_part_alone():
    assert parts(first(strung((figured("ab", "x"), "cd")), "A")) == (("Ab", "x"), ("cd", ""))
    assert first(strung((figured("ß", "x"), "bc")), "SS") == "SSbc"


def test_nothing_known_has_no_path():
    assert parts(figured("–", "a.b")) == (("–", ""),)
    assert parts(figured("5", "")) == (("5", ""),)
    assert parts("") == ()
    assert say("", figured("", "a")) == ()


def test_what_is_given_in_place_is_told_once_and_specs_hold():
    assert _("{n:.1f} and {m}").format(n=2.345, m=N) == "2.3 and 3"
    assert _("{{{m}}}").format(m=N) == "{3}"
    assert Woven("{} {}").format("a", "b") == "a b"


def test_it_is_a_string_like_any_other():
    said = _("{n} of {of} missing").format(n=N, of=OF)
    assert hash(said) == hash("3 of 80 missing")
    again = pickle.loads(pickle.dumps(said))
    assert (again, parts(again)) == (said, parts(said))
    assert type(f"{said}.") is str
    assert said.upper() == "3 OF 80 MISSING"
