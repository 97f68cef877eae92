"""Where a law or a rate holds, in words: 'GB-ENG' is England, 'UK-ENG/WAL' England and Wales."""

from __future__ import annotations

from moothall.business_case.wording import _, listed


def land(code: str) -> str:
    """The countries and nations that a code takes in; the code itself where one of them has no name here."""
    names = _names()
    country, _dash, rest = code.partition("-")
    if country not in ("UK", "GB") or not rest:
        return names.get(code, code)
    if together := names.get(f"UK-{rest}"):
        return together
    found = [names.get(f"UK-{part}", "") for part in rest.split("/")]
    return listed(found) if all(found) else code


def _names() -> dict[str, str]:
    return {
        "UK": _("the United Kingdom"),
        "GB": _("the United Kingdom"),
        "UK-GB": _("Great Britain"),
        "UK-ENG": _("England"),
        "UK-ENG/WAL": _("England and Wales"),
        "UK-WAL": _("Wales"),
        "UK-WLS": _("Wales"),
        "UK-SCT": _("Scotland"),
        "UK-SCO": _("Scotland"),
        "UK-NI": _("Northern Ireland"),
        "UK-NIR": _("Northern Ireland"),
        "IE": _("Ireland"),
        "EU": _("the European Union"),
        "AU": _("Australia"),
        "AU-NSW": _("New South Wales"),
        "NZ": _("New Zealand"),
        "US": _("the United States"),
        "any": _("anywhere"),
        "several": _("several countries"),
    }
