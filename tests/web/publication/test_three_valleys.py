"""The teaching example published and worked out again by a stranger: long, so `make trust` runs it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from moothall_web.audit.check import check
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions, keeping, making, reading
from tests.web.config.running import environment
from tests.web.made import person_in
from tests.web.publication.proposing import propose

pytestmark = pytest.mark.slow


def test_published_and_worked_out_again_to_the_byte(site_project, record_property):
    officer = Actor(person_in(site_project, "RL_officer"), "RL_officer")
    councillor = Actor(person_in(site_project, "RL_councillor"), "RL_councillor")
    proposed = propose(site_project, "The decision.", officer)
    assert not proposed.differs  # what is withheld in it changes no score, rank or sum of money
    confirmed = editions.confirm(proposed, "", councillor)
    began, used, heard = time.perf_counter(), time.process_time(), []
    made = making.make_edition(confirmed, lambda done, of, step: heard.append((step, time.perf_counter())))
    record_property("seconds", round(time.perf_counter() - began, 1))
    record_property("seconds of the processor", round(time.process_time() - used, 1))
    print([(step, round(at - began, 1)) for step, at in heard], time.process_time() - used)
    assert [step for step, _at in heard] == list(making.STEPS)
    assert check(site_project.slug) == ()
    bundle = keeping.folder(made) / reading.BUNDLE
    asked = [sys.executable, "-m", "moothall", "verify", str(bundle), "--key", made.key.public]
    done = subprocess.run(asked, env=environment(), capture_output=True, text=True, check=False)
    said = " ".join(done.stdout.split())
    assert done.returncode == 0, said + done.stderr
    assert "the key that you gave" in said
    assert "the findings are the same to the byte" in said
    assert "the same to the byte, with the digest" in said
