"""Flags in another language: the rule's translated words, with the same figures."""

from __future__ import annotations

import gettext

from moothall.business_case.brief import written_from
from moothall.business_case.languages import FRAMEWORK, Language, speaking
from tests.business_case.reading import told


class Shouting(gettext.NullTranslations):
    """Says a framework's texts in capitals, but for what stands in braces."""

    def pgettext(self, context: str, message: str) -> str:
        if context != FRAMEWORK or " " not in message:
            return message
        return "".join(p if p.startswith("{") else p.upper() for p in parts(message))


def parts(message: str) -> list[str]:
    return message.replace("{", "\0{").replace("}", "}\0").split("\0")


def test_every_flag_of_a_rule_is_said_anew_with_its_figures():
    project, findings, _document = told("three-valleys")
    with speaking(Language("xx", Shouting())):
        brief = written_from(project, findings)
    pairs = list(zip(findings.flags, brief.findings.flags, strict=True))
    changed = [(was, now) for was, now in pairs if was.message != now.message]
    assert len(changed) > 0.9 * len(pairs)
    for was, now in changed:
        assert now.message.casefold() == was.message.casefold()
    assert [c.flags for c in brief.findings.checks] != [c.flags for c in findings.checks]


def test_checks_of_strategy_and_the_titles_that_flags_repeat_are_said_anew_too():
    project, findings, _document = told("three-valleys")
    with speaking(Language("xx", Shouting())):
        brief = written_from(project, findings)
    said = {flag.rule: flag.message for flag in brief.findings.flags}
    assert 'THE ANSWER IS "NO" TO: IS REMOTE OR OFFSHORE DELIVERY RULED OUT?' in said["SR3"]
    assert "STAFFING LEVELS; SAME TERMS FOR NEW STAFF" in said["EM3"]
    assert "EQUALITY ADVANCED (EQ6)" in said["EQR4"]
    assert "UP FROM District TO NATION OR STATE" in said["RW3"]


def test_a_sentence_that_is_not_the_rules_own_stays():
    project, findings, _document = told("three-valleys")
    brief = written_from(project, findings)
    assert brief.findings is findings


class Spanning(gettext.NullTranslations):
    """Knows the rules' sentences, and what stands between two years."""

    def gettext(self, message: str) -> str:
        return "hyd" if message == "to" else message

    def pgettext(self, context: str, message: str) -> str:
        return f"{message} Felly." if "{years}" in message else message


def test_years_from_one_to_another_are_said_in_the_language():
    project, findings, _document = told("clyde-valley-2011")
    with speaking(Language("xx", Spanning())):
        brief = written_from(project, findings)
    pairs = zip(findings.flags, brief.findings.flags, strict=True)
    said = [now.message for was, now in pairs if "2012 to 2022" in was.message]
    assert said
    assert all("2012 hyd 2022" in message for message in said)
