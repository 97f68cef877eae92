"""Worker processes of this machine."""

import multiprocessing
import os
import signal
import threading

import pytest

from moothall.batch.crew import Processes, cores


def waits_for_ever() -> None:
    threading.Event().wait()


def ignores_ctrl_c() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_as_many_as_cores_or_as_asked_for():
    assert Processes().slots() == cores() >= 1
    assert Processes(3).slots() == 3


def test_a_crew_that_did_nothing_starts_nothing():
    before = multiprocessing.active_children()
    with Processes(2):
        assert multiprocessing.active_children() == before


def test_workers_hold_to_one_thread_and_do_not_hear_ctrl_c():
    with Processes(1) as crew:
        assert crew.submit(ignores_ctrl_c).result() is True
        assert crew.submit(os.getenv, "MOOTHALL_THREADS").result() == os.getenv("MOOTHALL_THREADS", "1")


def test_after_a_death_the_next_call_finds_new_workers():
    with Processes(1) as crew:
        with pytest.raises(crew.lost):
            crew.submit(os._exit, 1).result()
        assert crew.submit(pow, 2, 3).result() == 8


def interrupted() -> None:
    with Processes(1) as crew:
        crew.submit(pow, 2, 3).result()
        crew.submit(waits_for_ever)
        raise KeyboardInterrupt


def test_leaving_with_an_error_ends_the_workers_at_once():
    before = set(multiprocessing.active_children())
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert set(multiprocessing.active_children()) <= before


def test_ctrl_c_is_heard_again_after_a_call_is_handed_over():
    with Processes(1) as crew:
        crew.submit(pow, 2, 3).result()
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
