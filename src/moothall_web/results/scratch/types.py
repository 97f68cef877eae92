"""The scratch page on types: which type facts give, as they are typed."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.business_case.languages import speaking, translated
from moothall.business_case.wording import capital
from moothall.business_case.wording import spoken as in_words
from moothall.engine.typology import classify
from moothall.files.catalogues import language
from moothall.framework.framework import Framework
from moothall.framework.typology import OptionType
from moothall.project.options import Facts
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.choices import choices, framework_of
from moothall_web.casework.fields import fields_of, shown, taken
from moothall_web.casework.reading import rows
from moothall_web.casework.views import trail_to
from moothall_web.results.told import spoken
from moothall_web.ui.live import status
from moothall_web.ui.pages import page


@needs("read")
def type_of_facts(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Which type facts give, as they are typed; the option in the project stays as it is."""
    framework = framework_of(member.project)
    options = {str(f.get("id")): f for v in rows(member.project, "options") if (f := v.fields)}
    fields = fields_of(Facts)
    known = options.get(request.GET.get("option", ""))
    typed = shown(Facts, known.get("facts", {})) if known is not None else _typed_facts(request)
    values, faults = taken(Facts, typed)
    told = None
    if framework and not faults and any(typed.values()):
        told = _told(framework, msgspec.convert(values, Facts, strict=False))
    return page(
        request, "results/try_type.html", title=_("Which type of sharing do facts make?"),
        trail=trail_to(member), member=member, faults=faults, status=status(request, faults), fields=fields,
        typed=typed, told=told, options=[(id, str(f.get("title") or id)) for id, f in options.items()],
        choices=choices(member.project, (f.ref for f in fields if f.ref), framework),
    )  # fmt: skip


def _typed_facts(request: HttpRequest) -> dict[str, str]:
    return {f.path: "\n".join(request.GET.getlist(f.path)) for f in fields_of(Facts)}


class TypeTold(Struct, frozen=True):
    """What facts come to: a type with what follows, or the facts that are missing."""

    kind: OptionType | None
    because: str
    missing: tuple[str, ...]


def _told(framework: Framework, facts: Facts) -> TypeTold:
    with speaking(language(spoken())):
        typology = translated(framework.typology)
        call = classify(typology, facts)
        kind = next((t for t in typology.types if t.id == call.type), None)
        return TypeTold(kind, capital(call.because), tuple(in_words(m) for m in call.missing))
