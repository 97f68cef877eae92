"""A bundle holds all that is needed to work its findings out again, the same to the byte each time."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from moothall.cli.bundle import make
from moothall.files.bundle.bundle import changed, is_bundle, own_framework, project_in, read_bundle
from moothall.files.bundle.manifest import NAME
from moothall.files.bundle.packing import packed
from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.projects import read_project
from moothall.project.fingerprint import fingerprint
from tests.engine.made import clean_project
from tests.files.bundle.made import opened, whole
from tests.planted.clean import clean


def test_the_same_project_gives_the_same_bytes() -> None:
    assert make(clean_project(), {}, public=False, formats=("html",)).data == whole().data


def test_the_project_comes_out_as_it_went_in() -> None:
    project, _ = project_in(opened(whole().data))
    assert fingerprint(project) == fingerprint(clean_project())


def test_the_manifest_lists_every_file_by_a_hash_that_anybody_can_work_out() -> None:
    found = opened(whole().data)
    told = json.loads(found.files[NAME])
    assert {n: hashlib.sha256(d).hexdigest() for n, d in found.files.items() if n != NAME} == {
        n: e["sha256"] for n, e in told["files"].items()
    }
    own = {
        n: hashlib.sha256(d).hexdigest()
        for n, d in found.files.items()
        if n != NAME and not n.startswith("documents/")
    }
    text = json.dumps(own, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == told["contents"] == whole().contents
    assert found.files[NAME] == json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(found.files[NAME]).hexdigest() == whole().digest
    assert (told["draws"], told["seed"], told["as_of"]) == (1000, 1, "2026-09-01")


def test_the_digest_of_the_contents_is_printed_on_every_document() -> None:
    documents = {n: d for n, d in opened(whole().data).files.items() if n.startswith("documents/")}
    assert len(documents) == 3
    assert all(whole().contents.encode() in d for d in documents.values())


def test_a_file_that_was_changed_missing_or_added_is_named() -> None:
    files = dict(opened(whole().data).files)
    files["project/scores.csv"] += b"\n"
    del files["project/weights.csv"]
    files["project/more.csv"] = b"x"
    told = " ".join(changed(opened(packed(files))))
    assert "scores.csv is not the file" in told
    assert "weights.csv is missing" in told
    assert "more.csv is not in the manifest" in told


def test_a_project_is_not_read_from_a_bundle_that_was_changed(tmp_path: Path) -> None:
    files = dict(opened(whole().data).files)
    files["project/scores.csv"] += b"\n"
    file = tmp_path / "b.moothall"
    file.write_bytes(packed(files))
    with pytest.raises(ReadError, match=r"scores.csv is not the file"):
        read_project(file)


def test_an_archive_without_a_manifest_is_no_bundle(tmp_path: Path) -> None:
    file = tmp_path / "b.moothall"
    file.write_bytes(packed({"a": b"x"}))
    with pytest.raises(ReadError, match=r"no bundle: it has no manifest\.json"):
        read_bundle(file)


def test_a_layout_of_a_later_version_is_refused_in_words(tmp_path: Path) -> None:
    files = dict(opened(whole().data).files)
    files[NAME] = files[NAME].replace(b'"format":1', b'"format":9')
    file = tmp_path / "b.moothall"
    file.write_bytes(packed(files))
    with pytest.raises(ReadError, match="layout 9; this version reads layout 1"):
        read_bundle(file)


def test_a_workbook_is_no_bundle(tmp_path: Path) -> None:
    book, bundle, text = tmp_path / "a.xlsx", tmp_path / "b.zip", tmp_path / "c.csv"
    book.write_bytes(packed({"a": b"x"}))
    bundle.write_bytes(whole().data)
    text.write_bytes(b"option\n")
    assert [is_bundle(f) for f in (book, bundle, text, tmp_path)] == [False, True, False, False]


def test_a_framework_of_its_own_goes_along_and_goes_on(tmp_path: Path) -> None:
    folder = clean(tmp_path / "p")
    library = Path("src/moothall/library/essu_2007")
    own = folder / "frameworks" / "essu_2007"
    own.mkdir(parents=True)
    for file in Path(__file__).parents[3].joinpath(library).glob("*.yaml"):
        (own / file.name).write_bytes(file.read_bytes())
    project = read_folder(folder)
    extra = own_framework(project, folder)
    assert "project/frameworks/essu_2007/framework.yaml" in extra
    file = tmp_path / "b.moothall"
    file.write_bytes(make(project, extra, public=False, formats=("html",)).data)
    assert fingerprint(read_project(file)) == fingerprint(project)
    assert own_framework(read_project(file), file) == extra
