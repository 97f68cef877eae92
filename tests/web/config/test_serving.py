"""The site as a process: the demo with its links, and serving a folder."""

from __future__ import annotations

import re
import socket
import sqlite3
import tempfile
import time
from pathlib import Path

from moothall_web.accounts.policy import powers
from tests.web.config.running import Visitor, moothall, running


def test_demo_signs_in_once_a_link_and_leaves_nothing(tmp_path):
    with running("demo", "--port", "0", until="works once", TMPDIR=str(tmp_path)) as (process, said):
        links = dict(re.findall(r"^(\w.+)\n  (http\S+)", said, re.M))
        assert len(links) == len(powers())
        someone, other = Visitor(), Visitor()
        link = links["Trade union representative"]
        assert (link_page := someone.get(link))[0] == 200
        assert "Sign in as Trade union representative" in link_page[1]
        status, page = someone.post(link)
        assert (status, "Three valleys, one front door?" in page) == (200, True)
        assert someone.get(f"{link.partition('/link')[0]}/p/three-valleys/")[0] == 200
        assert other.get(link)[0] == 410
        auditor, root = links["Auditor or analyst"], link.partition("/link")[0]
        assert other.get(auditor)[0] == 200
        other.post(auditor)
        assert "Stop flags" in _results(other, f"{root}/p/three-valleys/results/"), "its worker made them"
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == [], "nor does a worker write any more"


def _results(visitor: Visitor, url: str) -> str:
    """The page of the results, once it is more than that of the job."""
    for _ in range(240):
        status, page = visitor.get(url)
        assert status == 200
        if "are being worked out" not in page:
            return page
        time.sleep(0.5)
    raise AssertionError(page)


def test_demo_in_a_named_folder_is_there_again(tmp_path):
    folder = tmp_path / "demo"
    for _ in range(2):
        with running("demo", folder, "--port", "0", until="works once"):
            pass
    with sqlite3.connect(folder / "moothall.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM accounts_user").fetchone() == (len(powers()),)
    other = tmp_path / "mine"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    refused = moothall("demo", other)
    assert (refused.returncode, "name a new folder" in refused.stderr) == (2, True)


def test_serve_makes_a_site_with_its_looks(tmp_path):
    with running("serve", tmp_path / "site", "--port", "0", until="until Ctrl-C") as (process, said):
        assert "Nobody can sign in yet: moothall admin EMAIL" in said
        url = re.search(r"http://\S+/", said)[0]
        status, page = Visitor().get(url)
        assert (status, "<h1" in page) == (200, True)
        for style in re.findall('href="(/static/[^"]+.css)"', page):
            assert Visitor().get(url.rstrip("/") + style)[0] == 200
    assert process.returncode == 0


def test_serve_backs_up_before_it_changes_tables(tmp_path):
    place = tmp_path / "site"
    assert moothall("admin", "a@example.org", "--data", place).returncode == 0
    with sqlite3.connect(place / "moothall.sqlite3") as database:
        database.execute("DROP TRIGGER casework_upload_no_update")
        database.execute("DROP TRIGGER casework_upload_no_delete")
        database.execute("DELETE FROM django_migrations WHERE app = 'casework' AND name LIKE '0004%'")
    assert moothall("doctor", "--data", place).returncode == 1
    with running("serve", place, "--port", "0", until="until Ctrl-C") as (_, said):
        assert "a backup is in" in said
    (backup,) = (place / "backups").iterdir()
    assert moothall("restore", backup, "--data", tmp_path / "again").returncode == 0
    assert moothall("doctor", "--data", place).returncode == 0


def test_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken, tempfile.TemporaryDirectory() as place:
        port = str(taken.getsockname()[1])
        done = moothall("serve", Path(place), "--port", port)
    assert done.returncode == 2
    assert f"port {port} of 127.0.0.1 cannot be used" in done.stderr
