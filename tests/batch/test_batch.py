"""The story of a batch: kept, done, written; the same bytes whoever worked."""

import pytest

from moothall.batch.asked import Asked
from moothall.batch.batch import Batch
from moothall.batch.crew import Processes
from moothall.batch.errors import BatchError
from tests.batch.made import Threads, full, small, table

FEW = Asked(draws=1000)


@pytest.fixture
def projects(tmp_path):
    return [small(tmp_path, name) for name in ("c", "a", "b")]


def run(projects, out, crew=None, asked=FEW, stop_after=None):
    """A batch as the command line has it; `stop_after` so many projects it is interrupted."""
    batch = Batch(projects, out, asked)
    heard = []

    def told(done):
        heard.append(done)
        if len(heard) == stop_after:
            raise KeyboardInterrupt

    if batch.to_do:
        batch.run(crew or Threads(1), told)
    return batch, batch.write(), heard


def test_rows_stand_in_the_order_in_which_projects_were_named(projects, tmp_path):
    _, summary, heard = run(projects, tmp_path / "T.parquet")
    rows = table(tmp_path / "T.parquet")
    assert [row["project"] for row in rows if row["baseline"] == "T0a"] == ["c", "a", "b"]
    assert [row["path"] for row in rows if row["baseline"] == "T0a"] == [p.as_posix() for p in projects]
    assert (summary.projects, summary.rows, summary.errors) == (3, len(rows), {})
    assert len(heard) == 3
    assert not (tmp_path / "T.parquet.part").exists()


def test_a_bad_project_is_one_row_with_all_its_errors(projects, tmp_path):
    (projects[1] / "options.yaml").unlink()
    (projects[1] / "scores.csv").write_text("option\nx\n")
    _, summary, _ = run(projects, tmp_path / "T.parquet")
    (bad,) = (row for row in table(tmp_path / "T.parquet") if row["error"])
    assert {name for name, value in bad.items() if value is not None} == {"path", "error"}
    assert bad["path"] == projects[1].as_posix()
    assert len(bad["error"].splitlines()) > 1
    assert summary.errors == {bad["path"]: bad["error"]}


def test_an_interrupted_batch_goes_on_where_it_stopped(projects, tmp_path):
    run(projects, tmp_path / "whole.parquet")
    with pytest.raises(KeyboardInterrupt):
        run(projects, tmp_path / "T.parquet", stop_after=2)
    assert not (tmp_path / "T.parquet").exists()
    batch, _, heard = run(projects, tmp_path / "T.parquet")
    assert (batch.resumed, len(heard)) == (2, 1)
    assert (tmp_path / "T.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()


@pytest.mark.parametrize(
    "asked", [Asked(draws=2000), Asked(draws=1000, seed=9), Asked(draws=1000, code="other")], ids=str
)
def test_parts_of_another_question_or_engine_are_not_used(projects, tmp_path, asked):
    with pytest.raises(KeyboardInterrupt):
        run(projects, tmp_path / "T.parquet", stop_after=2)
    assert Batch(projects, tmp_path / "T.parquet", asked).resumed == 0


def test_a_part_of_a_changed_project_is_not_used(projects, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        run(projects, tmp_path / "T.parquet", stop_after=3)
    head = projects[0] / "project.yaml"
    head.write_text(head.read_text("utf-8").replace("id: c", "id: changed"), "utf-8")
    batch, _, _ = run(projects, tmp_path / "T.parquet")
    assert batch.resumed == 2
    assert table(tmp_path / "T.parquet")[0]["project"] == "changed"


def test_the_same_files_under_two_names_are_worked_out_once(projects, tmp_path):
    twin = small(tmp_path / "twins", "c")
    _, summary, heard = run([*projects, twin], tmp_path / "T.parquet")
    rows = table(tmp_path / "T.parquet")
    assert (len(heard), summary.projects) == (3, 4)
    first = [row for row in rows if row["path"] == projects[0].as_posix()]
    second = [row for row in rows if row["path"] == twin.as_posix()]
    assert [row | {"path": ""} for row in first] == [row | {"path": ""} for row in second]


def test_trouble_that_may_pass_is_told_and_not_kept(projects, tmp_path):
    odd = Asked(draws="many")
    batch, summary, _ = run(projects, tmp_path / "T.parquet", asked=odd)
    assert len(summary.errors) == 3
    batch = Batch(projects, tmp_path / "T.parquet", odd)
    with pytest.raises(KeyboardInterrupt):
        run(projects, tmp_path / "T.parquet", asked=odd, stop_after=3)
    assert Batch(projects, tmp_path / "T.parquet", odd).resumed == 0
    assert batch.leave() == 0
    assert not (tmp_path / "T.parquet.part").exists()


def test_leaving_says_how_many_are_kept(projects, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        run(projects, tmp_path / "T.parquet", stop_after=2)
    assert Batch(projects, tmp_path / "T.parquet", FEW).leave() == 2


def test_a_twin_that_changes_meanwhile_stops_the_table(projects, tmp_path):
    twin = small(tmp_path / "twins", "c")
    batch = Batch([projects[0], twin], tmp_path / "T.parquet", FEW)
    (projects[0] / "statements").mkdir()
    (projects[0] / "statements" / "officers.md").write_text("late")
    batch.run(Threads(1), lambda done: None)
    with pytest.raises(BatchError, match="changed while the batch ran"):
        batch.write()
    assert not (tmp_path / "T.parquet").exists()


def test_one_and_two_processes_write_the_same_bytes_as_none(tmp_path):
    projects = [full(tmp_path, 1), small(tmp_path, "small"), full(tmp_path, 2), tmp_path / "nowhere"]
    for name, crew in (("none", Threads(1)), ("one", Processes(1)), ("two", Processes(2))):
        run(projects, tmp_path / name, crew)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "none").read_bytes()
    assert (tmp_path / "two").read_bytes() == (tmp_path / "none").read_bytes()
    rows = table(tmp_path / "none")
    assert {row["project"] for row in rows} == {"p1", "small", "p2", None}
    assert any(row["first"] for row in rows)
