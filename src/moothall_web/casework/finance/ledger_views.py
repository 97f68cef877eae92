"""The page on which the sums of a ledger are typed beside those of the lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.asking import ask
from moothall_web.casework.finance import ledger as sums
from moothall_web.casework.finance import sheet
from moothall_web.casework.finance.views import trail_to_money
from moothall_web.casework.models import Value
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page


@needs("finance")
def ledger(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """Type what a ledger says of each payer's lines; the difference is told at once."""
    found = sheet.sheet(member, option)
    asked = sums.sums(member, found)
    typed = {**{one.name: one.words for one in asked}, "evidence": ""}
    faults: dict[str, str] = {}
    stale: tuple[Value, ...] = ()
    status = 200
    if request.method == "POST":
        typed = {name: request.POST.get(name, "").strip() for name in typed}
        made, faults = sums.changes(member, found, asked, typed, _seen(request, asked))
        status = 422
        if not faults:
            try:
                sums.save(member, found, made, request.POST.get("why", "").strip())
            except StaleError as error:
                stale, status = error.stale, 409
            else:
                return redirect("ledger", member.project.slug, option)
    told = ask("money", member.project)
    title = str(found.option.get("title") or option)
    here = (title, reverse("option_money", args=[member.project.slug, option]))
    return page(
        request, "casework/finance/ledger.html", title=_("Ledger: {option}").format(option=title),
        trail=trail_to_money(member, here), faults=faults, status=status, member=member, asked=asked,
        typed=typed, stale=stale, kind_words=sums.kind_words,
        theirs={v.place.key: (v.fields or {}).get("total") for v in stale},
        seen={one.name: one.seen if status != 422 else _seen(request, asked)[one.name] for one in asked},
        ours=_ours(told.options.get(option)) if told else {},
        told={row.key: row for row in told.ledgers} if told else {},
    )  # fmt: skip


def _ours(told: Any) -> dict[str, str]:
    """What the lines come to, by the name of the sum."""
    if told is None:
        return {}
    payers = {f"{p.partner}.{line.kind}": line.total for p in told.payers if p.partner for line in p.totals}
    return payers | {f"all.{line.kind}": line.total for line in told.totals}


def _seen(request: HttpRequest, asked: Iterable[sums.Sum]) -> dict[str, int]:
    words = {one.name: request.POST.get(f"{one.name}.seen", "0") for one in asked}
    return {name: int(w) if w.isascii() and w.isdigit() and len(w) < 10 else 0 for name, w in words.items()}
