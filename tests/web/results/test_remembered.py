"""What was worked out is remembered by what it was worked out from, and made once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.utils import timezone
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.models import Project
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves
from moothall_web.results import remembered
from moothall_web.results.gather import gather
from moothall_web.results.models import Remembered
from moothall_web.results.remembered import GIVEN_UP, findings_bytes, forget, kept, lasting_findings, state
from tests.web import made

EXAMPLES = sorted(p.parent.name for p in made.EXAMPLES.glob("*/project.yaml"))


@pytest.mark.postgres
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.django_db
def test_rows_give_the_findings_of_the_folder_to_the_byte(name: str) -> None:
    given = made.example(name)
    held = Project.objects.filter(slug=name).first() or made.brought_in(given, name)
    assert findings_bytes(state(held)) == findings_json(appraise(given))


@pytest.mark.django_db
def test_another_process_finds_every_digit_again(site_project: Project, monkeypatch) -> None:
    known = state(site_project)
    found = lasting_findings(known)
    monkeypatch.setattr(remembered, "_exact", {})
    monkeypatch.setattr(remembered, "appraise", lambda _: pytest.fail("worked out a second time"))
    assert findings_json(lasting_findings(known)) == findings_json(found)
    assert remembered.exact_findings(known) is lasting_findings(known)


@pytest.mark.django_db
def test_findings_that_would_be_read_otherwise_are_not_handed_on(site_project: Project) -> None:
    known = state(site_project)
    exact = remembered.exact_findings(known)
    odd = replace(exact, ranking=replace(exact.ranking, concentration=100))  # a whole number for a fraction
    assert remembered._handed_on(odd) == b""
    assert remembered._handed_on(exact)


def test_there_are_four_examples() -> None:
    assert len(EXAMPLES) == 4


def change(project: Project, title: str) -> None:
    now = newest(project, "options", "lead")
    assert now is not None
    fields = dict(now.fields or {}) | {"title": title}
    save(project, shelves()["options"], "lead", fields, Actor(made.bringer(), "RL_officer"), seen=now.version)


def test_a_change_is_seen_at_once_and_a_change_back_finds_what_was_remembered(site_project: Project) -> None:
    first = state(site_project)
    title = next(o.title for o in first.project.options if o.id == "lead")
    assert state(site_project) is first, "nobody wrote, so the rows are not read again"
    change(site_project, "Another title")
    second = state(site_project)
    assert second.key != first.key
    change(site_project, title)
    assert state(site_project).key == first.key


def test_the_key_knows_draws_and_seed(site_project: Project) -> None:
    project = state(site_project).project
    other = replace(project, head=replace(project.head, seed=project.head.seed + 1))
    assert remembered.key_of(other) != remembered.key_of(project)
    assert len(fingerprint(project)) == 64


def test_a_moment_past_is_gathered_as_it_was(site_project: Project) -> None:
    first, then = state(site_project), timezone.now()
    change(site_project, "Another title")
    assert fingerprint(gather(site_project)) != fingerprint(first.project)
    assert fingerprint(gather(site_project, then)) == fingerprint(first.project)


class TestKept:
    @pytest.mark.django_db
    def test_a_thing_is_made_once(self) -> None:
        calls: list[int] = []

        def make() -> bytes:
            calls.append(1)
            return b"made"

        assert [kept("key", "part", make) for _ in range(3)] == [b"made"] * 3
        assert calls == [1]

    @pytest.mark.django_db
    def test_a_failure_is_not_remembered(self) -> None:
        def fail() -> bytes:
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            kept("key", "part", fail)
        assert kept("key", "part", lambda: b"made") == b"made"

    @pytest.mark.django_db
    def test_what_somebody_left_half_made_is_made_again(self) -> None:
        long_ago = timezone.now() - 2 * GIVEN_UP
        Remembered.objects.create(fingerprint="key", part="part", claimed=long_ago)
        assert kept("key", "part", lambda: b"made") == b"made"

    @pytest.mark.django_db
    def test_what_nobody_asks_for_is_forgotten(self) -> None:
        kept("key", "part", lambda: b"made")
        Remembered.objects.filter(fingerprint="key").update(used=timezone.now() - 2 * remembered.KEPT)
        forget()
        assert not Remembered.objects.filter(fingerprint="key").exists()

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.postgres
    def test_all_others_wait_for_the_one_who_makes_it(self, tmp_path: Path) -> None:
        from django.db import connection

        calls: list[str] = []
        found: list[bytes] = []
        begun = threading.Event()

        def make() -> bytes:
            calls.append(threading.current_thread().name)
            begun.wait(1)
            return b"made"

        def ask() -> None:
            try:
                found.append(kept("key", "part", make))
            finally:
                connection.close()

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        begun.set()
        for thread in threads:
            thread.join(20)
        assert found == [b"made"] * 6
        assert len(calls) == 1


def test_documents_are_those_of_the_command_line_to_the_byte(
    site_project: Project, three_valleys: Path
) -> None:
    from moothall_web.results import papers

    page = papers.page(state(site_project), papers.CASE)
    back = '<p class="back"><a href="../results/">Back to the results of this project</a></p>\n'
    assert back in page
    assert page.replace(back, "", 1).encode() == (three_valleys / "index.html").read_bytes()


def test_the_bundle_can_be_verified(site_project: Project, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from moothall.cli.verify import verify
    from moothall_web.results import papers

    bundle = next(p for p in papers.PAPERS if p.name == "bundle.moothall")
    place = tmp_path / "three-valleys.moothall"
    place.write_bytes(papers.paper(state(site_project), bundle))
    done = CliRunner().invoke(verify, [str(place)])
    assert done.exit_code == 0, done.output
