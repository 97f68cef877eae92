"""Codes of the findings in words: one place for what each is called."""

from __future__ import annotations

from moothall.business_case.document import Standing
from moothall.business_case.wording import _, spoken


def verdict(code: str | None) -> str:
    """A verdict or standing on a principle."""
    return {
        "meets": _("Meets"),
        "partly_meets": _("Partly meets"),
        "fails": _("Fails"),
        "not_assessed": _("Not assessed"),
        "not_applicable": _("Not applicable"),
        "disputed": _("Groups differ"),
        None: _("No verdict"),
    }.get(code) or spoken(str(code))


def verdict_shade(code: str) -> Standing:
    """Shading of a verdict."""
    shades: dict[str, Standing] = {
        "meets": "good",
        "partly_meets": "part",
        "fails": "bad",
        "not_applicable": "apart",
    }
    return shades.get(code, "open")


def outcome(code: str) -> str:
    """What stage 1 does to an option."""
    return {
        "carried_forward": _("Carried forward"),
        "with_conditions": _("Carried forward with conditions"),
        "undecided": _("Undecided: not a pass, and not a fail"),
        "held_out": _("Held out"),
    }.get(code) or spoken(code)


def outcome_short(code: str) -> str:
    """The same in a narrow column."""
    return {
        "carried_forward": _("Carried forward"),
        "with_conditions": _("With conditions"),
        "undecided": _("Undecided"),
        "held_out": _("Held out"),
    }.get(code) or spoken(code)


def outcome_shade(code: str) -> Standing:
    """Shading of an outcome of stage 1."""
    shades: dict[str, Standing] = {"carried_forward": "good", "with_conditions": "part", "held_out": "bad"}
    return shades.get(code, "open")


def check_outcome(code: str) -> str:
    """What a check answered."""
    return {
        "found": _("Fault found"),
        "not_found": _("No fault found"),
        "cannot_tell": _("Cannot tell"),
        "not_applicable": _("Not applicable"),
    }.get(code) or spoken(code)


def check_shade(code: str) -> Standing:
    """Shading of a check's answer."""
    shades: dict[str, Standing] = {"found": "bad", "not_found": "good", "not_applicable": "apart"}
    return shades.get(code, "open")


def severity(code: str) -> str:
    """How much a flag matters."""
    return {"stop": _("Stop"), "high": _("High"), "medium": _("Medium"), "low": _("Low")}.get(code) or spoken(
        code
    )


def family(code: str) -> str:
    """What a family of checks looks at."""
    return {
        "bias": _("The appraisal itself"),
        "evidence": _("Evidence"),
        "strategy": _("Strategy"),
        "governance": _("Governance"),
        "typology": _("Options and types"),
        "screening": _("Stage 1"),
        "register": _("Registers"),
    }.get(code) or spoken(code)


def standing(code: str) -> str:
    """Standing of an option in stage 2."""
    return {
        "ranked": _("ranked"),
        "undecided": _("ranked, undecided at stage 1"),
        "reference": _("reference line, not ranked"),
        "held_out": _("held out at stage 1, not ranked"),
        "unscored": _("not scored, not ranked"),
        "dropped": _("taken off the list"),
    }.get(code) or spoken(code)


def answer(code: str) -> str:
    """What happens to an employment policy."""
    return {
        "kept": _("Kept"),
        "improved": _("Improved"),
        "worse": _("Worse"),
        "unknown": _("Unknown"),
    }.get(code) or spoken(code)


def answer_shade(code: str) -> Standing:
    """Shading of an answer on an employment policy."""
    shades: dict[str, Standing] = {"kept": "good", "improved": "good", "worse": "bad"}
    return shades.get(code, "open")


def effect(code: str) -> str:
    """An effect on a group."""
    return {
        "gain": _("Gain"),
        "loss": _("Loss"),
        "mixed": _("Gains and losses"),
        "none": _("None"),
        "unknown": _("Unknown"),
    }.get(code) or spoken(code)


def effect_shade(code: str) -> Standing | None:
    """Shading of an effect."""
    shades: dict[str, Standing] = {"gain": "good", "loss": "bad", "mixed": "part", "unknown": "open"}
    return shades.get(code)


def procurement(code: str | None) -> str:
    """Whether a type normally means a procurement."""
    return {"yes": _("yes"), "usually_not": _("usually not"), "no": _("no"), None: _("not known")}.get(
        code
    ) or spoken(str(code))


def category_state(code: str) -> str:
    """State of a category of cost."""
    return {
        "zero_with_reason": _("0, with a reason"),
        "zero_without_reason": _("0, without a reason"),
        "blank": _("blank"),
    }.get(code) or spoken(code)


def gate(code: str) -> str:
    """A gate of the business case."""
    return {
        "outline": _("outline case"),
        "full": _("full case"),
        "decision": _("decision"),
    }.get(code) or spoken(code)


def score_standing(code: str) -> str:
    """Why there is no score."""
    return {
        "no_evidence": _("no evidence"),
        "abstain": _("abstains"),
        "conflict": _("has an interest"),
        "not_applicable": _("not applicable"),
        "scored": _("not scored"),
    }.get(code) or spoken(code)


def certainty(code: str) -> str:
    """How sure a dated fact is."""
    return {
        "looked up": _("looked up"),
        "unverified default": _("unverified default"),
        "constructed": _("constructed"),
    }.get(code) or spoken(code)
