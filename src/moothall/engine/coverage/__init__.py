"""Coverage: what was answered in the registers that no other method works on, and what was not."""

from moothall.engine.coverage.benefits import CHECKS, Context
from moothall.engine.coverage.registers import registers
from moothall.engine.coverage.strategy import strategy

__all__ = ["CHECKS", "Context", "registers", "strategy"]
