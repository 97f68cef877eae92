"""What is withheld is counted, two people publish, and a stranger verifies what was published."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from moothall.files.bundle.bundle import SIGNATURE, read_bundle
from moothall.files.bundle.log import read_head, read_log
from moothall.files.bundle.manifest import NAME
from moothall.files.bundle.packing import packed
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions, reading, withholding
from moothall_web.publication.making import make_edition
from tests.acceptance.story import Story
from tests.render.reading import pdf_text, word_text
from tests.web.journeys.hands import given
from tests.web.journeys.walking import OPEN
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.proposing import propose

LONG = 240_000
"""Milliseconds: an edition is made while the page waits, on a machine that may do much else."""


def reasoned(project, item: str, officer) -> None:
    """Give one of the claims its reason."""
    claim = withholding.rows(project, "evidence")
    found = next(v for v in claim if v.place.key == item)
    typed = {"code": "FOI s43", "reason": "It is a price.", "owner": "Clerk", "review": "2099-01-31"}
    withholding.withhold(project, found, typed, (found.version, 0), Actor(officer, "RL_officer"))


@pytest.mark.postgres
def test_disclosure_is_counted(walker, db):
    """Four claims without a reason block publication until they have one; then two people publish.

    ACC21: the public sees 30 claims withheld, why and until when, and that it cannot verify 26% of them.
    people: officer 5
    """
    project = many.brought_in()
    officer, councillor = person_in(project, "RL_officer"), person_in(project, "RL_councillor")
    public = walker()
    with public.expecting(404):
        public.go("/p/many/editions/1/")
    one = walker()
    one.sign_in(officer)
    one.go("/p/many/")
    one.follow("What the public sees")
    assert one.page.get_by_text("4 things keep the project from being published.").is_visible()
    one.follow("Evidence, EV001", exact=False)
    with one.expecting(422):
        one.press("Save")
    assert one.page.get_by_role("alert").get_by_role("link").count() == 4
    one.page.get_by_label("Reason in law").select_option("FOI s43")
    one.page.get_by_label("Why, in a sentence").fill("It would weaken the next bargain.")
    one.page.get_by_label("Who answers for it").fill("Monitoring officer")
    one.page.get_by_label("When it is looked at again").fill("2099-01-31")
    one.press("Save")
    assert one.page.get_by_text("nothing can be published (3)").is_visible()
    for item in ("EV002", "EV003", "EV004"):
        reasoned(project, item, officer)
    one.go("/p/many/publication/")
    with one.expecting(422):
        one.press("Propose it as it stands now")
    one.page.get_by_label("What this edition is for").fill("The draft for comment.")
    one.press("Propose it as it stands now")
    assert one.page.get_by_role("button", name="Confirm and publish").count() == 0
    assert one.page.get_by_text(f"It waits for one of: {councillor}.").is_visible()
    other = walker()
    other.page.set_default_timeout(LONG)
    other.sign_in(councillor)
    other.go("/p/many/publication/")
    other.follow(f"{officer} proposed one", exact=False)
    other.press("Confirm and publish")
    assert other.heading() == "Many claims: edition 1"
    public.go("/p/many/editions/1/")
    assert public.page.get_by_text("30 claims of 120 are withheld.").is_visible()
    assert public.page.get_by_text("cannot verify 26% of the weight").is_visible()
    assert public.page.get_by_role("table").first.get_by_role("row").count() == 31
    public.page.goto("/p/many/editions/1/files/documents/index.html")
    assert public.page.get_by_text("AB18").first.is_visible()
    assert many.CANARY not in public.page.content()
    public.go("/p/many/editions/1/")
    public.speak("cy", "Cymraeg")


def verified(place: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command line, in a folder of its own."""
    asked = [sys.executable, "-m", "moothall", "verify", "taken.moothall", *more]
    return subprocess.run(asked, cwd=place, capture_output=True, text=True, check=False)


@pytest.mark.postgres
def test_reproducible_from_the_export(walker, db, tmp_path):
    """An auditor without an account takes the bundle away and works everything out again by the command line.

    ACC22: the same to the byte, with signature and log; and a file that was changed is found.
    people: auditor 1
    """
    project = many.brought_in(unreasoned=0)
    officer = Actor(person_in(project, "RL_officer"), "RL_officer")
    councillor = Actor(person_in(project, "RL_councillor"), "RL_councillor")
    edition = make_edition(
        editions.confirm(propose(project, "For audit.", officer), "", councillor),
        formats=("html",),
        spoken=("en",),
    )
    one = walker()
    one.go("/p/many/editions/1/")
    address = one.page.get_by_role("link", name="All of it in one file", exact=False).get_attribute("href")
    (tmp_path / "taken.moothall").write_bytes(one.page.request.get(address).body())
    key = one.page.locator("#verify ~ dl code").last.inner_text()
    assert key == edition.key.public
    done = verified(tmp_path, "--key", key, "--digest", edition.digest)
    assert done.returncode == 0, done.stdout + done.stderr
    for words in (
        "signed with the key that you gave",
        "The log has",
        "the findings are the same to the byte",
    ):
        assert words in " ".join(done.stdout.split())
    files = dict(read_bundle(tmp_path / "taken.moothall").files)
    assert {"log.jsonl", "log-head.json", "edition.json", NAME, SIGNATURE, "findings.json"} <= set(files)
    head = read_head(files["log-head.json"], "")
    entries = read_log(files["log.jsonl"], head.log)
    assert len(entries) == head.entry == edition.entry, "every entry has its place in it"
    files["project/evidence.csv"] = files["project/evidence.csv"].replace(
        b"Claim number 60", b"Claim number 61"
    )
    (tmp_path / "taken.moothall").write_bytes(packed(files))
    changed = verified(tmp_path, "--key", key)
    assert changed.returncode == 1
    assert "project/evidence.csv is not the file that the manifest lists" in " ".join(changed.stdout.split())


def test_acc25_whole_document_accessible_and_complete(walker, db, tmp_path):
    """An analyst without an account or scripts reads a whole edition, as a page, in Word and in print, in English and Welsh.

    ACC25, given: the decision gate is reached and the section on exit (BC19) is empty. Then: it is printed as
    empty, ER15 stops the decision, and the same figures stand in all three.
    """  # noqa: E501
    story = Story(tmp_path)
    story.remove("case/BC19.md")
    project = given(story, "exit")
    officer = Actor(person_in(project, "RL_officer"), "RL_officer")
    councillor = Actor(person_in(project, "RL_councillor"), "RL_councillor")
    proposed = propose(project, "For the decision.", officer)
    confirmed = editions.confirm(proposed, "Small counts cannot be told.", councillor)
    edition = make_edition(confirmed, formats=("html", "pdf", "docx"))
    one = walker(scripts=False)
    found = reading.findings_of(edition)
    totals = {f"{option.total.low:.1f}" for option in found.scoring.options if option.total}
    assert totals
    for code in ("en", "cy"):
        one.go("/p/exit/editions/1/")
        if code == "cy":
            one.speak(code, "Cymraeg")
        links = one.page.locator("main #files ~ ul li a:first-child").all()[:3]
        page, *papers = [str(link.get_attribute("href")) for link in links]
        pdf, word = (one.page.request.get(address).body() for address in papers)
        one.page.goto(page)
        one.page.evaluate(OPEN, True)
        assert one.page.evaluate("document.documentElement.lang") == code
        for words in (one.page.locator("body").inner_text(), pdf_text(pdf), word_text(word)):
            assert "BC19" in words
            assert "ER15" in words
            assert [total for total in totals if total not in words] == []
        bare = "svg:not([aria-hidden]):not([aria-labelledby]):not(:has(title))"
        assert one.page.locator(bare).count() == 0, "every picture has its text"
        figures = one.page.locator("figure:has(svg)")
        assert figures.count() == one.page.locator("figure:has(svg):has(table)").count() > 0
        zoomed = max(one.width // 2, 320)  # as at twice the size
        one.page.set_viewport_size({"width": zoomed, "height": 450})
        assert one.page.evaluate("document.documentElement.scrollWidth") <= zoomed
        one.page.set_viewport_size({"width": one.width, "height": 900})
        one.keyboard_to(one.page.locator("a[href^='#']").nth(2))
        if code == "en":  # in the other language it is built alike
            one.accessible()
