"""The files at the root agree with each other, and name no machine and no package host."""

import configparser
import re
import tomllib
from pathlib import Path

import pytest
import yaml

import moothall

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ["runtime", "dev"]


def locked(name: str) -> dict[str, str]:
    """The pinned version of each package in one lock."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    return dict(match.groups() for line in lines if (match := re.match(r"([a-z0-9.-]+)==([^ ;]+)", line)))


def wanted(name: str) -> set[str]:
    """The packages that the project asks for by name."""
    asked = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["build"]
    if name == "dev":
        asked = asked + PYPROJECT["dependency-groups"]["dev"]
    return {re.split("[<>=]", requirement)[0].lower() for requirement in asked}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_every_package_asked_for(name):
    assert wanted(name) <= locked(name).keys()


@pytest.mark.parametrize("name", [*LOCKS, "node"])
def test_lock_names_no_address_and_no_path(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert not re.findall(r"https?:|file:|--(?:extra-)?index|--find-links|(?:^|\s)/\w+|@ ", text)


def test_locks_hold_the_same_versions():
    dev = locked("dev")
    assert locked("runtime") == {package: dev.get(package) for package in locked("runtime")}


def test_import_rules_have_no_exception():
    rules = configparser.ConfigParser()
    rules.read(ROOT / ".importlinter", "utf-8")
    assert not [section for section in rules.sections() if rules.has_option(section, "ignore_imports")]


def test_catalogue_files_name_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    catalogue = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert [citation["version"], catalogue["softwareVersion"]] == [moothall.__version__] * 2


def test_ci_calls_the_same_word_as_people():
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "make test"
