"""answers.csv: answers to flags."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Text
from moothall.project.fields import Date, RuleRef


class AnswerRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer to a flag. A flag can be answered, never deleted."""

    rule: Annotated[RuleRef, Meta(description="check or rule whose flag is answered")]
    subject: Annotated[
        str, Meta(description="what the flag is about, as the result names it; empty: all of the rule")
    ] = ""
    answer: Annotated[Text, Meta(description="the answer")]
    body: Annotated[Text, Meta(description="who answers: a named body")]
    date: Date
