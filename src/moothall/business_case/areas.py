"""Where a law holds, in words: the codes of places that the library knows, by their names."""

from __future__ import annotations

from moothall.business_case.wording import _, listed


def area(code: str) -> str:
    """The name of a jurisdiction: 'England' for GB-ENG, 'England and Wales' for UK-ENG/WAL.

    A code that is not known stays as it is.
    """
    names = _names()
    whole, _dash, parts = code.partition("-")
    if f"{whole}-" not in names:
        return code
    told = parts.split("/") if parts else [whole]
    named = [names.get(part) or names.get(f"{part}-", "") for part in told]
    return listed(named) if all(named) else code


def _names() -> dict[str, str]:
    return {
        "UK-": _("the United Kingdom"),
        "GB-": _("Great Britain"),
        "ENG": _("England"),
        "WLS": _("Wales"),
        "WAL": _("Wales"),
        "SCT": _("Scotland"),
        "NIR": _("Northern Ireland"),
        "NI": _("Northern Ireland"),
    }
