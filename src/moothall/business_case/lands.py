"""Where a law or a rate holds, in words: 'GB-ENG' is England, 'UK-ENG/WAL' England and Wales."""

from __future__ import annotations

from moothall.business_case.wording import _, listed
from moothall.framework.jurisdictions import KINGDOM, parts


def land(code: str) -> str:
    """The countries and nations that a code takes in; the code itself where one of them has no name here."""
    taken = parts(code)
    for whole, name in _wholes().items():
        if taken == whole:
            return name
    names = _names()
    if taken <= names.keys():
        return listed(name for held, name in names.items() if held in taken)
    return names.get(code, code)


def _wholes() -> dict[frozenset[str], str]:
    return {
        KINGDOM: _("the United Kingdom"),
        KINGDOM - {"GB-NIR"}: _("Great Britain"),
        frozenset({"GB-ENG", "GB-WLS"}): _("England and Wales"),
    }


def _names() -> dict[str, str]:
    return {
        "GB-ENG": _("England"),
        "GB-WLS": _("Wales"),
        "GB-SCT": _("Scotland"),
        "GB-NIR": _("Northern Ireland"),
        "IE": _("Ireland"),
        "EU": _("the European Union"),
        "AU": _("Australia"),
        "AU-NSW": _("New South Wales"),
        "NZ": _("New Zealand"),
        "US": _("the United States"),
        "any": _("anywhere"),
        "several": _("several countries"),
    }
