"""What a batch asks of each project."""

import moothall
from moothall.batch.asked import Asked, code
from moothall.files.folder import read_folder
from tests.cli.running import blank


def test_own_draws_and_seed_stay_where_none_are_asked_for(tmp_path):
    project = read_folder(blank(tmp_path / "p"))
    assert Asked().of(project) is project


def test_draws_and_seed_take_the_place_of_the_projects_own(tmp_path):
    project = read_folder(blank(tmp_path / "p"))
    asked = Asked(draws=2000, seed=0).of(project)
    assert (asked.head.draws, asked.head.seed) == (2000, 0)
    assert (Asked(seed=7).of(project).head.draws, Asked(seed=7).of(project).head.seed) == (
        project.head.draws,
        7,
    )


def test_engine_is_this_one():
    assert Asked().engine == moothall.__version__
    assert Asked().code == code()
    assert len(code()) == 64
