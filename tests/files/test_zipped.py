"""Folders that come as ZIP archives: what people's systems make is read, and what is built to harm is not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from moothall.files import zipped
from moothall.files.errors import ReadError
from moothall.files.limits import Limits, limits
from moothall.files.zipped import unzipped

HEAD = b"title: A project\n"


def made(files: Mapping[str, bytes], **options: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def said(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        unzipped(data, "sent.zip")
    assert all(c.file == "sent.zip" for c in error.value.complaints)
    return " ".join(c.message for c in error.value.complaints)


def test_a_compressed_folder_is_read_from_where_its_head_stands() -> None:
    files = {
        "My project/project.yaml": HEAD,
        "My project/statements/unions.md": b"No.",
        "My project/.DS_Store": b"x",
        "__MACOSX/My project/._project.yaml": b"x",
        "elsewhere.txt": b"x",
    }
    assert unzipped(made(files), "sent.zip") == {"project.yaml": HEAD, "statements/unions.md": b"No."}


def test_files_at_the_top_are_read_too() -> None:
    assert unzipped(made({"project.yaml": HEAD}), "sent.zip") == {"project.yaml": HEAD}


def test_a_project_below_the_uppermost_one_is_part_of_it() -> None:
    files = {"project.yaml": HEAD, "old/project.yaml": b"x"}
    assert set(unzipped(made(files), "sent.zip")) == set(files)


@pytest.mark.parametrize("name", ["../evil", "a/../../evil", "/etc/evil", "C:evil", "a\\..\\evil"])
def test_a_way_out_of_the_folder_condemns_the_archive(name: str) -> None:
    assert "could lead out of the folder" in said(made({"project.yaml": HEAD, name: b"x"}))


@pytest.mark.parametrize("name", ["con", "a/NUL.txt", "a./b"])
def test_names_that_some_systems_cannot_keep(name: str) -> None:
    assert "no name that every system can keep" in said(made({"project.yaml": HEAD, name: b"x"}))


def test_a_link_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("scores.csv")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert "is a link" in said(out.getvalue())


def test_what_unpacks_to_more_than_the_limit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Limits(**{n: getattr(limits(), n) for n in limits().__struct_fields__} | {"unzipped_bytes": 1000})
    monkeypatch.setattr(zipped, "limits", lambda: small)
    assert "unpacks to more than 1,000 bytes" in said(made({"project.yaml": b"0" * 1001}))
    assert unzipped(made({"project.yaml": b"0" * 1000}), "sent.zip")


def test_what_is_no_archive_says_so() -> None:
    assert "no ZIP archive" in said(b"nothing of the kind")


def test_a_damaged_archive_says_so() -> None:
    data = bytearray(made({"project.yaml": HEAD * 100}))
    data[45:60] = b"\xff" * 15
    assert "damaged" in said(bytes(data))


def test_an_archive_without_a_project_says_so() -> None:
    assert "there is no project.yaml" in said(made({"notes.txt": b"x"}))


def test_two_projects_are_too_many() -> None:
    assert "several projects" in said(made({"a/project.yaml": HEAD, "b/project.yaml": HEAD}))
