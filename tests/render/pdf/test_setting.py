"""The typesetter in a process of its own: the same PDF, and its complaints come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.business_case.document import Paragraph, Section
from moothall.render.pdf import pdf, setting
from tests.render.made import document, text


def whole(words: str) -> bytes:
    return pdf.render_pdf(document((Section("s", "S", (Paragraph(text(words)),)),)))


def test_a_long_document_set_by_a_process_of_its_own_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = whole("words £5")
    monkeypatch.setattr(setting, "LONG", 0)
    assert whole("words £5") == here


def test_a_complaint_of_the_typesetter_comes_back_from_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setting, "LONG", 0)
    monkeypatch.setattr(pdf.Fonts, "families", lambda self: ["No Such Font"])
    with pytest.raises(setting.NotSet, match="unknown font family"):
        whole("words")


def test_where_no_interpreter_is_known_it_is_set_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "LONG", 0)
    monkeypatch.setattr(setting.sys, "executable", "")
    assert whole("words").startswith(b"%PDF")
