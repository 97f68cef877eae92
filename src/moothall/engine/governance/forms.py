"""Checks on the form that an option takes."""

from __future__ import annotations

from moothall.engine.governance.context import Context, facts, named
from moothall.findings.flags import Seen, Sighting
from moothall.project.options import Option


def form_fits_type(context: Context) -> Seen:
    """Options whose form of governance is not usual for the type, without a reason."""
    kinds = context.kinds
    usual = {t.id: t.usual_governance_forms for t in context.project.framework.typology.types}
    found = []
    for option in context.options:
        forms = tuple(dict.fromkeys(f for k in sorted(kinds[option.id]) for f in usual.get(k, ())))
        if not option.governance_form_reason.strip() and not _among(option.governance_form, forms):
            form = f'"{option.governance_form}"' if option.governance_form.strip() else "no form is recorded"
            found.append(_seen(option, f"{form}; usual: {', '.join(forms)}"))
    return tuple(found)


def _among(form: str, forms: tuple[str, ...]) -> bool:
    return " ".join(form.casefold().split()) in {f.casefold() for f in forms}


def simpler_forms_first(context: Context) -> Seen:
    """Options with a procurement or a new company whose record shows no simpler form that was tried."""
    procured = {t.option for t in context.types if t.procurement == "yes"}
    return tuple(
        _seen(option, untried)
        for option in context.options
        if (option.id in procured or any(f.new_company for f in facts(option)))
        and (untried := _untried(option))
    )


def _untried(option: Option) -> str:
    if not option.rejected_simpler_forms:
        return "none is listed"
    bare = [f.form for f in option.rejected_simpler_forms if not f.reason.strip()]
    return f"no reason against {', '.join(bare)}" if bare else ""


def _seen(option: Option, detail: str) -> Sighting:
    return Sighting(
        subject=option.id,
        option=option.id,
        figures={"option": named(option), "detail": detail},
        sources=option.evidence,
    )
