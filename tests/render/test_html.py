"""The page as text: nothing runs, nothing is lost, ids are given once, and the same comes out again."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from moothall.business_case.document import Notice, Paragraph, Run, Section, Table
from moothall.render.html import render_html
from tests.render.made import HOSTILE, document, everything, profile, table, text

VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}


class Reader(HTMLParser):
    """Tags, ids and whether every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.references: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self.open += [] if tag in VOID else [tag]
        self.ids += [given["id"]] if "id" in given else []
        self.addresses += [given["href"]] if tag == "a" else []
        self.references += given.get("aria-labelledby", "").split()
        assert not any(name.startswith("on") for name in given)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page():
    return render_html(everything())


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


def one(*blocks, **more):
    return render_html(document((Section("s", "S", blocks),), **more))


def test_tags_are_closed_and_none_can_run(read):
    assert read.open == []
    assert not {"script", "iframe", "object", "img", "form", "base"} & set(read.tags)


def test_hostile_text_stays_text(page):
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;&amp;&#34;&#39;)&lt;/script&gt;" in page


@pytest.mark.parametrize("place", ["title", "subtitle"])
def test_hostile_text_in_the_frame(place):
    assert "<script" not in render_html(document(**{place: HOSTILE}))


def test_policy_language_and_frame(page, read):
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert (
        read.tags.count("h1") == read.tags.count("main") == read.tags.count("title") - page.count("<svg") == 1
    )


def test_ids_are_given_once_and_every_reference_is_met(read):
    assert len(read.ids) == len(set(read.ids))
    assert set(read.references) <= set(read.ids)
    assert {a[1:] for a in read.addresses if a.startswith("#")} <= set(read.ids)


def test_second_taker_of_an_id_gets_a_number():
    html = one(
        table("t"),
        table("t"),
        Notice("low", "N", id="t"),
        table("t-caption"),
        Notice("low", "M", id="page-main"),
    )
    ids = Reader(html).ids
    assert len(ids) == len(set(ids))
    assert {"t", "t-2", "t-3", "t-caption", "page-main-2"} <= set(ids)


def test_link_to_what_is_not_there_is_plain_text():
    html = one(Paragraph(text(Run("gone", to="nowhere"), Run("here", to="s"))))
    assert '<p>gone<a href="#s">here</a></p>' in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b", "//x.org", "http://[", "file:///x"]
)
def test_only_web_addresses_become_links(address):
    assert "<p>out</p>" in one(Paragraph(text(Run("out", address=address))))


def test_web_address_is_a_link_that_tells_nobody():
    html = one(Paragraph(text(Run("out", address="https://x.org/?a=1&b=2"))))
    assert '<a class="alone" href="https://x.org/?a=1&amp;b=2" rel="noreferrer">out</a>' in html


def test_same_document_same_bytes(page):
    assert render_html(everything()) == page


def test_notices_of_the_document_come_before_everything():
    html = render_html(document((Section("s", "S"),), notices=(Notice("stop", "Overridden"),)))
    assert html.index("Overridden") < html.index("<nav") < html.index("<main")


def test_severity_is_a_word():
    for kind, word in (
        ("stop", "Stop"),
        ("high", "High"),
        ("medium", "Medium"),
        ("low", "Low"),
        ("info", "Please note"),
    ):
        assert f'<strong class="tag">{word}</strong> <strong>N</strong>' in one(Notice(kind, "N"))


def test_tables_name_their_columns_and_rows():
    html = one(table("wide", 5))
    assert '<div class="scroll" role="region" tabindex="0" aria-labelledby="wide-caption">' in html
    assert '<caption id="wide-caption"><span>Table of 5</span></caption>' in html
    assert html.count('scope="col"') == 5
    assert html.count('<th scope="row">Row ') == 3
    assert 'role="region"' not in one(table("narrow", 3))


def test_a_table_that_may_stand_as_a_list_keeps_its_roles_and_names_each_cell():
    html = one(table("wide", 5, stacked=True))
    roles = re.findall(r'role="(\w+)"', html[html.index("<table") : html.index("</table>")])
    assert Counter(roles) == {
        "table": 1, "rowgroup": 2, "row": 4, "columnheader": 5, "rowheader": 3, "cell": 12
    }  # fmt: skip
    assert html.count('data-column="Figure 3, £"') == 3
    assert "data-column=" not in one(table("wide", 5))


def test_empty_table_says_so():
    html = one(Table("t", "Risks", (), (), "None recorded."))
    assert "<table" not in html
    assert re.search(r'<p class="empty" id="t"><strong>Risks</strong> None recorded.</p>', html)


def test_evidence_is_named_and_linked_where_it_is_told(page):
    assert '<a href="#evidence-EV1">EV1<span class="hidden">, grade B</span></a>' in page
    assert "<span>EV9</span>" in page


def test_figure_has_title_reading_picture_and_table():
    html = one(profile())
    order = [
        html.index(word) for word in ("<figcaption", "One leads.", "<svg", "as a table</summary>", "<table")
    ]
    assert order == sorted(order)


def test_a_part_ends_with_one_way_back_to_the_contents():
    inner = (Section("a", "A"), Section("b", "B"))
    html = render_html(document((Section("s", "S", sections=inner), Section("t", "T"))))
    assert html.count('class="back"') == len(inner) + 1
