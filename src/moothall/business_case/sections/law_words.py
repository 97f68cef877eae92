"""Dated points of law in words: what they say, how sure they are, and since when."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Inline
from moothall.business_case.lands import land
from moothall.business_case.phrases import Words, say, strong
from moothall.business_case.vocabulary import certainty
from moothall.business_case.wording import _, dated, day_or_month, sentence
from moothall.findings.law import LawUsed
from moothall.findings.typology import LawNote, OptionTypeFinding


def law_lines(brief: Brief, found: OptionTypeFinding) -> Iterator[Inline]:
    """What the law says of an option's type, one line a point; or that nothing is held for the place."""
    for note in found.law:
        yield say(*note_words(note), f" ({standing(note)}. {_('Source')}: {note.source}.)")
    if unheld(found):
        yield say(nothing_held(land(brief.findings.project.jurisdiction)), " ", pointers(found.law_pointers))


def unheld(found: OptionTypeFinding) -> bool:
    """Whether an option has a type, and no point of law is held for it where the project is."""
    return not found.law and any(c is not None and c.type for c in (found.call, *found.parts))


def note_words(note: LawNote) -> Inline:
    """Mechanism, procurement and employment of a type, each with its name."""
    parts = (
        (_("Legal mechanism"), note.mechanism),
        (_("Procurement"), note.procurement),
        (_("Usual employment"), note.employment_default),
    )
    words: list[Words] = []
    for title, text in parts:
        if text:
            words += [" "] if words else []
            words += [strong(f"{title}: "), sentence(dated(text))]
    return say(*words)


def standing(law: LawUsed) -> str:
    """Where and since when it holds, and how sure it is: 'England, since 24 February 2025; looked up'."""
    since = _("since {day}").format(day=day_or_month(law.since)) if law.since else _("no date")
    if law.coming:
        since = _("not yet in force, from {day}").format(day=day_or_month(law.since or ""))
    said = f"{land(law.jurisdiction)}, {since}; {certainty(law.standing)}"
    return said + overdue(law)


def overdue(law: LawUsed) -> str:
    """A warning where the point had to be looked at again; else nothing."""
    if not law.review_overdue:
        return ""
    return _("; its review was due by {day} and is overdue").format(day=dated(law.review_by or ""))


def nothing_held(place: str) -> str:
    """That no point of law is held for a place."""
    return _("No point of law on the mechanism is held for {place}.").format(place=place)


def pointers(text: str) -> str:
    """Where a lawyer may start; nothing where not even that is known."""
    if not text:
        return ""
    return _("A lawyer may start here (from memory, unverified): {text}.").format(text=text.rstrip("."))
