"""The files of deploy/ fit the site: systemd reads them, and they name what there is."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

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
    assert named
    assert named <= told_settings()


def told_settings() -> set[str]:
    """Names of settings that the site says it reads."""
    return set(re.findall(r"MOOTHALL_[A-Z_]+", site.__doc__ or ""))


@pytest.fixture
def read() -> dict[str, Any]:
    """compose.yaml as its reader has it."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


class TestCompose:
    """compose.yaml: the site, its worker, PostgreSQL and a server in front, as containers."""

    def test_settings_are_those_that_the_site_reads_and_hold(self, read, monkeypatch):
        for name in ("site", "worker"):
            given = read["services"][name]["environment"]
            assert set(given) <= told_settings()
            assert {"MOOTHALL_DATA", "MOOTHALL_DATABASE", "MOOTHALL_HOSTS", "MOOTHALL_URL"} <= set(given)
            assert (given["MOOTHALL_HTTPS"], given["MOOTHALL_PROXIES"]) == ("1", "1")
        address = re.sub(r"\$\{[^}]*\}", "secret", given["MOOTHALL_DATABASE"])
        monkeypatch.setenv("MOOTHALL_DATABASE", address)
        made = site._database()
        assert (made["HOST"], made["NAME"], made["USER"]) == ("database", "moothall", "moothall")
        own = read["services"]["database"]["environment"]
        assert (own["POSTGRES_DB"], own["POSTGRES_USER"]) == (made["NAME"], made["USER"])

    def test_what_is_asked_of_who_sets_it_up_is_in_the_example(self, read):
        text = (DEPLOY / "compose.yaml").read_text("utf-8")
        asked = set(re.findall(r"\$\{([A-Z_]+)", text))
        shown = set(re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "compose.env").read_text("utf-8"), re.MULTILINE))
        assert asked == shown
        needed = set(re.findall(r"\$\{([A-Z_]+):\?", text))
        assert needed == {"MOOTHALL_HOSTS", "DATABASE_PASSWORD"}

    def test_commands_are_those_of_moothall_with_options_that_they_take(self, read):
        from moothall_web.config.commands.serve import serve
        from moothall_web.config.commands.worker import worker

        for name, command in (("site", serve), ("worker", worker)):
            program, word, *options = read["services"][name]["command"]
            assert (program, word) == ("moothall", command.name)
            command.make_context(word, list(options))
        asked = serve.make_context("serve", read["services"]["site"]["command"][2:]).params
        assert (asked["port"], asked["worker"], asked["address"]) == (8000, False, "0.0.0.0")

    def test_every_volume_is_declared_and_every_service_is_looked_after(self, read):
        mounted = {v.split(":")[0] for s in read["services"].values() for v in s["volumes"]}
        assert {v for v in mounted if not v.startswith(".")} == set(read["volumes"])
        for place in (v for v in mounted if v.startswith(".")):
            assert (DEPLOY / place).exists(), place
        assert read["services"]["site"]["volumes"] == read["services"]["worker"]["volumes"] == ["data:/data"]
        assert read["services"]["site"]["environment"]["MOOTHALL_DATA"] == "/data"
        assert all(s["restart"] == "unless-stopped" for s in read["services"].values())
        looked_after = {n for n, s in read["services"].items() if "healthcheck" in s}
        assert looked_after >= {"database", "site", "front"}
        waited_for = {n for s in read["services"].values() for n in s.get("depends_on", {})}
        assert waited_for <= looked_after
        assert f"127.0.0.1:8000{HEALTH}" in " ".join(read["services"]["site"]["healthcheck"]["test"])

    def test_only_the_server_in_front_is_reached_from_outside(self, read):
        assert [n for n, s in read["services"].items() if "ports" in s] == ["front"]
        front = read["services"]["front"]["environment"]
        caddy = (DEPLOY / "Caddyfile").read_text()
        assert set(re.findall(r"\{\$([A-Z_]+)", caddy)) == set(front)
        assert front["MOOTHALL_BEHIND"] == "site:8000"

    def test_images_are_named_as_is_usual_and_ours_is_built_from_the_wheel(self, read):
        images = {s["image"] for s in read["services"].values()}
        assert all(re.fullmatch(r"[a-z]+(:[0-9.]+)?", image) for image in images), images
        built = read["services"]["site"]["build"]
        file = (DEPLOY / built["context"] / built["dockerfile"]).read_text("utf-8")
        assert file.count("FROM ") == 1
        assert "://" not in file
        (copied,) = re.findall(r"^COPY (.*) /tmp/made/$", file, re.MULTILINE)
        assert copied.split() == ["requirements/runtime.txt", "dist/moothall-*.whl"]
        assert "--require-hashes" in file
        assert "USER moothall" in file
        wanted = re.search(r"FROM python:3\.(\d+)", file)
        assert wanted
        assert 11 <= int(wanted[1]) <= 13, "versions that are tried"


def test_server_in_front_lets_whole_files_in_and_no_health_out():
    caddy = (DEPLOY / "Caddyfile").read_text()
    size = re.search(r"max_size (\d+)MB", caddy)
    assert size
    assert int(size[1]) * 1_000_000 > limits().upload_bytes
    assert f"path {HEALTH}" in caddy
