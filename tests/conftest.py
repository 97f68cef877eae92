"""What every test may ask for: a browser, the teaching example appraised once, the shared folder of figures.

Properties run with few, always the same examples. `make trust` (-m slow) runs them with many, chosen anew.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.once import among_others, held

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "test",
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("trust", settings.get_profile("test"), max_examples=1000, derandomize=False)


LONG = (
    "/acceptance/test_acc.py::*a_zero_needs*joint-0]",
    "/acceptance/test_acc.py::*a_zero_needs*arises.-]",
    "/acceptance/test_acc.py::*no_better_than_d*D]",
    "/planted/test_bias.py::test_the_near_miss*",
    "/files/open_data/*clyde-valley-2011]",
    "/files/open_data/*three-valleys]",
    "/files/open_data/*lancashire-revenues]",
    "/files/workbook/*clyde-valley-2011]",
    "/files/workbook/*three-valleys]",
    "/files/workbook/*lancashire-revenues]",
    "/files/workbook/*::test_any_project_*",
    "/files/workbook/*::test_a_text_of_any_length_survives*",
    "/files/workbook/test_faults.py::test_a_cell_changed*",
    "/engine/uncertainty/evidence_value/test_values.py::test_agrees_with_nested*rho0]",
    "/engine/uncertainty/evidence_value/test_values.py::test_agrees_with_nested*rho2]",
    "/render/test_page_in_browser.py::*1280]",
    "/render/test_money_in_browser.py::*1280]",
    "/render/test_charts_in_browser.py::*1280]",
    "/render/test_page_in_browser.py::test_no_word_of_a_table*example*",
    "/cli/test_batch.py::*power_cut]",
    "/cli/test_bundle.py::test_what_is_withheld_never*",
    "/cli/test_bundle.py::test_without_a_word_on_formats*",
    "/cli/test_verify.py::test_papers_in_welsh*",
    "/files/test_folder.py::test_a_project_with_sheets*",
    "/files/test_folder.py::test_a_row_that_cannot*last]",
    "/files/test_folder.py::*example_written*three-valleys]",
    "/business_case/test_languages.py::*three-valleys]",
    "/batch/test_cluster.py::test_same_bytes_from*",
    "/web/casework/test_in_browser.py::test_every_page*",
    "/web/config/test_backup.py::test_the_same_rows_from_either*",
    "/web/config/test_backup.py::test_backup_of_an_earlier*",
    "/web/config/test_backup.py::test_site_that_stands_there*",
    "/web/config/test_backup.py::test_values_forged*",
    "/web/config/test_serving.py::test_demo_in_a_named*",
    "/web/config/test_serving.py::test_serve_backs_up*",
    "/web/results/test_pages.py::TestOverview::test_it_is_told_in_welsh",
    "/web/results/test_pages.py::TestFiles::*business-case*",
    "/web/results/test_pages.py::TestFiles::*bundle.moothall*",
    "/web/results/test_remembered.py::test_the_bundle_can_be_verified",
    "/web/results/test_flag_pages.py::test_no_decision*",
    "/web/config/test_upgrade.py::*last]",
    "/web/forum/test_weights.py::*",
)
"""Tests that `make test` has no time for: each takes long, and a quicker one holds much of the same."""


def _long(config: pytest.Config) -> bool:
    return config.option.markexpr == "slow"


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("trust" if _long(config) else "test")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """The simulation is compiled before the workers start: else each of them would compile it."""
    if not among_others() and getattr(session.config.option, "numprocesses", None):
        from moothall.engine.uncertainty.simulation import compile_now, compiled

        if not compiled():
            compile_now()


def pytest_collection_finish() -> None:
    """Look for unused circles less often, and not in what is held for all tests and stays anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long is for the long proofs; among them, every property counts as one."""
    for item in items:
        name = "/" + item.nodeid.removeprefix("tests/")
        if any(fnmatch(name, pattern) for pattern in LONG):
            item.add_marker("slow")
    if _long(config):
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("slow")


@pytest.hookimpl(specname="pytest_collection_modifyitems", trylast=True)
def pytest_in_turns(items: list[pytest.Item]) -> None:
    """Each process begins with its share of the tests in a browser, the longest: at the end none waits for
    another's."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long, short = [], []
    for item in items:
        (long if "browser" in getattr(item, "fixturenames", ()) else short).append(item)
    items[:] = [
        item
        for n in range(processes)
        for group in (long, short)
        for item in group[len(group) * n // processes : len(group) * (n + 1) // processes]
    ]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of figures that the project was given; not part of the repository."""
    path = Path(os.environ.get("MOOTHALL_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"the shared figures are not at {path}; MOOTHALL_SHARED says where they are")
    return path


@pytest.fixture(scope="session")
def three_valleys() -> Path:
    """The results of the teaching example, appraised once through the command line."""
    with held("three-valleys") as out:
        if not out.exists():
            asked = [
                sys.executable,
                "-m",
                "moothall",
                "appraise",
                str(ROOT / "examples/three-valleys"),
                "-o",
                str(out),
            ]
            done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False)
            assert done.returncode in (0, 1), done.stderr
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, one for all tests of a process. Without one the test is skipped; where CI is
    set, it fails."""
    from playwright.sync_api import sync_playwright

    found = subprocess.run(
        ["sh", ROOT / "scripts" / "browser.sh", "--path"], capture_output=True, text=True, check=False
    )
    path = found.stdout.strip()
    if not path:
        said = "no Chromium on this machine, so no page was opened (scripts/browser.sh sets one up)"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    with sync_playwright() as started:
        no_sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        opened = started.chromium.launch(executable_path=path, args=no_sandbox)
        yield opened
        opened.close()
