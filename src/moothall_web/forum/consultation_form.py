"""What somebody typed of a consultation: read, and what is wrong with it, all at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from moothall_web.forum.consultations import Outcome, Plan, Words, words_of
from moothall_web.forum.models import Consultation
from moothall_web.ui import days

MOST = {"title": 200, "about": 5000, "use": 2000, "contact": 500}
"""Characters of each text."""
QUESTIONS, QUESTION = 20, 500
"""Questions of a consultation, and characters of one."""
LANGUAGES = {"": "en", "_cy": "cy"}
"""What follows the name of a field, and the language that it is in; Welsh may be left out as a whole."""
TEXTS = ("title", "about", "use", "questions")
MOMENTS = ("opens", "closes")
FIELDS = (
    *(f"{name}{after}" for after in LANGUAGES for name in TEXTS), "contact", "answers",
    *(f"{name}_{part}" for name in MOMENTS for part in ("day", "time")),
)  # fmt: skip


def posted(given: Mapping[str, str]) -> dict[str, str]:
    """What came with a form, by field."""
    return {name: given.get(name, "").strip() for name in FIELDS}


def shown(found: Consultation | None) -> dict[str, str]:
    """What stands in the fields before anybody types."""
    typed = dict.fromkeys(FIELDS, "")
    typed |= {"answers": Consultation.HELD, "opens_time": "09:00", "closes_time": "17:00"}
    if found is None:
        return typed
    for after, code in LANGUAGES.items():
        language, words = words_of(found, code)
        if language == code:
            typed |= {f"{name}{after}": getattr(words, name) for name in TEXTS[:3]}
            typed[f"questions{after}"] = "\n".join(words.questions)
    for name in MOMENTS:
        typed[f"{name}_day"], typed[f"{name}_time"] = days.typed(getattr(found, name))
    return typed | {"contact": found.contact, "answers": found.answers}


def read(typed: Mapping[str, str], now: datetime.datetime) -> tuple[Plan | None, dict[str, str]]:
    """The consultation that was typed; None where something is wrong with it, and what, by field."""
    faults: dict[str, str] = {}
    asked = {after: _lines(typed[f"questions{after}"]) for after in LANGUAGES}
    welsh = any(typed[f"{name}_cy"] for name in TEXTS)
    for after in ("", "_cy") if welsh else ("",):
        faults |= _texts(typed, after, asked[after])
    if welsh and asked["_cy"] and len(asked["_cy"]) != len(asked[""]):
        faults["questions_cy"] = _("There must be as many questions as in English: {n}.").format(
            n=len(asked[""])
        )
    faults |= _too_long("contact", typed["contact"])
    if not typed["contact"]:
        faults["contact"] = _("Say whom people can ask: a post, with an address or a telephone number.")
    if typed["answers"] not in (Consultation.HELD, Consultation.AT_ONCE):
        faults["answers"] = _("Choose when an answer is shown.")
    opens = moment(typed, "opens", faults)
    closes = moment(typed, "closes", faults)
    if opens and closes and closes <= opens:
        faults["closes_day"] = _("It must close after it opens.")
    elif closes and closes <= now:
        faults["closes_day"] = _("This moment is past: name one that is still to come.")
    if faults or opens is None or closes is None:
        return None, faults
    words = {
        code: Words(typed[f"title{after}"], typed[f"about{after}"], typed[f"use{after}"], asked[after])
        for after, code in LANGUAGES.items()
        if not after or welsh
    }
    made = Plan(words=words, contact=typed["contact"], opens=opens, closes=closes, answers=typed["answers"])
    return made, {}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)


def _texts(typed: Mapping[str, str], after: str, asked: tuple[str, ...]) -> dict[str, str]:
    lacking = {
        "title": _("Write a title."),
        "about": _("Say what it is about."),
        "use": _("Say what will be done with the answers."),
    }
    faults: dict[str, str] = {}
    for name, said in lacking.items():
        if not typed[f"{name}{after}"]:
            faults[f"{name}{after}"] = said
        faults |= _too_long(f"{name}{after}", typed[f"{name}{after}"])
    if not asked:
        faults[f"questions{after}"] = _("Write at least one question.")
    elif len(asked) > QUESTIONS:
        faults[f"questions{after}"] = _("There is room for {most} questions; these are {n}.").format(
            most=QUESTIONS, n=len(asked)
        )
    elif long := next((n for n, q in enumerate(asked, 1) if len(q) > QUESTION), 0):
        faults[f"questions{after}"] = _("Question {n} has more than {most} characters.").format(
            n=long, most=QUESTION
        )
    return faults


def _too_long(name: str, text: str) -> dict[str, str]:
    most = MOST[name.removesuffix("_cy")]
    if len(text) <= most:
        return {}
    return {name: _("There is room for {most} characters; these are {n}.").format(most=most, n=len(text))}


def moment(typed: Mapping[str, str], name: str, faults: dict[str, str]) -> datetime.datetime | None:
    """The moment of two fields; what is wrong with them goes to the faults."""
    found = days.read(typed[f"{name}_day"], typed[f"{name}_time"])
    if found is None:
        faults[f"{name}_day"] = _("Name a day as 2027-03-31 and a time as 17:00.")
    return found


def outcome(found: Consultation, given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed of an outcome, by field, and what is wrong with it."""
    typed, faults = {}, {}
    for code in found.words:
        _language, words = words_of(found, code)
        for n in range(1, len(words.questions) + 1):
            for part in ("said", "did"):
                name = f"{part}{n}_{code}"
                typed[name] = given.get(name, "").strip()
                if len(typed[name]) > MOST["about"]:
                    faults[name] = _("There is room for {most} characters; these are {n}.").format(
                        most=MOST["about"], n=len(typed[name])
                    )
                elif not typed[name]:
                    faults[name] = {
                        "said": _("Question {n}: say what people said, also where nobody said anything."),
                        "did": _("Question {n}: say what was done, or why nothing was."),
                    }[part].format(n=n)
    return typed, faults


def told(found: Consultation, typed: Mapping[str, str]) -> dict[str, tuple[Outcome, ...]]:
    """The outcome that was typed, by language."""
    return {
        code: tuple(
            Outcome(typed[f"said{n}_{code}"], typed[f"did{n}_{code}"])
            for n in range(1, len(words_of(found, code)[1].questions) + 1)
        )
        for code in found.words
    }


def shown_outcome(found: Consultation) -> dict[str, str]:
    """What stands in the fields of an outcome before anybody types."""
    typed = dict.fromkeys(outcome(found, {})[0], "")
    for code, parts in found.outcome.items():
        for n, one in enumerate(parts, 1):
            typed |= {f"said{n}_{code}": one["said"], f"did{n}_{code}": one["did"]}
    return typed
