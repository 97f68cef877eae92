"""Evidence on pages: graded by questions, with files that are given out only as downloads, and to members."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.check import check
from moothall_web.casework import files
from moothall_web.casework.models import Upload
from moothall_web.results.gather import gather

NEW = "/p/small/evidence/new/"
CLAIM = {
    "id": "EV01", "statement": "Waits fell to nine days.", "kind": "quality", "value": "9", "unit": "days",
    "source_title": "Yearly report", "sector": "audit", "independent": "yes", "grade": "B",
    "same_scope": "no", "disclosure": "public", "seen": "0",
}  # fmt: skip
PDF = b"%PDF-1.7 nothing else"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def file(name="report.pdf", content=PDF):
    return {"file": SimpleUploadedFile(name, content, content_type="text/html")}


@pytest.mark.postgres
def test_claim_with_a_file_goes_in_and_comes_out_as_a_download(officer, small_project, person, client_of):
    assert officer.post(NEW, CLAIM | file()).status_code == 302
    row = gather(small_project).evidence[0]
    assert (row.grade, row.independent, row.same_scope, row.value) == ("B", True, "no", 9)
    upload = Upload.objects.get()
    assert upload.sha256 == hashlib.sha256(PDF).hexdigest()
    assert files.place_of(upload.sha256).read_bytes() == PDF
    auditor = client_of(person("RL_auditor", project=small_project))
    page = words(auditor.get("/p/small/evidence/EV01/"))
    assert "report.pdf" in page
    assert upload.sha256 in page
    answer = auditor.get(f"/p/small/files/{upload.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert check("small") == ()


def test_file_is_for_members_alone(officer, site_project, person, client_of, client):
    officer.post(NEW, CLAIM | file())
    address = f"/p/small/files/{Upload.objects.get().pk}/"
    assert client.get(address).status_code == 302, "to sign in"
    other = client_of(person("RL_officer"))
    assert other.get(address).status_code == 404
    assert other.get(address.replace("small", "three-valleys")).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.exe", b"MZ", "A file of this kind is not kept."),
        ("page.html", b"<script>", "A file of this kind is not kept."),
        ("report.pdf", b"<html>", "This is no pdf file: it does not begin like one."),
        ("notes.txt", b"a\0b", "This is no txt file: it does not begin like one."),
        ("empty.csv", b"", "This file is empty."),
    ],
)
def test_what_is_not_kept_is_told(officer, small_project, name, content, said):
    refused = officer.post(NEW, CLAIM | file(name, content))
    assert refused.status_code == 422
    assert said in words(refused)
    assert "Waits fell to nine days." in words(refused), "what was typed is kept"
    assert not gather(small_project).evidence
    assert not Upload.objects.exists()


def test_too_large_is_told(officer, monkeypatch):
    monkeypatch.setitem(files._rules(), "largest_mb", 0)
    assert "the most is 0 MB" in words(officer.post(NEW, CLAIM | file()))


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd.txt", "passwd.txt"), ('a"b\r\nX: y.pdf', "a_b_X: y.pdf"), ("x" * 300 + ".pdf", None)],
)
def test_names_are_made_harmless(name, kept):
    assert files.plain(name) == (kept or "x" * 146 + ".pdf")


def test_same_file_twice_is_one(officer):
    officer.post(NEW, CLAIM | file())
    officer.post("/p/small/evidence/EV01/", CLAIM | file("copy.pdf") | {"seen": "1"})
    assert Upload.objects.count() == 1


@pytest.mark.postgres
def test_database_refuses_to_forget_a_file(officer):
    officer.post(NEW, CLAIM | file())
    with pytest.raises(DatabaseError), transaction.atomic():
        Upload.objects.update(name="other.pdf")


def test_questions_and_the_next_id(officer, site_project, person, client_of):
    page = words(client_of(person("RL_officer")).get("/p/three-valleys/evidence/new/"))
    assert 'value="EV95"' in page
    assert "Is it like for like?" in page
    assert "A: Audited or independently verified" in page
    taken = officer.post(NEW, CLAIM)
    assert taken.status_code == 302
    again = officer.post(NEW, CLAIM | {"statement": "Another."})
    assert again.status_code == 422
    assert "There is a claim “EV01” already." in words(again)


def test_stale_claim_shows_both(officer):
    officer.post(NEW, CLAIM)
    page = "/p/small/evidence/EV01/"
    officer.post(page, CLAIM | {"statement": "Their words.", "seen": "1"})
    stale = officer.post(page, CLAIM | {"statement": "My words.", "seen": "1"})
    assert stale.status_code == 409
    assert "They wrote: Their words." in words(stale)
    assert "My words." in words(stale)


def test_who_may_not_set_up_reads(small_project, officer, person, client_of):
    officer.post(NEW, CLAIM)
    client = client_of(person("RL_union", project=small_project))
    assert client.get(NEW).status_code == 403
    client.post("/p/small/evidence/EV01/", CLAIM | {"statement": "Ours.", "seen": "1"})
    assert gather(small_project).evidence[0].statement == "Waits fell to nine days."


def test_queries_do_not_grow_with_rows(small_project, site_project, officer, person, client_of):
    officer.post(NEW, CLAIM)
    counts = []
    for project in (small_project, site_project):
        client = client_of(person("RL_officer", project=project))
        for page in ("evidence/new/", "evidence/EV01/"):
            client.get(f"/p/{project.slug}/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/p/{project.slug}/{page}").status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 13
