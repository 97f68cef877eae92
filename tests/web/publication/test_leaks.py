"""Canaries in every field and file that is not published: none is in anything that everybody can read."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import unwrapped
from moothall.project.disclosure import DisclosureRow
from moothall.project.evidence import EvidenceRow
from moothall.project.project import Project as Given
from moothall.project.public_rules import KEPT
from moothall.project.stakeholders import Assessor
from moothall.project.verifications import VerificationRow
from moothall.project.workforce import WorkforceRow
from moothall_web.accounts import invitations
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.policy import member_of
from moothall_web.casework import files
from moothall_web.casework.actions import remove, save
from moothall_web.casework.models import Draft, Submission, Value
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions, making
from moothall_web.results.remembered import findings_of, state
from tests.web import made
from tests.web.leaks import Canaries, texts
from tests.web.publication.proposing import propose

SECRET_FIGURE = 918273645.0
TOLD = ("statement", "source_title", "source_address", "locator", "author", "verified_by", "interest_note",
        "note", "unit", "period")  # fmt: skip
"""Texts of a claim that go when it is withheld."""


def secret_claim(canary: Canaries) -> EvidenceRow:
    return EvidenceRow(
        id="EV1", kind="price", value=SECRET_FIGURE, grade="D", sector="private", disclosure="withheld",
        date=datetime.date(2026, 3, 3),
        **{f: f"{canary(f'withheld claim, {f}')} of four words" for f in TOLD},
    )  # fmt: skip


def given(canary: Canaries) -> Given:
    """The small project with a withheld claim, roles of assessors, and few staff by pay grade."""
    whole = made.small()
    parts = {f: getattr(whole, f) for f in whole.__struct_fields__}
    groups = tuple(
        replace(g, assessors=tuple(Assessor(id=a.id, role=canary(f"role of {a.id}")) for a in g.assessors))
        for g in whole.stakeholders.groups
    )
    staff = tuple(
        WorkforceRow(
            partner=p,
            occupation="clerk",
            pay_grade=canary(f"pay grade in {p}"),
            fte=2,
            headcount=2,
            terms=canary(f"terms of staff in {p}"),
        )
        for p in ("north", "south")
    )
    register = DisclosureRow(
        item="EV1", code="FOI s43", reason="A price.", owner="Clerk", review=datetime.date(2099, 1, 1)
    )
    mark = VerificationRow(
        evidence="EV1", verdict="challenged", by="Audit", date=datetime.date(2026, 6, 1),
        reason=canary("reason of a mark on the withheld claim"),
    )  # fmt: skip
    open_claim = EvidenceRow(id="EV2", statement="What everybody may read.", source_title="A paper")
    return Given(**parts | {
        "head": replace(whole.head, id="leaky"), "stakeholders": replace(whole.stakeholders, groups=groups),
        "evidence": (secret_claim(canary), open_claim), "disclosure": (register,), "workforce": staff,
        "verifications": (mark,),
    })  # fmt: skip


@pytest.fixture
def canary() -> Canaries:
    return Canaries()


@pytest.fixture
def project(db, canary):
    """A project of the site with something unpublished in every place where people can put it."""
    held = made.brought_in(given(canary))
    officer = made.person_in(held, "RL_officer")
    officer.name = canary("name of the officer")
    officer.save()
    actor = Actor(officer, "RL_officer")
    add = shelves()
    title = {"id": "north", "title": canary("an earlier version")}
    first = save(held, add["head.partners"], "north", title, actor, seen=1, why=canary("why it was changed"))
    save(held, add["head.partners"], "north", {"id": "north", "title": "North"}, actor, seen=first.version)
    gone = {"id": "LS1", "lesson": canary("a removed row"), "source": "x"}
    row = save(held, add["lessons"], "LS1", gone, actor)
    remove(held, add["lessons"], "LS1", actor, seen=row.version, why=canary("why it was removed"))
    fields = {"option": "shared", "criterion": "D1", "assessor": "OF1", "score": 3, "date": "2026-06-01",
              "reason": canary("a score not handed in")}  # fmt: skip
    save(held, add["scores"], "shared|D1|OF1|2026-06-01", fields, actor)
    assert not Submission.objects.filter(project=held).exists()
    for item in ("EV1", "EV2"):
        name = f"{canary(f'name of the file of {item}')}.txt"
        files.add(held, item, SimpleUploadedFile(name, canary(f"file of {item}").encode()), actor)
    Draft.objects.create(project=held, user=officer, page="/", fields={"x": canary("a draft")})
    asked = Asked(email=f"{canary('an invitation')}@example.org", role="RL_union", body="", assessor="")
    invitations.invite(member_of(officer, held), asked)
    proposed = propose(held, canary("a proposal that was withdrawn"), actor)
    editions.withdraw(proposed, canary("why it was withdrawn"), actor)
    return held


def crawled(client: Client, slug: str) -> dict[str, bytes]:
    """Everything that somebody without an account can reach from the list of editions."""
    waiting, found = [f"/p/{slug}/editions/"], {}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = answer.getvalue() if answer.streaming else answer.content
        if answer["Content-Type"].startswith("text/html") and "/files/" not in address:
            hrefs = re.findall(rb'href="([^"#]+)"', found[address])
            new = {h.decode() for h in hrefs if h.startswith((b"/p/", b"/signing"))}
            waiting += sorted(new - set(found) - set(waiting))
    return found


def test_nothing_unpublished_is_in_anything_that_is_public(project, canary, published):
    known = state(project)
    assert findings_of(known).evidence.items["EV1"].statement == given(canary).evidence[0].statement
    edition = published(project, formats=making.FORMATS, spoken=("en", "cy"))
    everything = crawled(Client(), "leaky")
    assert len(everything) >= edition.files.count()
    read = [found for name, data in everything.items() for found in texts(name, data)]
    assert canary.in_texts(read) == []
    figure = str(int(SECRET_FIGURE)).encode()
    assert [where for where, text in read if figure in text or b"918,273,645" in text] == []
    assert any(b"whateverybodymayread." in text for _where, text in read)


def test_canaries_are_there_to_be_found(project, canary):
    stored = "".join(str(v.fields) + v.why for v in Value.objects.filter(place__project=project))
    missing = [place for place, word in canary.put.items() if "claim" in place and word not in stored]
    assert missing == []
    assert len(canary.put) >= 25


def test_every_text_of_a_claim_that_is_not_kept_has_a_canary():
    """What is kept stands in one place, `public_rules.KEPT`; a new field is withheld until it is there."""
    texts_of = {
        f.name for f in mi.type_info(EvidenceRow).fields if isinstance(unwrapped(f.type)[0], mi.StrType)
    }
    codes = {"grade", "price_base"}
    assert texts_of - set(KEPT) - codes == set(TOLD)


@pytest.mark.parametrize("inside", ["plain", "word", "runs", "nested"])
def test_crawl_finds_what_it_looks_for(inside, canary):
    word = canary("here").lower().encode()
    data = {"plain": b"a " + word}.get(inside, b"")
    if not data:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            between = b"</w:t></w:r><w:r><w:t>" if inside == "runs" else b"-\n"
            archive.writestr("word/document.xml", b"<w:t>" + word[:4] + between + word[4:] + b"</w:t>")
        data = packed.getvalue()
    if inside == "nested":
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.docx", data)
        data = outer.getvalue()
    assert canary.in_file("f", data)
