"""Waiting for what a worker makes, in a browser."""

from __future__ import annotations

from django.utils import timezone, translation
from playwright.sync_api import expect

from moothall_web.accounts.models import Project
from moothall_web.audit.models import Entry
from moothall_web.jobs.models import Job
from moothall_web.results.models import Worked
from moothall_web.results.program import build
from moothall_web.results.remembered import state
from moothall_web.results.told import contents
from tests.web import made
from tests.web.jobs.conftest import queued


def _told(project: Project) -> None:
    """The results as they stand are made."""
    known, entry = state(project), Entry.objects.filter(chain_id=project.slug).order_by("-number")[0]
    with translation.override("en"):  # a client of an earlier test may have left another language
        contents(known)
    of = {"key": known.key, "number": entry.number, "at": entry.at, "build": build()}
    Worked.objects.update_or_create(project=project, language="en", defaults=of)


def test_an_officer_waits_for_results_and_for_a_file(walker):
    """An officer sees how far the work is, with a script and without, and reads older results meanwhile."""
    project = made.brought_in(made.small())
    officer = made.person_in(project, "RL_officer")
    Job.objects.all().delete()
    person, plain = walker(), walker(scripts=False)
    with queued():
        person.sign_in(officer)
        person.go("/p/small/results/")
        assert person.heading() == "The results are being worked out"
        job = Job.objects.get(project=project)
        going_on = {"begun": timezone.now(), "beat": timezone.now(), "of": 3}
        Job.objects.filter(pk=job.pk).update(state="working", step="figures", done=1, **going_on)
        expect(person.page.get_by_text("Step 2 of 3: working out the figures")).to_be_visible()
        person.look()
        plain.sign_in(made.person_in(project, "RL_finance"))
        plain.go(f"/p/small/jobs/{job.pk}/")
        plain.follow("Look again")
        assert "Step 2 of 3" in plain.page.locator("#job").inner_text()
        _told(project)
        Job.objects.filter(pk=job.pk).update(state="done")
        expect(person.page.get_by_role("heading", name="Results", level=1)).to_be_visible()
        person.look()
        plain.follow("Look again")
        plain.follow("Show the results")
        assert plain.heading() == "Results"

        person.go("/p/small/downloads/")
        with person.page.expect_navigation():
            person.page.locator('form[action$="workbook.xlsx"] button').click()
        person.look()
        assert person.heading() == "The file workbook.xlsx is being made"
        person.press("Cancel")
        assert "It was cancelled; nothing of it is kept." in person.page.locator("main").inner_text()
        person.press("Ask for it once more")
        newer = Job.objects.get(kind="file", state="waiting")
        Job.objects.filter(pk=newer.pk).update(state="failed", fault="killed")
        expect(person.page.get_by_text("The machine stopped it")).to_be_visible()
        person.look()

        made.changed_title(project, "shared", "Another name")
        person.go("/p/small/results/")
        expect(person.page.get_by_text("Newer ones are being worked out.")).to_be_visible()
        _told(project)
        Job.objects.filter(kind="results").update(state="done")
        expect(person.page.get_by_text("Newer results are there.")).to_be_visible()
        person.look()
        person.follow("Show them")
        assert "Another name" in person.page.locator("main").inner_text()
