"""Coverage: what was answered in the registers that no other method works on, and what was not."""

from moothall.engine.coverage import benefits, promises
from moothall.engine.coverage.benefits import Context
from moothall.engine.coverage.questions import questions
from moothall.engine.coverage.registers import registers
from moothall.engine.coverage.strategy import strategy

CHECKS = {**benefits.CHECKS, **promises.CHECKS}
"""Checks on benefits and promises by the name that the framework's rules give."""

__all__ = ["CHECKS", "Context", "questions", "registers", "strategy"]
