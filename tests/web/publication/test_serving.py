"""What everybody reads: the page of an edition, its files for good, keys and heads; and nothing else."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moothall.files.bundle.log import read_head
from moothall.files.bundle.signature import holds, read_signature
from moothall_web.audit.check import check
from moothall_web.casework.writing import Actor
from moothall_web.jobs import kinds
from moothall_web.publication import heads, keeping, reading
from moothall_web.publication.models import DailyHead
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.proposing import propose


@pytest.fixture
def edition(db, published):
    return published(many.brought_in(unreasoned=0))


@pytest.fixture
def public() -> Client:
    return Client()


def test_page_counts_what_is_withheld_and_says_how_to_verify(edition, public):
    with CaptureQueriesContext(connection) as asked:
        page = public.get("/p/many/editions/1/").content.decode()
    assert "30 claims of 120 are withheld." in page
    assert "The public cannot verify 26% of the weight of the evidence." in page
    assert page.count('<th scope="row" class="govuk-table__header">EV0') == 30
    assert "FOI s42: 15; FOI s43: 15" in page
    assert edition.key.public in page
    assert edition.digest in page
    assert many.CANARY not in page
    assert len(asked) <= 6  # whatever the number of claims and files


def test_document_warns_that_too_much_is_withheld(edition):
    findings = reading.findings_of(edition)
    assert [f.rule for f in findings.flags if f.rule == "AB18"] == ["AB18"]
    assert "AB18" in (keeping.folder(edition) / "documents" / "index.html").read_text()
    assert len(reading.project_of(edition).disclosure) == 30


@pytest.mark.postgres
def test_file_may_be_kept_for_good_and_is_not_sent_twice(edition, public):
    address = reverse("edition_file", args=["many", 1, "documents/index.html"])
    first = public.get(address)
    body = b"".join(first.streaming_content)
    assert body == (keeping.folder(edition) / "documents" / "index.html").read_bytes()
    assert first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert first["X-Content-Type-Options"] == "nosniff"
    style = edition.files.get(name="documents/index.html").style
    assert style in first["Content-Security-Policy"]
    assert "unsafe-inline" not in first["Content-Security-Policy"]
    again = public.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    bundle = public.get(reverse("edition_file", args=["many", 1, "bundle.moothall"]))
    assert "attachment" in bundle["Content-Disposition"]
    assert b"".join(bundle.streaming_content)[:2] == b"PK"


def test_documents_are_offered_in_the_reader_s_language_with_the_other_beside(db, public, published):
    edition = published(many.brought_in(unreasoned=0), spoken=("en", "cy"))
    there = "/p/many/editions/1/files/documents/"
    for language, first, other in (
        ("en", "index.html", "cy/index.html"),
        ("cy", "cy/index.html", "index.html"),
    ):
        page = public.get("/p/many/editions/1/", headers={"accept-language": language}).content.decode()
        listed = page.partition('id="files"')[2].partition("<details")[0]
        assert 0 < listed.index(f'"{there}{first}"') < listed.index(f'"{there}{other}" hreflang=')
        weights = public.get("/p/many/editions/1/weights/", headers={"accept-language": language})
        assert f'"{there}{first}' in weights.content.decode()
    files = reading.published(edition.project)[0].files
    assert files.get(name="documents/cy/index.html").style, "its style is let through, too"
    for name, tag in (("index.html", "en"), ("cy/index.html", "cy")):
        assert f'<html lang="{tag}"'.encode() in b"".join(public.get(f"{there}{name}").streaming_content)


def test_edition_in_english_alone_is_offered_as_it_is(edition, public):
    page = public.get("/p/many/editions/1/", headers={"accept-language": "cy"}).content.decode()
    assert '/files/documents/index.html"' in page
    assert "hreflang" not in page


@pytest.mark.parametrize("name", ["../2/findings.json", "no.json", "documents/", "manifest.json/x"])
def test_no_other_file_is_given_out(edition, public, name):
    assert public.get(f"/p/many/editions/1/files/{name}").status_code == 404


def test_nothing_is_there_before_it_is_published(small_project, public):
    officer = person_in(small_project, "RL_officer")
    propose(small_project, "Not yet.", Actor(officer, "RL_officer"))
    for address in ("editions/", "editions/1/", "heads.json", "heads/2026-11-29.json",
                    "editions/1/files/findings.json"):  # fmt: skip
        assert public.get(f"/p/small/{address}").status_code == 404, address
        assert public.get(f"/p/none/{address}").status_code == 404, address


def test_keys_are_public_and_the_signature_holds_by_them(edition, public):
    told = public.get("/signing-keys.json").json()["keys"]
    assert [(k["algorithm"], k["until"]) for k in told] == [("Ed25519", None)]
    place = keeping.folder(edition)
    signature = read_signature((place / "signature.json").read_bytes())
    assert holds((place / "manifest.json").read_bytes(), signature, told[0]["key"])


def test_head_of_a_day_stays_what_it_was(edition, public):
    today = timezone.localdate()
    first = public.get(f"/p/many/heads/{today}.json")
    noted = read_head(first.content, "")
    assert check("many", noted.head) == ()
    person_in(edition.project, "RL_union")
    withdrawn = propose(
        edition.project, "Another.", Actor(person_in(edition.project, "RL_officer"), "RL_officer")
    )
    assert withdrawn.pk
    assert public.get(f"/p/many/heads/{today}.json").content == first.content
    assert public.get("/p/many/heads.json").json()["heads"] == [
        json.loads(first.content) | {"day": f"{today}"}
    ]
    assert public.get("/p/many/heads/2020-01-01.json").status_code == 404
    assert public.get("/p/many/heads/now.json").status_code == 404
    kinds.do_hourly()  # what a worker does
    assert heads.note_all() == 1
    assert DailyHead.objects.count() == 1


def test_list_of_editions_leads_to_each(edition, public):
    page = public.get("/p/many/editions/").content.decode()
    assert 'href="/p/many/editions/1/"' in page
