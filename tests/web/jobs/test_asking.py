"""What is asked for is made once at a time, whoever asks, and what a worker left behind is begun again."""

from __future__ import annotations

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall_web.accounts.models import Project
from moothall_web.audit.models import Entry
from moothall_web.audit.record import record
from moothall_web.casework.writing import Actor
from moothall_web.forum import comments, register
from moothall_web.jobs import tasks
from moothall_web.jobs.asking import anew, ask, cancel
from moothall_web.jobs.doing import TRIES
from moothall_web.jobs.mending import KEPT, mend, prune
from moothall_web.jobs.models import LEASE, Job
from moothall_web.results import asked
from moothall_web.results.models import Remembered, Worked
from moothall_web.results.program import build
from tests.web import made

pytestmark = pytest.mark.usefixtures("queue")


def aged(job: Job, **fields: object) -> Job:
    Job.objects.filter(pk=job.pk).update(**fields)
    job.refresh_from_db()
    return job


def long_ago() -> datetime.datetime:
    return timezone.now() - 2 * LEASE


@pytest.mark.postgres
def test_the_same_is_asked_for_once(small_project: Project) -> None:
    first = ask("results", small_project, part="en")
    assert ask("results", small_project, part="en") == first
    assert ask("results", small_project, part="cy") != first
    assert DBTaskResult.objects.ready().count() == 2
    aged(first, state="done")
    assert ask("results", small_project, part="en") != first


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_all_get_one_job() -> None:
    project = made.brought_in(made.small())
    Job.objects.all().delete()
    DBTaskResult.objects.all().delete()
    found: list[int] = []
    together = threading.Barrier(5)

    def one() -> None:
        try:
            together.wait(10)
            found.append(ask("results", project, part="cy").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 5
    assert len(set(found)) == 1
    assert DBTaskResult.objects.count() == 1


@pytest.mark.postgres
def test_a_job_falls_to_one_worker(small_project: Project) -> None:
    job = ask("results", small_project, part="en")
    assert tasks.claimed(job.pk) == job
    assert tasks.claimed(job.pk) is None


def test_results_are_made_after_a_save_and_wait_for_more(
    small_project: Project, django_capture_on_commit_callbacks
) -> None:
    def change(title: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            made.changed_title(small_project, "shared", title)

    change("One team")
    job = Job.objects.get(project=small_project)
    task = DBTaskResult.objects.get(pk=job.task)
    assert (job.kind, job.part, job.by) == ("results", "en", None)
    assert task.run_after > timezone.now() + datetime.timedelta(seconds=asked.PAUSE - 2)
    change("One shared team")
    assert Job.objects.filter(project=small_project).count() == 1, "one for both"
    assert asked.pages(small_project, "en") == job
    task.refresh_from_db()
    assert task.run_after <= timezone.now(), "somebody waits for it now"
    aged(job, state="working")
    change("One more title")
    job.refresh_from_db()
    assert job.again, "it is made once more when it is done"


def test_asking_for_a_file_changes_no_results(
    small_project: Project, django_capture_on_commit_callbacks
) -> None:
    user = made.person_in(small_project, "RL_officer")
    with django_capture_on_commit_callbacks(execute=True):
        job = asked.file(small_project, "k" * 64, "workbook.xlsx", "en", by=user, role="RL_officer")
    assert [j.kind for j in Job.objects.all()] == ["file"]
    assert job.by == user
    entry = Entry.objects.filter(chain_id="small").order_by("-number")[0]
    assert (entry.action, entry.subject, entry.actor) == ("ask_for_file", "workbook.xlsx", user.code)


def test_comments_of_the_public_change_no_results(
    small_project: Project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        register.put(small_project, "Clerk", "held", 0, Actor(made.bringer(), "RL_officer"))
        comments.say(small_project, "EV1", 1, "Why so dear?", "", "")
    assert not Job.objects.filter(project=small_project).exists()


@pytest.mark.parametrize("action", sorted(asked.CHANGES))
def test_every_action_on_rows_has_results_made(
    action: str, small_project: Project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        record("small", actor="user:1", action=action, subject="x", body={})
    assert [j.kind for j in Job.objects.filter(project=small_project)] == ["results"]


def test_projects_that_changed_are_behind(small_project: Project, site_project: Project) -> None:
    assert asked.all_behind(build()) == 2
    entry = Entry.objects.filter(chain_id="small").order_by("-number")[0]
    made_of = {"key": "k", "number": entry.number, "at": entry.at, "build": build(), "language": "en"}
    Worked.objects.create(project=small_project, **made_of)
    assert asked.all_behind(build()) == 1
    assert asked.all_behind("another program") == 2


@pytest.mark.postgres
class TestMending:
    def test_what_goes_on_is_left_alone(self, small_project: Project) -> None:
        job = ask("results", small_project, part="en")
        aged(job, asked=long_ago())
        assert mend() == 0, "it is in the queue, however long that is"
        tasks.claimed(job.pk)
        assert mend() == 0

    def test_what_a_killed_worker_left_is_begun_again_and_given_up_the_third_time(
        self, small_project: Project
    ) -> None:
        job = ask("results", small_project, part="en")
        for turn in range(1, TRIES + 1):
            assert tasks.claimed(job.pk) == job
            DBTaskResult.objects.filter(pk=job.task).update(status="RUNNING", started_at=long_ago())
            Remembered.objects.create(fingerprint="half made", part=str(turn))
            aged(job, beat=long_ago())
            assert job.left_behind
            assert mend() == (1 if turn < TRIES else 0)
            job.refresh_from_db()
            assert not Remembered.objects.filter(value=None).exists(), "its claims are let go"
        assert (job.state, job.fault) == ("failed", "left_behind")
        assert DBTaskResult.objects.failed().count() == TRIES
        assert not DBTaskResult.objects.ready().exists()

    def test_a_job_whose_task_was_lost_is_queued_again(self, small_project: Project) -> None:
        job = aged(ask("results", small_project, part="en"), asked=long_ago())
        DBTaskResult.objects.filter(pk=job.task).update(status="RUNNING", started_at=long_ago())
        assert mend() == 1, "a worker took the task and ended before it began the job"
        assert mend() == 0

    def test_old_rows_are_let_go(self, small_project: Project) -> None:
        job = aged(ask("results", small_project, part="en"), state="done",
                   ended=timezone.now() - 2 * KEPT)  # fmt: skip
        going_on = ask("results", small_project, part="en")
        prune()
        assert list(Job.objects.all()) == [going_on]
        assert job.pk != going_on.pk


@pytest.mark.postgres
def test_cancelling_stands_in_the_log_once(small_project: Project) -> None:
    user = made.person_in(small_project, "RL_officer")
    job = ask("results", small_project, part="en", by=user)
    assert cancel(job, by=user, role="RL_officer")
    assert not cancel(job, by=user, role="RL_officer")
    assert Entry.objects.filter(chain_id="small", action="cancel_job").count() == 1
    assert tasks.claimed(job.pk) is None, "no worker takes it up any more"


def test_nothing_is_made_ahead_where_no_worker_is(small_project: Project, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    anew(small_project, "results", "en", 0)
    assert not Job.objects.exists()
