"""The site's commands are known to `moothall`, light to list, and keep who signs in by a link to once."""

from __future__ import annotations

import datetime
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click
import pytest
from django.contrib.auth import get_user
from django.utils import timezone

from moothall_web.accounts import links
from moothall_web.audit.models import Entry
from tests.web.config.running import environment, moothall
from tests.web.made import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NAMED = PROJECT["entry-points"]["moothall.commands"]


@pytest.mark.parametrize("name", NAMED)
def test_command_stands_where_it_is_said_to(name):
    command = EntryPoint(name, NAMED[name], "moothall.commands").load()
    assert isinstance(command, click.Command)
    assert (command.name, bool(command.short_help)) == (name, True)
    assert moothall(name, "--help").returncode == 0


def test_installed_moothall_knows_them_all():
    known = {e.name for e in entry_points(group="moothall.commands")}
    assert known >= set(NAMED), "install this checkout again: make dev"


def test_listing_them_imports_no_django():
    names = [place.partition(":")[0] for place in NAMED.values()]
    code = f"import sys; from importlib import import_module; [import_module(n) for n in {names}]"
    heavy = "print(sorted({'django', 'numpy', 'granian', 'jinja2', 'yaml'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {heavy}"],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_link_signs_in_once_and_is_logged(person, client):
    user = person("RL_union")
    first, second = links.link_for(user), links.link_for(user)
    assert client.get(first).status_code == 200
    assert client.get(first)["Cache-Control"].count("no-store") == 1
    assert not get_user(client).is_authenticated
    assert client.post(first).status_code == 302
    assert get_user(client) == user
    assert [client.post(link).status_code for link in (first, second)] == [410, 410]
    assert Entry.objects.get(chain=links.SITE).action == "sign_in_by_link"


def test_link_is_refused_when_made_up_old_or_of_one_who_left(person, client, monkeypatch):
    user, other = person("RL_union"), person("RL_officer")
    good = links.link_for(user)
    word = good.rstrip("/").rpartition("/")[2]
    for bad in (word[:-1], word.replace(f"{user.pk}:", f"{other.pk}:", 1), "x", "1:2:3", "9" * 30 + ":a:b"):
        assert client.post(f"/link/{bad}/").status_code == 410
    later = timezone.now() + datetime.timedelta(hours=links.HOURS, seconds=2)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", later.timestamp)
        assert client.get(good).status_code == 410
    user.is_active = False
    user.save()
    assert client.get(good).status_code == 410


def test_admin_sets_a_password_by_the_link_once(person, client):
    user = person("RL_officer")
    link = links.password_link(user)
    page = client.get(link, follow=True)
    assert page.status_code == 200
    there = page.redirect_chain[-1][0]
    fields = {"password1": "a much longer password", "password2": "a much longer password"}
    assert client.post(there, fields).status_code == 302
    user.refresh_from_db()
    assert user.check_password("a much longer password")
    with_used = client.get(link, follow=True)
    assert b'name="password1"' not in with_used.content


def test_admin_is_told_what_happened(tmp_path):
    first = moothall("admin", "Ada@Example.org", "--data", tmp_path, "--url", "https://site.example/")
    assert "https://site.example/account/password/reset/key/" in first.stdout
    again = moothall("admin", "ada@example.org", "--data", tmp_path)
    assert (again.returncode, "was here already" in again.stdout) == (0, True)
    wrong = moothall("admin", "no address", "--data", tmp_path)
    assert (wrong.returncode, "is no e-mail address" in wrong.stderr) == (2, True)


def test_command_without_the_packages_of_the_site_says_which(monkeypatch, tmp_path):
    begin = import_module("moothall_web.config.begin")
    monkeypatch.setitem(sys.modules, "django", None)
    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path))  # put back after what `begin` sets
    with pytest.raises(click.UsageError, match=r"pip install 'moothall\[web\]'"):
        begin.begin(tmp_path, new=True)
