"""ACC25 on paper: the same words and the same figures in the page, the PDF and the Word file."""

from __future__ import annotations

import io
import json
import re

import docx
import pikepdf
import pytest

from tests.acceptance.page import Page
from tests.cli.running import call
from tests.planted.clean import clean
from tests.render.reading import W, figures, pdf_text, squeezed, tags, word_text, word_xml


class Papers:
    """What one command wrote of a project whose section on exit (BC19) is empty."""

    def __init__(self, folder) -> None:
        project, out = clean(folder / "project"), folder / "out"
        (project / "case" / "BC19.md").unlink()
        done = call("appraise", project, "-o", out, "--draws", 2000, "--formats", "html,pdf,docx,json")
        assert done.exit_code == 1, done.output
        self.findings = json.loads((out / "findings.json").read_text("utf-8"))
        self.page = Page(out / "index.html")
        self.pdf = (out / "business-case.pdf").read_bytes()
        self.docx = (out / "business-case.docx").read_bytes()
        self.words = {"pdf": pdf_text(self.pdf), "docx": word_text(self.docx)}


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return Papers(tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize("paper", ["pdf", "docx"])
class TestACC25OnPaper:
    """Analyst: the decision gate is reached and the section on exit (BC19) is empty."""

    def test_the_same_figures_stand_in_the_tables(self, papers, paper):
        there = figures(papers.words[paper])
        run_on = squeezed(papers.words[paper])
        told = figures("\n".join(papers.page.rows))
        assert sum(told.values()) > 2000
        # a figure at the end of a line runs on into the next in one format and not in the other
        missing = [f for f, n in told.items() if there[f] < n and run_on.count(squeezed(f)) < n]
        assert missing == []

    def test_the_same_words_stand_in_the_tables(self, papers, paper):
        run_on = squeezed(papers.words[paper])
        words = {word for row in papers.page.rows for word in re.findall(r"\b[A-Z]?[a-z]+\b", row)}
        assert len(words) > 500
        assert [word for word in words if word not in run_on and word != "grade"] == []

    def test_the_empty_section_is_printed_and_the_stop_flag(self, papers, paper):
        words = papers.words[paper]
        assert "BC19" in words
        assert "ER15" in words

    def test_every_figure_of_the_ranking_stands_there(self, papers, paper):
        for option in papers.findings["scoring"]["options"]:
            assert f"{option['total']['low']:.1f}" in papers.words[paper]
        assert papers.findings["project"]["fingerprint"] in papers.words[paper]


def test_the_pdf_can_be_read_aloud(papers):
    with pikepdf.open(io.BytesIO(papers.pdf)) as opened:
        assert str(opened.Root.Lang).startswith("en")
        assert opened.Root.MarkInfo.Marked
    found = tags(papers.pdf)
    pictures = [tag for tag in found if tag.name == "Figure"]
    assert pictures
    assert all(tag.alternative for tag in pictures)
    assert sum(tag.name == "Table" for tag in found) == sum(tag.name == "THead" for tag in found) > 50


def test_the_word_file_can_be_read_aloud(papers):
    opened = docx.Document(io.BytesIO(papers.docx))
    assert all(table._tbl.find(f".//{W}tblHeader") is not None for table in opened.tables)
    told = [p.get("descr") for p in word_xml(papers.docx).iter() if p.tag.endswith("}docPr")]
    assert told
    assert all(told)
