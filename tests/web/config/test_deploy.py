"""The files of deploy/ fit the site: systemd reads them, and they name what there is."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from moothall.files.limits import limits
from moothall_web.config import settings as site
from moothall_web.config.middleware import HEALTH
from tests.web.made import ROOT

DEPLOY = ROOT / "deploy"


def test_systemd_takes_the_units_as_they_are(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    units = []
    for file in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        units.append(tmp_path / file.name)  # the program is not there, which is no fault of the unit
        units[-1].write_text(file.read_text().replace("/opt/moothall/bin/moothall", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if str(tmp_path) in line] == []
    assert "ailed" not in done.stderr
    assert len(units) == 3


def test_settings_are_those_that_the_site_reads():
    named = set(re.findall(r"MOOTHALL_[A-Z_]+", (DEPLOY / "moothall.env").read_text()))
    told = set(re.findall(r"MOOTHALL_[A-Z_]+", site.__doc__ or ""))
    assert named
    assert named <= told


def test_server_in_front_lets_whole_files_in_and_no_health_out():
    caddy = (DEPLOY / "Caddyfile").read_text()
    size = re.search(r"max_size (\d+)MB", caddy)
    assert size
    assert int(size[1]) * 1_000_000 > limits().upload_bytes
    assert f"path {HEALTH}" in caddy
