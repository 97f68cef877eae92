"""The few words that a page needs around a document: they belong to its language, not to a format."""

from __future__ import annotations

from msgspec import Struct

from moothall.business_case.wording import _


class Labels(Struct, frozen=True, kw_only=True):
    """Words of the frame."""

    skip: str
    contents: str
    evidence: str
    grade: str
    as_of: str
    worked_out_by: str
    fingerprint: str
    digest: str
    stop: str
    high: str
    medium: str
    low: str
    info: str
    figure: str
    table: str
    behind: str
    scroll: str
    to_contents: str
    part: str
    """Which part of a table it is that is cut between columns, with {n} and {of}."""


def labels() -> Labels:
    """The words in the language in force."""
    return Labels(
        skip=_("Skip to the findings and warnings"),
        contents=_("Contents"),
        evidence=_("Evidence"),
        grade=_("grade"),
        as_of=_("As of"),
        worked_out_by=_("Worked out by"),
        fingerprint=_("Fingerprint of the inputs"),
        digest=_("Digest of the bundle's contents"),
        stop=_("Stop"),
        high=_("High"),
        medium=_("Medium"),
        low=_("Low"),
        info=_("Please note"),
        figure=_("Figure"),
        table=_("Table"),
        behind=_("The same figures as a table"),
        scroll=_("The table is wider than the page: scroll it sideways."),
        to_contents=_("Back to the contents"),
        part=_("(part {n} of {of})"),
    )
