"""A database of each earlier state of the tables comes to this version with its rows, and is guarded then."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.web.config.running import environment, moothall

EARLIER = """
import json, sys
from moothall_web.config.begin import begin
begin(new=True)
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
for app, name in json.loads(sys.argv[1]):
    call_command("migrate", app, name, verbosity=0)
loader = MigrationExecutor(connection).loader
model = loader.project_state(list(loader.applied_migrations)).apps.get_model
from django.utils import timezone
from moothall_web.audit.record import record
now = timezone.now()
with transaction.atomic():
    user = model("accounts", "User").objects.create(email="a@example.org", name="Ada")
    project = model("accounts", "Project").objects.create(slug="p", title="P")
    at = {"project": project, "shelf": "lessons", "key": "l", "position": 1, "version": 1}
    place = model("casework", "Place").objects.create(**at)
    fields = {"id": "l", "title": "T", "lesson": "Kept."}
    by = {"by": user, "role": "RL_officer", "at": now}
    model("casework", "Value").objects.create(place=place, version=1, fields=fields, **by)
    model("accounts", "Membership").objects.create(user=user, project=project, role="RL_officer")
    record(":site", actor="user:1", action="add", subject="lessons l", body={"fields": fields})
"""
NOW = """
import json
from moothall_web.config.begin import begin
place = begin()
from moothall_web.config.serving import bring_up_to_date
bring_up_to_date(place)
from moothall_web.accounts.models import Membership
from moothall_web.audit.check import report
from moothall_web.casework.models import Value
found = report(":site")
value = Value.objects.get()
role = Membership.objects.get().role
print(json.dumps([value.fields["lesson"], value.by.name, role, found.length, found.faults]))
"""
LAST = {
    "audit": ["0001_initial", "0002_append_only"],
    "casework": ["0001_initial", "0002_append_only", "0003_uploads"],
    "publication": ["0001_initial", "0002_append_only", "0003_heads_append_only"],
    "results": ["0001_initial"],
}
"""States of one room's tables; what it builds on comes with them, all else is not made yet."""


def asked(program, place, *given):
    done = subprocess.run(
        [sys.executable, "-c", program, *given], env=environment(MOOTHALL_DATA=str(place)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("at", ["first", pytest.param("last", marks=pytest.mark.slow)])
def test_earlier_tables_come_to_this_version_with_their_rows(tmp_path, at):
    wanted = [(app, names[0 if at == "first" else -1]) for app, names in LAST.items()]
    asked(EARLIER, tmp_path, json.dumps(wanted))
    assert moothall("doctor", "--data", tmp_path).returncode == 1, "it is an earlier state"
    told = json.loads(asked(NOW, tmp_path).splitlines()[-1])
    assert told == ["Kept.", "Ada", "RL_officer", 1, []]
    (backup,) = (tmp_path / "backups").iterdir()
    restored = moothall("restore", backup, "--data", tmp_path / "again")
    assert restored.returncode == 0, restored.stderr
    assert json.loads(asked(NOW, tmp_path / "again").splitlines()[-1])[:3] == told[:3]
    done = moothall("doctor", "--json", "--data", tmp_path)
    assert done.returncode == 0, done.stdout
    parts = {p["part"]: p["state"] for p in json.loads(done.stdout)["parts"]}
    assert (parts["tables"], parts["guards"], parts["logs"]) == ("well",) * 3
