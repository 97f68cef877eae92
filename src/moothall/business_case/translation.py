"""What a translated document says of its own translation."""

from __future__ import annotations

from moothall.business_case.document import Notice
from moothall.business_case.languages import ENGLISH, in_force
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def unreviewed() -> tuple[Notice, ...]:
    """That no speaker has reviewed the translation, where that is so, and what is not translated."""
    language = in_force()
    if language is ENGLISH or language.reviewed:
        return ()
    return (
        Notice(
            "info",
            _("A translation that nobody has reviewed"),
            (
                para(
                    _("No speaker of the language has reviewed this translation yet. Where it differs from "
                      "the English document, the English one holds.")
                ),
                para(
                    _("What people wrote in the project, and sentences of the findings that quote it, stand "
                      "in the language in which they were written.")
                ),
            ),
        ),
    )  # fmt: skip
