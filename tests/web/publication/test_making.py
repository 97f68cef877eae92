"""An edition is what was confirmed, whole or not at all, and the same if it is begun again."""

from __future__ import annotations

import json
import os
import stat

import pytest
from django.db import IntegrityError, transaction

from moothall.cli.verifying import checks_of
from moothall.files.bundle.bundle import read_bundle
from moothall.files.bundle.log import read_head, read_log
from moothall.files.chain import Held, faults
from moothall_web.audit.check import check
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import save
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.publication import beginning, editions, keeping, keys, making, reading
from moothall_web.publication.editions import RefusedError
from moothall_web.publication.models import Edition
from moothall_web.publication.summary import Summary
from tests.web.made import person_in
from tests.web.publication.proposing import propose


def retitled(project, title):
    """The same project with an option of another title."""
    officer = Actor(person_in(project, "RL_officer"), "RL_officer")
    now = newest(project, "options", "shared")
    save(project, shelves()["options"], "shared", {**now.fields, "title": title}, officer, seen=now.version)


@pytest.mark.postgres
def test_edition_is_verified_by_the_command_line_in_every_respect(small_project):
    officer, councillor = (person_in(small_project, r) for r in ("RL_officer", "RL_councillor"))
    proposed = propose(small_project, "The first of them.", Actor(officer, "RL_officer"))
    confirmed = editions.confirm(proposed, "", Actor(councillor, "RL_councillor"))
    heard = []
    made = making.make_edition(confirmed, lambda *told: heard.append(told), making.FORMATS, ("en", "cy"))
    assert heard == [(n, len(making.STEPS), step) for n, step in enumerate(making.STEPS)], "each, in order"
    assert (made.state, made.number) == (Edition.PUBLISHED, 1)
    found = read_bundle(keeping.folder(made) / reading.BUNDLE)
    checks = list(checks_of(found, made.digest, made.key.public))
    assert {c.what: c.state for c in checks} == dict.fromkeys(
        ("digest", "packing", "files", "contents", "signature", "log", "project", "manifest", "findings",
         "documents"), "same",
    )  # fmt: skip
    documents = {n for n in found.files if n.startswith("documents/")}
    assert {"documents/index.html", "documents/business-case.pdf", "documents/business-case.docx",
            "documents/findings.xlsx", "documents/project.xlsx", "documents/cy/index.html",
            "documents/cy/business-case.pdf", "documents/cy/leaflet.docx"} <= documents  # fmt: skip
    assert any(n.startswith("documents/tables/") for n in documents)
    told = json.loads(found.files["edition.json"])
    assert (told["edition"], told["note"], told["results_differ"]) == (1, "The first of them.", False)
    assert check(small_project.slug) == ()


def test_log_in_it_ends_with_the_confirmation_and_tells_no_payload_of_rows(small_project, published):
    made = published(small_project)
    files = read_bundle(keeping.folder(made) / reading.BUNDLE).files
    head = read_head(files["log-head.json"], "")
    entries = read_log(files["log.jsonl"], head.log)
    assert list(faults(entries, [head.head])) == []
    assert (entries[-1].link.action, entries[-1].body["edition"]) == ("confirm_edition", 1)
    bodies = {e.link.action for e in entries if isinstance(e, Held) and e.salt is not None}
    assert bodies <= {"hand_in", "confirm_edition", "publish_edition"}
    assert len(entries) == made.entry == head.entry


def test_every_file_is_noted_with_its_hash_and_lies_there(small_project, published):
    made = published(small_project)
    for file in made.files.all():
        data = reading.path_of(reading.file_of("small", 1, file.name)).read_bytes()
        assert (making.styles.sha256(data), len(data)) == (file.sha256, file.size)
    assert bool(made.files.get(name="documents/index.html").style)
    assert {f.style for f in made.files.exclude(name__endswith=".html")} == {""}


def test_what_is_written_after_the_proposal_is_not_in_it(small_project):
    officer, councillor = (person_in(small_project, r) for r in ("RL_officer", "RL_councillor"))
    proposed = propose(small_project, "As it stood.", Actor(officer, "RL_officer"))
    retitled(small_project, "Written later")
    made = making.make_edition(
        editions.confirm(proposed, "", Actor(councillor, "RL_councillor")), formats=("html",)
    )
    assert Summary(**made.summary).options["shared"] == "A shared team"
    assert not any(b"Written later" in p.read_bytes() for p in keeping.folder(made).rglob("*") if p.is_file())


def test_correction_says_what_changed(small_project, published):
    by = person_in(small_project, "RL_officer"), person_in(small_project, "RL_councillor")
    first = published(small_project, by=by)
    retitled(small_project, "A team of both")
    second = published(small_project, "The team is of both.", by=by)
    assert (first.number, second.number) == (1, 2)
    told = json.loads((keeping.folder(second) / reading.CHANGES).read_bytes())
    assert [(d["path"], d["before"], d["after"]) for d in told["inputs"]] == [
        (["options", "[shared]", "title"], "A shared team", "A team of both")
    ]
    assert second.summary["changed"] == {"options": 1}
    assert not (keeping.folder(first) / reading.CHANGES).exists()
    log = (keeping.folder(second) / "log.jsonl").read_text()
    assert first.digest in log, "a later log proves the digest of the edition before"


def test_making_that_was_cut_off_leaves_nothing_to_see_and_comes_out_the_same(
    small_project, published, monkeypatch
):
    officer, councillor = (person_in(small_project, r) for r in ("RL_officer", "RL_councillor"))
    proposed = propose(small_project, "Cut off.", Actor(officer, "RL_officer"))
    confirmed = editions.confirm(proposed, "", Actor(councillor, "RL_councillor"))

    keys.signer()  # in life it is committed before anything is made

    def cut_off(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(making, "record", cut_off)  # files are in their place by then, rows are not
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            making.make_edition(confirmed, formats=("html",), spoken=("en",))
    before = (keeping.folder(confirmed) / reading.BUNDLE).read_bytes()
    assert Edition.objects.get(pk=confirmed.pk).state == Edition.CONFIRMED
    assert reading.edition_of("small", 1) is None is reading.file_of("small", 1, "findings.json")
    made = making.make_edition(confirmed, formats=("html",), spoken=("en",))
    assert (keeping.folder(made) / reading.BUNDLE).read_bytes() == before
    assert [p.name for p in keeping.root().iterdir()] == ["small"]
    entries = Entry.objects.filter(chain_id="small").count()
    assert making.make_edition(made).digest == made.digest
    assert Entry.objects.filter(chain_id="small").count() == entries


def test_project_of_another_moment_is_not_published(small_project):
    officer, councillor = (person_in(small_project, r) for r in ("RL_officer", "RL_councillor"))
    proposed = propose(small_project, "Swapped.", Actor(officer, "RL_officer"))
    confirmed = editions.confirm(proposed, "", Actor(councillor, "RL_councillor"))
    Edition.objects.filter(pk=confirmed.pk).update(fingerprint="0" * 64)
    with pytest.raises(making.ChangedError):
        making.make_edition(confirmed)
    assert Edition.objects.get(pk=confirmed.pk).state == Edition.CONFIRMED


class TestTwoPeople:
    def test_nothing_is_confirmed_before_its_results_are_held_against_the_whole(self, small_project):
        officer, councillor = (Actor(person_in(small_project, r), r) for r in ("RL_officer", "RL_councillor"))
        proposed = editions.propose(small_project, "In haste.", officer)
        with pytest.raises(RefusedError, match="weighing"):
            editions.confirm(proposed, "", councillor)
        assert editions.confirm(editions.weigh(proposed), "", councillor).state == "confirmed"

    def test_nobody_confirms_what_they_proposed(self, small_project):
        officer = Actor(person_in(small_project, "RL_officer"), "RL_officer")
        proposed = propose(small_project, "Mine.", officer)
        with pytest.raises(RefusedError, match="own"):
            editions.confirm(proposed, "", officer)
        with pytest.raises(IntegrityError), transaction.atomic():  # nor does the database let it be written
            Edition.objects.filter(pk=proposed.pk).update(
                state="confirmed", number=1, entry=1, confirmed_by=officer.user, confirmed_at=proposed.moment
            )

    def test_results_that_differ_need_a_reason(self, small_project):
        proposed = propose(
            small_project, "Differs.", Actor(person_in(small_project, "RL_officer"), "RL_officer")
        )
        Edition.objects.filter(pk=proposed.pk).update(differs=True)
        councillor = Actor(person_in(small_project, "RL_councillor"), "RL_councillor")
        with pytest.raises(RefusedError, match="reason"):
            editions.confirm(proposed, "", councillor)
        assert editions.confirm(proposed, "The counts are too small.", councillor).reason

    def test_one_edition_is_open_at_a_time(self, small_project):
        officer = Actor(person_in(small_project, "RL_officer"), "RL_officer")
        first = propose(small_project, "One.", officer)
        with pytest.raises(RefusedError, match="open"):
            propose(small_project, "Two.", officer)
        editions.withdraw(first, "Too early.", officer)
        assert propose(small_project, "Two.", officer).state == "proposed"
        with pytest.raises(RefusedError, match="withdrawn"):
            editions.confirm(first, "", Actor(person_in(small_project, "RL_councillor"), "RL_councillor"))


class TestKeys:
    def test_private_half_is_for_its_owner_alone(self, db, own_folder):
        signer = keys.signer()
        assert stat.S_IMODE(os.stat(keys.place()).st_mode) == 0o600
        assert keys.place().read_bytes() == signer.private
        assert keys.signer() == signer

    def test_new_key_signs_and_the_old_one_stays_published(self, small_project, published):
        by = person_in(small_project, "RL_officer"), person_in(small_project, "RL_councillor")
        first = published(small_project, by=by)
        rotated = keys.rotate("command-line")
        second = published(small_project, "Again.", by=by)
        assert second.key == rotated.row != first.key
        first.key.refresh_from_db()
        assert first.key.retired is not None is rotated.row.retired
        assert check(":site") == ()

    def test_key_whose_file_is_gone_is_retired(self, db):
        before = keys.signer().row
        keys.place().unlink()
        after = keys.signer().row
        before.refresh_from_db()
        assert before.retired
        assert after.public != before.public


def test_people_are_told_every_step_in_the_order_in_which_it_comes():
    assert tuple(beginning._steps()) == making.STEPS
