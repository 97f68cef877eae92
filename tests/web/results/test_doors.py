"""Whole projects come in by file: all faults at once, changes counted ahead, done on confirmation."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from moothall.files.folder import folder_files
from moothall.files.workbook.writing import project_book
from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.audit.check import check
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.models import Place
from moothall_web.casework.reading import newest, rows
from moothall_web.casework.shelves import shelves
from moothall_web.results.gather import gather
from moothall_web.results.models import Upload
from tests.web import made

Person = Callable[..., User]
ClientOf = Callable[..., Client]
DOOR = "/p/three-valleys/bring-in/"


@pytest.fixture
def officer(person: Person, client_of: ClientOf) -> Client:
    return client_of(person("RL_officer"))


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"three-valleys/{name}", data)
    return out.getvalue()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return folder_files(made.example("three-valleys"))


def sent(client: Client, name: str, data: bytes) -> str:
    """The page that says what a file changes."""
    found = client.post(DOOR, {"file": SimpleUploadedFile(name, data)})
    assert found.status_code == 302, found.content.decode()[-3000:]
    return str(found["Location"])


def head_of(page: str) -> str:
    found = re.search(r'name="head" value="([^"]*)"', page)
    assert found, page[-2000:]
    return found.group(1)


class TestPreview:
    def test_the_same_project_changes_nothing(self, officer: Client, files: dict[str, bytes]) -> None:
        page = officer.get(sent(officer, "folder.zip", zipped(files))).content.decode()
        assert "Nothing changes: the file holds what stands here." in page
        assert "The file holds as many." in page

    def test_a_workbook_too(self, officer: Client) -> None:
        data = project_book(made.example("three-valleys"))
        page = officer.get(sent(officer, "book.xlsx", data)).content.decode()
        assert "Nothing changes: the file holds what stands here." in page

    def test_rows_are_counted_by_kind_and_nothing_is_written(
        self, officer: Client, site_project: Project, files: dict[str, bytes]
    ) -> None:
        before = fingerprint(gather(site_project))
        page = officer.get(sent(officer, "folder.zip", zipped(edited(files)))).content.decode()
        row = re.search(r'header">Lessons</th>(.*?)</tr>', page, re.DOTALL)
        assert row
        numbers = [int(n) for n in re.findall(r">(\d+)<", row.group(1))]
        standing, incoming, added, changed, removed, after = numbers
        assert (added, changed, removed) == (1, 0, 1) or (added, changed, removed) == (0, 0, 1)
        assert after == incoming == standing + added - removed
        assert "Control: here now" in page
        assert fingerprint(gather(site_project)) == before


def edited(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without the last lesson."""
    lines = files["lessons.csv"].decode().rstrip("\n").split("\n")
    return files | {"lessons.csv": ("\n".join(lines[:-1]) + "\n").encode()}


class TestConfirmed:
    def test_the_project_is_that_of_the_file(
        self, officer: Client, site_project: Project, files: dict[str, bytes]
    ) -> None:
        place = sent(officer, "folder.zip", zipped(edited(files)))
        head = head_of(officer.get(place).content.decode())
        done = officer.post(place, {"head": head, "why": "The list was corrected"}, follow=True)
        assert done.status_code == 200
        assert "rows stand now" in done.content.decode() or "row was written" in done.content.decode()
        kept = len(made.example("three-valleys").lessons) - 1
        assert len(gather(site_project).lessons) == kept
        assert not Upload.objects.exists()
        assert check("three-valleys") == ()

    def test_a_change_in_between_is_shown_and_nothing_is_brought_in(
        self, officer: Client, site_project: Project, files: dict[str, bytes]
    ) -> None:
        place = sent(officer, "folder.zip", zipped(edited(files)))
        head = head_of(officer.get(place).content.decode())
        now = newest(site_project, "options", "lead")
        assert now is not None
        fields = dict(now.fields or {}) | {"title": "Changed by another"}
        actor = Actor(made.bringer(), "RL_officer")
        save(site_project, shelves()["options"], "lead", fields, actor, seen=now.version)
        done = officer.post(place, {"head": head})
        assert done.status_code == 409
        assert "Somebody changed the project while you looked" in done.content.decode()
        assert any(
            v.fields and v.fields["title"] == "Changed by another" for v in rows(site_project, "options")
        )

    def test_scores_not_handed_in_are_not_handed_in_by_a_file(
        self, officer: Client, site_project: Project, files: dict[str, bytes]
    ) -> None:
        """UN1 gave no score in section S; now UN1 begins to, while somebody sends a file with one."""
        actor = Actor(made.bringer(), "RL_union")
        values = {"option": "lead", "criterion": "S2", "assessor": "UN1", "score": 2, "date": "2026-09-15"}
        key = shelves()["scores"].key_of(values, 1)
        save(site_project, shelves()["scores"], key, values, actor)
        scores = files["scores.csv"].decode()
        columns = scores.split("\n", 1)[0].split(",")
        line = ",".join(str({**values, "option": "joint"}.get(c, "")) for c in columns)
        more = files | {"scores.csv": (scores.rstrip("\n") + "\n" + line + "\n").encode()}
        page = officer.get(sent(officer, "folder.zip", zipped(more))).content.decode()
        assert "UN1 has 1 scores of section S here that are not handed in" in page
        assert "Bring it in" not in page


class TestRefused:
    def test_every_fault_is_said_at_once_with_its_place(
        self, officer: Client, files: dict[str, bytes]
    ) -> None:
        bad = files | {
            "lessons.csv": files["lessons.csv"] + b"too,many,columns,by,far,in,this,line,x,y,z,a,b,c,d\n",
            "options.yaml": b"options: [{id: one}]\n",
        }
        found = officer.post(DOOR, {"file": SimpleUploadedFile("folder.zip", zipped(bad))})
        page = found.content.decode()
        assert found.status_code == 422
        assert "lessons.csv line" in page
        assert "options.yaml line 1" in page
        assert not Upload.objects.exists()

    @pytest.mark.parametrize("name", ["project.exe", "project.ods", "noname"])
    def test_other_kinds_of_files(self, officer: Client, name: str) -> None:
        found = officer.post(DOOR, {"file": SimpleUploadedFile(name, b"x")})
        assert found.status_code == 422
        assert "a file of this kind is not read" in found.content.decode()

    def test_nothing_chosen(self, officer: Client) -> None:
        found = officer.post(DOOR, {})
        assert found.status_code == 422
        assert found.content.decode().count("Choose a file.") == 2

    def test_who_may_not_set_up_may_not_bring_in(self, person: Person, client_of: ClientOf) -> None:
        assert client_of(person("RL_union")).get(DOOR).status_code == 403

    def test_anothers_upload_is_nobody_elses(
        self, officer: Client, person: Person, client_of: ClientOf, files: dict[str, bytes]
    ) -> None:
        place = sent(officer, "folder.zip", zipped(files))
        assert client_of(person("RL_officer")).get(place).status_code == 404


class TestNewProject:
    @pytest.fixture
    def staff(self, db: None, client_of: ClientOf) -> Client:
        return client_of(User.objects.create_user("runs@example.org", "a long password", is_staff=True))

    def test_from_a_folder(self, staff: Client, files: dict[str, bytes]) -> None:
        file = SimpleUploadedFile("folder.zip", zipped(files))
        done = staff.post("/new-project/", {"slug": "again", "file": file})
        assert (done.status_code, done["Location"]) == (302, "/p/again/")
        made_ = Project.objects.get(slug="again")
        assert fingerprint(gather(made_)) == fingerprint(made.example("three-valleys"))
        assert Membership.objects.get(project=made_).role == "RL_officer"
        assert check("again") == ()

    def test_a_blank_one(self, staff: Client) -> None:
        asked = {
            "slug": "fresh",
            "title": "A fresh start",
            "framework": "essu_2007",
            "jurisdiction": "GB-WLS",
        }
        assert staff.post("/new-project/", asked).status_code == 302
        project = gather(Project.objects.get(slug="fresh"))
        assert (project.head.title, project.head.jurisdiction) == ("A fresh start", "GB-WLS")
        assert [o.baseline for o in project.options] == ["as_is", "improved"]
        assert staff.get("/p/fresh/results/").status_code == 200

    def test_all_that_is_wrong_is_said_beside_its_field(self, staff: Client, small_project: Project) -> None:
        found = staff.post("/new-project/", {"slug": "Not One", "title": "", "framework": "none"})
        page = found.content.decode()
        assert found.status_code == 422
        assert page.count("must be of small letters") == 2
        assert page.count("Give the project a title") == 2
        assert page.count("Choose a framework.") == 2
        found = staff.post("/new-project/", {"slug": "small", "title": "Again", "framework": "essu_2007"})
        assert found.content.decode().count("There is a project with this short name already") == 2

    def test_others_make_none(self, officer: Client) -> None:
        assert officer.get("/new-project/").status_code == 403
        assert not Place.objects.filter(project__slug="fresh").exists()
