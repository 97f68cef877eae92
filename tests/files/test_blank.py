"""A blank project: its samples are valid once their # is taken away."""

import datetime
import re

import pytest

from moothall.files.binder import bind
from moothall.files.blank import Start, blank_project
from moothall.files.boundaries import read_boundaries
from moothall.files.folder import DOCUMENTS, read_folder
from moothall.files.frameworks import library_path, read_framework
from moothall.files.yaml import parse_yaml
from moothall.project.places import PlaceRow

START = Start(id="p", title="A 'quoted' title", jurisdiction="GB-WLS", today=datetime.date(2026, 3, 31))


@pytest.fixture(scope="module")
def files():
    return blank_project(read_framework(library_path("essu_2007")), START)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_blank_documents_hold_what_their_type_asks(files, name):
    assert bind(parse_yaml(files[name].decode(), name), DOCUMENTS[name][1], name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_samples_are_valid_once_uncommented(files, name):
    sample = re.compile(r"^# (?= *(- )?[a-z_0-9]+:( |$))(?!project.yaml|options.yaml)")
    lines = [sample.sub("", line) for line in files[name].decode().splitlines()]
    lines = [line for line in lines if not re.match(r"^\w+: \[\] +# take this line away", line)]
    document = bind(parse_yaml("\n".join(lines), name), DOCUMENTS[name][1], name)
    assert document
    if name == "options.yaml":
        assert len(document.options) == 3
        assert document.options[2].parts


def test_money_is_in_the_prices_of_the_financial_year(files):
    head = bind(parse_yaml(files["project.yaml"].decode(), "project.yaml"), DOCUMENTS["project.yaml"][1], "x")
    assert (head.price_base, head.first_year) == ("2025-26", 2026)
    assert head.as_of == START.today


def test_the_years_that_are_appraised_are_said_where_their_number_stands(files):
    lines = files["project.yaml"].decode().splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("horizon_years: 10 "))
    assert "year 0 to year 10, 11 years: 2026-27 to 2036-37." in lines[place + 1]
    assert lines[place + 1].startswith("# ")
    assert lines[place + 2].startswith("# ")


def test_questions_name_every_principle_and_criterion(files):
    framework = read_framework(library_path("essu_2007"))
    page = files["questions.md"].decode()
    for item in (*framework.screening.principles, *framework.criteria):
        assert f"**{item.id} " in page


def test_every_file_ends_its_last_line(files):
    assert all(data.endswith(b"\n") and not data.endswith(b"\n\n\n") for data in files.values())


def test_the_sample_of_outlines_is_read_as_it_stands(files, tmp_path):
    text = files["boundaries-sample.txt"].decode()
    assert "boundaries.geojson" in text
    file = tmp_path / "boundaries.geojson"
    file.write_text(text[text.index("{") :])
    place = PlaceRow(id="short-id", title="A place")
    ((found,), notes) = read_boundaries(file, [place])
    assert (found.place, notes) == ("short-id", ())


def test_the_sample_of_outlines_is_no_file_of_a_project(files, tmp_path):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert read_folder(tmp_path).boundaries == ()
