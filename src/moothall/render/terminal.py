"""The findings in plain text, short enough to read in a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from moothall.findings.findings import Findings
from moothall.findings.flags import Flag
from moothall.findings.scoring import OptionScore, SectionScore
from moothall.framework.fields import SEVERITIES
from moothall.render.terminal_money import money_lines

FLAGS = 8
"""Flags told one by one; the rest are counted."""
FEWEST = 4
"""Lines that the flags get in any case."""
MARGIN, CELL = 7, 8
"""Columns of the terminal for a section's letter, and for the longest score, as 0.3-1.2*."""
OPTIONS = 8
"""Options told in each part; with more, the page has the rest."""
LINES = 70
"""As much as is worth reading here; the page has it all."""
OUTCOMES = {
    "carried_forward": "carried forward",
    "with_conditions": "with conditions",
    "undecided": "undecided",
    "held_out": "held out",
}


def summary(findings: Findings, width: int = 80) -> str:
    """Warnings first, then the profile with its zeros, ranks and how sure they are, money, and what lacks."""
    before = _told((_head, _overrides), findings, width)
    after = _told((_screening, _profile, _ranks, _sure, _money, _missing), findings, width)
    used = sum(block.count("\n") + 2 for block in before + after)
    flags = "\n".join(_flags(findings, width, max(LINES - used, FEWEST)))
    return "\n\n".join((*before, flags, *after))


def _told(
    parts: Iterable[Callable[[Findings, int], Iterator[str]]], findings: Findings, width: int
) -> list[str]:
    """Parts as blocks of lines; those with nothing to tell are left out."""
    return [block for part in parts if (block := "\n".join(part(findings, width)))]


def _head(findings: Findings, width: int) -> Iterator[str]:
    project = findings.project
    yield from _folded(project.title, width)
    if project.notice:
        yield from _folded(project.notice, width)


def _overrides(findings: Findings, width: int) -> Iterator[str]:
    if findings.overrides:
        yield f"OVERRIDDEN ({len(findings.overrides)})"
    for o in findings.overrides:
        where = f" for {o.option}" if o.option else ""
        yield _shortened(f"{o.about}{where}, by {o.body}, {o.date}: {o.reason}", width, 2, "  ", "    ")


def _flags(findings: Findings, width: int, room: int) -> Iterator[str]:
    """How many there are, then the first grave ones of each rule: as many as there is room for."""
    if not findings.flags:
        yield "No flags."
        return
    counts = Counter(flag.severity for flag in findings.flags)
    yield "FLAGS: " + ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
    kinds = _one_a_rule(flag for flag in findings.flags if flag.severity in ("stop", "high"))
    shown = kinds[: min(FLAGS, room - 2)]
    yield from (_flag(flag, times, width) for flag, times in shown)
    if len(kinds) > len(shown):
        yield f"  and {_counted(len(kinds) - len(shown), 'more kind')} of stop and high flags: see the page"


def _flag(flag: Flag, times: int, width: int) -> str:
    also = f" ({times} times)" if times > 1 else ""
    said = f"{flag.severity.upper():5}{flag.rule} {flag.title}{also}: {flag.message}"
    return _shortened(said, width, 1, "  ")


def _one_a_rule(flags: Iterable[Flag]) -> list[tuple[Flag, int]]:
    """The first flag of each rule and severity, with how many there are of it."""
    found = list(flags)
    counts = Counter((f.severity, f.rule) for f in found)
    first = {(f.severity, f.rule): f for f in reversed(found)}
    return [(first[key], number) for key, number in counts.items()]


def _screening(findings: Findings, width: int) -> Iterator[str]:
    screens = findings.screening.options[:OPTIONS]
    if screens:
        yield "STAGE 1, principles"
    longest = max((len(s.option) for s in screens), default=0)
    for screen in screens:
        said = f"{OUTCOMES.get(screen.outcome, screen.outcome)}; {screen.tally.words.partition(' (')[0]}"
        yield _shortened(f"{screen.option:{longest}}  {said}", width, 2, "  ", " " * (longest + 4))
    if left := len(findings.screening.options) - len(screens):
        yield f"  and {_counted(left, 'more option')}: see the page"


def _profile(findings: Findings, width: int) -> Iterator[str]:
    """Sections down, options across; as many options as fit, then the rest below."""
    options = [o for o in findings.scoring.options if o.sections][:OPTIONS]
    if not options:
        return
    yield from _folded("STAGE 2, sections, 0 to 4; low-high: a score is missing; *: a zero in it", width)
    most = max(1, (width - MARGIN) // (CELL + 1))
    for first in range(0, len(options), most):
        yield from _columns(options[first : first + most], width)


def _columns(options: list[OptionScore], width: int) -> Iterator[str]:
    room = (width - MARGIN) // len(options) - 1
    wide = [max(CELL, min(room, len(o.option))) for o in options]
    heads = [o.option[:w] for o, w in zip(options, wide, strict=True)]
    yield _line("", heads, wide)
    for n, section in enumerate(options[0].sections):
        yield _line(section.section, [_cell(o.sections[n]) for o in options], wide)
    yield _line("Total", [_interval(o.total.low, o.total.high) + " " for o in options], wide)


def _line(name: str, cells: list[str], wide: list[int]) -> str:
    said = "".join(f" {cell:>{size}}" for cell, size in zip(cells, wide, strict=True))
    return f"  {name:{MARGIN - 2}}{said}".rstrip()


def _cell(section: SectionScore) -> str:
    """Its score, with a star where a zero is in it, else room for one."""
    if not section.of:
        return "- "
    return _interval(section.range.low, section.range.high) + ("*" if section.zeros else " ")


def _interval(low: float, high: float) -> str:
    first, last = f"{low:.1f}", f"{high:.1f}"
    return first if first == last else f"{first}-{last}"


def _ranks(findings: Findings, width: int) -> Iterator[str]:
    scoring = findings.scoring
    if scoring.words and findings.ranking is None:
        yield _shortened(scoring.words, width, 3)
    longest = max((len(o.option) for o in scoring.options[:OPTIONS]), default=0)
    for option in scoring.options[:OPTIONS]:
        if option.words:
            yield _shortened(
                f"{option.option:{longest}}  {option.words}", width, 1, "  ", " " * (longest + 4)
            )


def _sure(findings: Findings, width: int) -> Iterator[str]:
    if findings.ranking is not None:
        yield "HOW SURE THE RANKING IS"
        yield _shortened(findings.ranking.leader.words, width, 4)


def _money(findings: Findings, width: int) -> Iterator[str]:
    yield from money_lines(findings, width, OPTIONS)


def _missing(findings: Findings, width: int) -> Iterator[str]:
    outcomes = Counter(check.outcome for check in findings.checks)
    share = findings.scoring.missing_share
    silent = _counted(outcomes["cannot_tell"], "check")
    said = [f"{silent} of {len(findings.checks)} cannot tell: inputs are missing."]
    if share:
        said.append(f"{_about(share)} of the cells of stage 2 were scored by nobody.")
    yield from _folded(" ".join(said), width)


def _about(share: float) -> str:
    """A share in whole percent; never 0% or 100% unless it is."""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 < share < 1 else f"{share:.0%}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def _folded(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _shortened(text: str, width: int, most: int, first: str = "", rest: str = "") -> str:
    """The text in no more lines than asked for; what is cut off ends in dots."""
    return textwrap.fill(
        text, width, initial_indent=first, subsequent_indent=rest, max_lines=most, placeholder=" ...",
        break_on_hyphens=False,
    )  # fmt: skip
