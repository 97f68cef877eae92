"""Text within a line."""

from moothall.business_case.document import MEMBERS_SHEET, Run, Source
from moothall.render.anchors import Anchors, fragment
from moothall.render.inline import JOINER, inline, sources, unbroken

ANCHORS = Anchors(["here", "evidence-EV1"])


def test_kinds_of_run():
    said = inline((Run("a "), Run("b", strong=True), Run(" "), Run("P7", code=True, to="here")), ANCHORS)
    assert said == 'a <strong>b</strong> <a href="#here"><code>P7</code></a>'


def test_text_is_escaped():
    assert inline((Run("<b>&", strong=True),), ANCHORS) == "<strong>&lt;b&gt;&amp;</strong>"


def test_an_id_outside_letters_is_quoted():
    assert fragment('a b"é') == "#a-b%22%C3%A9"


def test_sources_without_an_entry():
    known = {"EV1": Source("EV1", "evidence-EV1", "Claim", ""), "EV2": Source("EV2", "gone", "Claim", "A")}
    assert sources(("EV1", "EV2", "<x>"), known, ANCHORS, "grade") == (
        '<a href="#evidence-EV1">EV1</a> <span>EV2</span> <span>&lt;x&gt;</span>'
    )


def test_links_without_words_are_made_large():
    here = Run("P7", to="here")
    assert inline((here, Run(", "), here), ANCHORS).count('class="alone"') == 2
    assert "alone" not in inline((Run("See "), here), ANCHORS)


def test_a_link_and_the_full_stop_behind_it_are_a_sentence():
    assert "alone" not in inline((Run("39 questions", to="here"), Run(".")), ANCHORS)


def test_runs_that_lead_to_the_same_place_are_one_link():
    """Two would be read out twice, and the second would begin a line of its own."""
    section = (Run("A", code=True, to="here"), Run(" Accountability", to="here"))
    assert inline(section, ANCHORS) == '<a class="alone" href="#here"><code>A</code> Accountability</a>'
    zeros = (Run("37 zeros", to="here", path="a.b"), Run(", 5 of them flagged", to="here"))
    assert inline(zeros, ANCHORS) == (
        '<a class="alone" href="#here"><span data-path="a.b">37 zeros</span>, 5 of them flagged</a>'
    )


def test_runs_that_lead_nowhere_stay_words():
    assert inline((Run("a", to="gone"), Run("b", to="gone", strong=True)), ANCHORS) == "a<strong>b</strong>"


def test_an_amount_below_zero_and_a_financial_year_are_not_broken():
    assert inline((Run("at most −£0.570m by 2029-30"),), ANCHORS) == (
        f"at most −{JOINER}£0.570m by 2029-{JOINER}30"
    )
    assert unbroken("−€5") == f"−{JOINER}€5"


def test_dates_and_ids_stay_as_they_are():
    for said in ("2026-03-31", "12026-27", "2026-270", "a-b"):
        assert unbroken(said) == said
    assert JOINER not in inline((Run("2026-27", code=True),), ANCHORS)


def test_the_members_sheet_beside_the_page_is_the_only_file_that_is_linked():
    assert f'href="{MEMBERS_SHEET}"' in inline((Run("the sheet", address=MEMBERS_SHEET),), ANCHORS)
    assert "<a" not in inline((Run("another", address="other.html"),), ANCHORS)


def test_a_path_may_break_where_its_parts_meet():
    path = "lancashire-2024-25.json:councils[0].total_expenditure"
    said = inline((Run(path),), ANCHORS)
    assert said.replace("<wbr>", "").replace(JOINER, "") == path
    assert ".<wbr>total_<wbr>expenditure" in said
    assert inline((Run("low_grade", code=True),), ANCHORS) == "<code>low_<wbr>grade</code>"
    assert "<" not in unbroken(path), "what goes on paper knows no tag"
    assert "<wbr>" not in inline((Run("Words of some length, and a figure: 1,200.50. And so on."),), ANCHORS)
