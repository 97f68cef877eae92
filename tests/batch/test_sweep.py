"""One passage: every project once, loads of about a second, and none lost with its worker."""

import pytest

from moothall.batch import sweep
from moothall.batch.asked import Asked
from moothall.batch.parcel import packed
from moothall.batch.sweep import Sweep
from moothall.batch.work import part_of
from tests.batch.deadly import ALWAYS, ONCE, Mortal
from tests.batch.made import Threads, small

FEW = Asked(draws=1000)


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    place = tmp_path_factory.mktemp("projects")
    return [small(place, f"p{n}") for n in range(9)]


def swept(crew, projects):
    with crew as workers:
        return list(Sweep(workers, FEW, projects))


def test_every_project_comes_once_with_its_part_and_key(projects):
    done = swept(Threads(), projects)
    assert sorted(d.project for d in done) == projects
    for one in done:
        assert one.part == part_of(one.project, FEW)
        assert one.key == packed(one.project).key(FEW)


def test_loads_grow_to_what_a_second_holds_and_are_shared_out(projects, monkeypatch):
    monkeypatch.setattr(sweep, "SECONDS", 1000.0)
    crew = Threads(workers=1)
    swept(crew, projects)
    assert crew.loads[:2] == [1, 1]  # how long one takes is not known yet
    assert max(crew.loads[2:]) > 1
    assert sum(crew.loads) == len(projects)


def test_loads_of_slow_projects_hold_one(projects, monkeypatch):
    monkeypatch.setattr(sweep, "SECONDS", 0.0)
    crew = Threads(workers=1)
    swept(crew, projects)
    assert crew.loads == [1] * len(projects)


def test_a_load_is_closed_when_it_is_large(projects, monkeypatch):
    monkeypatch.setattr(sweep, "SECONDS", 1000.0)
    monkeypatch.setattr(sweep, "BYTES", 1)
    crew = Threads(workers=1)
    assert sorted(d.project for d in swept(crew, projects)) == projects
    assert crew.loads == [1] * len(projects)


def test_what_cannot_be_sent_is_told_without_a_worker(projects, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("x")
    done = {d.project: d for d in swept(Threads(), [tmp_path / "nowhere", projects[0], file])}
    assert done[tmp_path / "nowhere"].part.error == "nowhere: there is no such folder."
    assert "this is not a folder" in done[file].part.error
    assert done[file].key is None
    assert done[projects[0]].part.error is None


def test_nothing_to_do_is_nothing_done():
    assert swept(Threads(), []) == []


def test_a_fault_outside_any_project_is_not_swallowed(projects):
    with Threads() as crew, pytest.raises(Exception, match=r"0\.0\.0"):
        list(Sweep(crew, Asked(engine="0.0.0"), projects))


def test_one_project_that_kills_its_workers_costs_no_other(projects, tmp_path):
    killer = small(tmp_path, "killer")
    (killer / ALWAYS).parent.mkdir()
    (killer / ALWAYS).write_text("x")
    others = projects[:4]
    crew = Mortal(2)
    done = {d.project: d for d in swept(crew, [others[0], killer, *others[1:]])}
    assert {p: done[p].part for p in others} == {p: part_of(p, FEW) for p in others}
    assert done[killer].part.error.startswith("the worker died 3 times on this project")
    assert done[killer].part.passing
    assert [load for load in crew.sent if "killer" in load][-2:] == [("killer",)] * 2


def test_a_worker_that_dies_once_costs_nothing(projects, tmp_path):
    armed = tmp_path / "armed"
    armed.write_text("")
    unlucky = small(tmp_path, "unlucky")
    (unlucky / ONCE).parent.mkdir()
    (unlucky / ONCE).write_text(str(armed))
    done = {d.project: d.part for d in swept(Mortal(2), [unlucky, *projects[:3]])}
    assert not armed.exists()
    assert done == {p: part_of(p, FEW) for p in [unlucky, *projects[:3]]}
