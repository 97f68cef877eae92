"""The business case from the command line: summary, five cases, empty sections, figures with their paths."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.acceptance.page import Page

CASES = ("Strategic", "Economic", "Commercial", "Financial", "Management")


def test_the_page_has_the_summary_then_the_five_cases(three_valleys: Path) -> None:
    page = Page(three_valleys / "index.html")
    headings = re.findall(r"<h2 id=\"[^\"]+\">(\d+\. [^<]+)</h2>", page.source)
    assert "warnings" in headings[0]
    assert [h.partition(". ")[2] for h in headings[2:7]] == [f"{c} case" for c in CASES]


def test_each_section_of_the_business_case_is_there_or_says_why_it_is_empty(three_valleys: Path) -> None:
    page = Page(three_valleys / "index.html")
    findings = json.loads((three_valleys / "findings.json").read_text("utf-8"))
    sections = findings["registers"]["case"]
    assert len(sections) == 23
    for section in sections:
        part = "\n".join(page.parts[f"case-{section['section']}"])
        assert section["filled"] or "not provided" in part, section["section"]
        assert section["filled"] or "Who is asked for it:" in part, section["section"]


def test_the_leaflet_stands_beside_the_page(three_valleys: Path) -> None:
    leaflet = Page(three_valleys / "leaflet.html")
    assert leaflet.says("Who decides, and when")
    assert 'href="leaflet.html"' in (three_valleys / "index.html").read_text("utf-8")


def test_methods_are_printed_with_their_examples(three_valleys: Path) -> None:
    page = Page(three_valleys / "index.html")
    assert page.says("Example: Three partners share a gain")
    assert page.says("(2 + 2 + 14 + 9 + 15 + 15) / 6 = 9.5")
