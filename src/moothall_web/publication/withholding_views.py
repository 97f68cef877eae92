"""Pages on what is withheld: all of it, what is due to be looked at, and each item."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs, power_said
from moothall_web.casework.models import Value
from moothall_web.casework.reading import head_of, held, newest
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.publication import withholding
from moothall_web.publication.reasons import Law, law_of, reasons
from moothall_web.publication.views import trail_to_plan
from moothall_web.publication.withholding import ASKED, EVIDENCE, REGISTER, Withheld
from moothall_web.ui.pages import page


@needs("read")
def withheld(request: HttpRequest, member: Member) -> HttpResponse:
    """All that is withheld: what lacks a reason, what is due to be looked at, and the rest."""
    found, today = withholding.withheld(member.project), timezone.localdate()
    return page(
        request, "publication/withheld.html", title=_("What is withheld"), trail=trail_to_plan(member),
        member=member, total=len(found), may=member.may("publish"), within=reasons().review_within_days,
        lacking=[w for w in found if w.blocks],
        due=[w for w in found if not w.blocks and w.due(today)],
        others=[w for w in found if not w.blocks and not w.due(today)],
        today=today.isoformat(), labels=labels(),
    )  # fmt: skip


def labels() -> dict[str, str]:
    """What is asked of each item, in words."""
    return {
        "code": _("Reason in law"), "reason": _("Why, in a sentence"), "owner": _("Who answers for it"),
        "review": _("When it is looked at again"),
    }  # fmt: skip


@needs("read")
def withhold(request: HttpRequest, member: Member, item: str) -> HttpResponse:
    """One claim: withhold it, or change why and until when."""
    claim, entry = _rows(member, item)
    now, law = withholding.item_of(claim, entry), _law(member)
    may = member.may("publish")
    if request.method != "POST" or not may:
        return _form(request, member, claim, now, law, {f: getattr(now, f) for f in ASKED})
    typed = {f: " ".join(request.POST.get(f, "").split()) for f in ASKED}
    faults = withholding.faults(typed, law, now.code, timezone.localdate())
    if faults:
        return _form(request, member, claim, now, law, typed, faults=faults, status=422)
    try:
        withholding.withhold(member.project, claim, typed, _seen(request), _actor(member))
    except StaleError:
        return _stale(request, member, item, law, typed)
    messages.success(request, _("{item} is withheld.").format(item=item))
    return redirect("withheld", member.project.slug)


@needs("publish")
def release(request: HttpRequest, member: Member, item: str) -> HttpResponse:
    """Let the public see a claim with the next edition, after asking once, with a reason."""
    claim, entry = _rows(member, item)
    now = withholding.item_of(claim, entry)
    if (claim.fields or {}).get("disclosure") != "withheld" and entry is None:
        raise Http404
    why, faults, stale = request.POST.get("why", "").strip(), {}, False
    if request.method == "POST":
        if not why:
            faults["why"] = _("Say why this need not be withheld any more.")
        else:
            try:
                withholding.release(member.project, claim, _seen(request), _actor(member), why)
                messages.success(request, _("{item} is not withheld any more.").format(item=item))
                return redirect("withheld", member.project.slug)
            except StaleError:
                stale = True
                now = withholding.item_of(*_rows(member, item))
    return page(
        request, "publication/release.html", title=_("Release {item}").format(item=item),
        trail=_trail(member), member=member, now=now, why=why, faults=faults, stale=stale,
        labels=labels(), status=409 if stale else 422 if faults else 200,
    )  # fmt: skip


def _rows(member: Member, item: str) -> tuple[Value, Value | None]:
    claim, entry = newest(member.project, EVIDENCE, item), newest(member.project, REGISTER, item)
    if claim is None or claim.fields is None:
        raise Http404
    return claim, entry if entry is not None and entry.fields is not None else None


def _law(member: Member) -> Law | None:
    return law_of(str(head_of(held(member.project, ["head"])).get("jurisdiction", "")))


def _seen(request: HttpRequest) -> tuple[int, int]:
    """The versions that the person saw, as the form gives them back."""
    words = [*request.POST.get("seen", "").split(","), "", ""][:2]
    claim, entry = (int(w) if w.isdigit() and len(w) < 10 else 0 for w in words)
    return claim, entry


def _actor(member: Member) -> Actor:
    return Actor(member.user, member.role_for("publish"))


def _trail(member: Member) -> list[tuple[str, str]]:
    here = (_("What is withheld"), reverse("withheld", args=[member.project.slug]))
    return [*trail_to_plan(member), here]


def _stale(
    request: HttpRequest, member: Member, item: str, law: Law | None, typed: dict[str, str]
) -> HttpResponse:
    claim, entry = _rows(member, item)
    now = withholding.item_of(claim, entry)
    return _form(request, member, claim, now, law, typed, status=409)


def _form(
    request: HttpRequest, member: Member, claim: Value, now: Withheld, law: Law | None, typed: dict[str, str],
    *, faults: dict[str, str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    codes: list[tuple[str, str, str]] = [
        (c.code, f"{c.code}: {c.title}", c.test) for c in (law.codes if law else ())
    ]
    if now.code and now.code not in {code for code, *_rest in codes}:
        codes.append((now.code, now.code, ""))
    return page(
        request, "publication/withhold.html", title=_("Withhold {item}").format(item=now.item),
        trail=_trail(member) if member.may("publish") else trail_to(member), member=member, now=now,
        claim=claim.fields, law=law, codes=codes, typed=typed, faults=faults, status=status,
        stale=status == 409, may=member.may("publish"), power=power_said("publish"), labels=labels(),
        held=(claim.fields or {}).get("disclosure") == "withheld",
    )  # fmt: skip
