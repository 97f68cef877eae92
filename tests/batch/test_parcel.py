"""A parcel is the folder: read after unpacking, it gives the same project or the very same complaints."""

import os
import pickle
from pathlib import Path

import pytest

from moothall.batch.asked import Asked
from moothall.batch.parcel import Parcel, packed
from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.limits import limits
from tests.files.test_broken_files import CASES, Broken
from tests.planted.clean import clean

EXAMPLES = Path(__file__).parents[2] / "examples"


def sent(folder: Path, place: Path) -> Path:
    """A folder as a worker would see it."""
    parcel = packed(folder)
    assert parcel is not None
    there: Parcel = pickle.loads(pickle.dumps(parcel))
    there.unpack(place / "unpacked")
    return place / "unpacked"


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir()))
def test_examples_arrive_whole(name, tmp_path):
    assert read_folder(sent(EXAMPLES / name, tmp_path)) == read_folder(EXAMPLES / name)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_wrong_arrives_word_by_word(case: Broken, tmp_path: Path):
    folder = clean(tmp_path / "project")
    case.edit(folder)
    if packed(folder) is None:  # it is read where it lies
        return
    with pytest.raises(ReadError) as error:
        read_folder(sent(folder, tmp_path))
    assert tuple(str(c) for c in error.value.complaints) == case.told


def test_a_framework_beside_the_project_goes_with_it(tmp_path):
    folder = clean(tmp_path / "project")
    own = folder / "frameworks" / "own"
    own.mkdir(parents=True)
    (own / "framework.yaml").write_text("id: own\n")
    files = packed(folder).files
    assert files["frameworks/own/framework.yaml"] == b"id: own\n"
    assert files["frameworks/own"] is None


def test_of_what_nobody_reads_only_the_name_goes(tmp_path):
    folder = clean(tmp_path / "project")
    (folder / "scores.pdf").write_bytes(b"x" * 1000)
    (folder / "papers").mkdir()
    (folder / "papers" / "minutes.md").write_text("long")
    files = packed(folder).files
    assert files["scores.pdf"] == b""
    assert "papers/minutes.md" not in files


def nothing(folder: Path) -> Path:
    return folder / "nowhere"


def a_file(folder: Path) -> Path:
    return folder / "project.yaml"


def a_link_out(folder: Path) -> Path:
    (folder / "statements" / "x.md").symlink_to("/etc/hostname")
    return folder


def too_large(folder: Path) -> Path:
    os.truncate(folder / "scores.csv", limits().file_bytes + 1)
    return folder


@pytest.mark.parametrize("spoilt", [nothing, a_file, a_link_out, too_large])
def test_what_cannot_be_sent_is_what_the_reader_refuses(spoilt, tmp_path):
    folder = spoilt(clean(tmp_path / "project"))
    assert packed(folder) is None
    with pytest.raises(ReadError):
        read_folder(folder)


def test_key_changes_with_all_that_a_result_rests_on(tmp_path):
    folder = clean(tmp_path / "project")
    parcel = packed(folder)
    keys = [parcel.key(asked) for asked in (Asked(), Asked(draws=2000), Asked(seed=2), Asked(draws=2))]
    keys += [parcel.key(Asked(engine="0.0.0")), parcel.key(Asked(code="other"))]
    (folder / "statements" / "more.md").write_text("more")
    keys.append(packed(folder).key(Asked()))
    assert len(set(keys)) == len(keys)
    assert parcel.key(Asked()) == keys[0]


def test_key_knows_a_folder_from_an_empty_file_and_names_from_contents():
    parcels = [Parcel({"a": None}), Parcel({"a": b""}), Parcel({"ab": b""}), Parcel({"a": b"b"}), Parcel({})]
    assert len({p.key(Asked()) for p in parcels}) == len(parcels)


def test_key_does_not_depend_on_the_order_of_the_files():
    assert Parcel({"a": b"1", "b": b"2"}).key(Asked()) == Parcel({"b": b"2", "a": b"1"}).key(Asked())


def test_a_folder_that_may_not_be_read_stays_here(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    folder = clean(tmp_path / "project")
    (folder / "scores.csv").chmod(0)
    assert packed(folder) is None
