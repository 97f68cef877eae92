"""Pages of a split between partners: which options have one, and the costs and shares that are typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs, power_said
from moothall_web.casework import reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.finance import sharing
from moothall_web.casework.finance.views import trail_to_money
from moothall_web.casework.opening import opened, version_in
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every option, with how many groups have a cost on their own, and whether shares are proposed."""
    rows = reading.held(member.project, ["options", sharing.SHELF])
    options = [o for o in rows["options"] if not o.get("dropped")]
    given = {o["id"]: sum(c["option"] == o["id"] for c in rows[sharing.SHELF]) for o in options}
    return page(
        request, "casework/finance/shares.html", title=_("A split between the partners"),
        trail=trail_to_money(member), member=member, options=options, given=given,
        audience=audience_of(member, shelves()[sharing.SHELF]),
    )  # fmt: skip


@needs("read")
def costs(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """What each group would pay on its own, and what each partner is proposed to pay."""
    now = opened(member, "options", option)
    asked, may = sharing.game(member.project, now), member.may("finance")
    typed = _standing(asked)
    seen = {**{g.name: g.seen for g in asked.groups}, "option": now.version}
    faults: dict[str, str] = {}
    theirs: dict[str, str] = {}
    status = 200
    if request.method == "POST" and may:
        before, typed = typed, {name: request.POST.get(name, "").strip() for name in typed}
        posted = {name: version_in(request, f"{name}--seen") for name in seen}
        made, faults = sharing.changes(asked, typed, posted)
        status = 422
        if not faults:
            try:
                sharing.save(member, asked, made, request.POST.get("why", "").strip())
            except StaleError:
                status, theirs = 409, {n: w for n, w in before.items() if w != typed[n]}
            else:
                return redirect("share_costs", member.project.slug, option)
        else:
            seen = posted
    title = str(now.fields.get("title") or option)
    here = (_("A split between the partners"), reverse("shares", args=[member.project.slug]))
    return page(
        request, "casework/finance/share_costs.html", title=_("Who pays what: {option}").format(option=title),
        trail=trail_to_money(member, here), faults=faults, status=status, member=member, asked=asked,
        typed=typed, seen=seen, theirs=theirs, may=may, power=power_said("finance"), option=option,
        titles=dict(asked.partners), audience=audience_of(member, shelves()[sharing.SHELF]),
    )  # fmt: skip


def _standing(asked: sharing.Game) -> dict[str, str]:
    """What stands in the form, by field."""
    return {
        **{g.name: g.words for g in asked.groups},
        **{f"pays.{partner}": words for partner, words in asked.proposed().items()},
    }
