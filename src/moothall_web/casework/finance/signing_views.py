"""Pages on which savings are signed or refused: all of them with what was said, and one to be signed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.business_case.languages import speaking
from moothall.business_case.wording import date, money
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.finance import signing
from moothall_web.casework.finance.signing import SIGNATURES, ChangedError, Saving
from moothall_web.casework.finance.views import titles_in, trail_to_money
from moothall_web.casework.opening import version_in
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import StaleError
from moothall_web.ui.pages import page
from moothall_web.ui.tongue import tongue


def state_words() -> dict[str, str]:
    """What a partner says of a saving, in words."""
    return {
        "signed": _("Signed"), "refused": _("Refused"), "open": _("Not signed"),
        "changed": _("Changed since, so that it no longer counts"),
    }  # fmt: skip


def _told(saving: Saving, rows: dict[str, list[Fields]], titles: dict[str, str]) -> dict[str, Any]:
    """A saving in words."""
    options = {o["id"]: o.get("title") or o["id"] for o in rows["options"]}
    partners = {p["id"]: p.get("title") or p["id"] for p in rows["head.partners"]}
    currency = str(reading.head_of(rows).get("currency", "GBP"))
    own = reading.head_of(rows).get("price_base", "")
    with speaking(tongue()):
        return {
            "option": options[saving.key.option],
            "category": titles.get(saving.key.category, saving.key.category),
            "payer": partners.get(saving.key.partner, _("All jointly")),
            "budget_line": saving.key.budget_line,
            "amount": money(saving.amount, currency),
            "query": urlencode(signing.query(saving.key)),
            "blank": sum(line.amount is None for line in saving.lines),
            "years": [
                (
                    _("No year")
                    if line.year is None
                    else f"{line.year}–{line.until}"
                    if line.until
                    else str(line.year),
                    money(line.amount, currency) if line.amount is not None else _("blank"),
                    line.price_base or own,
                )
                for line in saving.lines
            ],
            "said": [
                {
                    "partner": partners.get(s.partner, s.partner),
                    "state": s.state,
                    "row": s.row,
                    "day": date(s.row.date) if s.row else "",
                    "then": money(s.row.amount, currency) if s.row else "",
                }
                for s in saving.said
            ],
        }


@needs("read")
def savings(request: HttpRequest, member: Member) -> HttpResponse:
    """Every saving, those first that wait for the person's own partner."""
    rows = signing.read(member.project)
    titles = titles_in(framework_in(rows))
    told: list[tuple[str, bool, dict[str, Any]]] = []
    for saving in signing.all_savings(rows):
        own = signing.own_partner(member, saving) if member.may("sign") else ""
        said = saving.for_partner(own)
        waits = said is not None and said.state in ("open", "changed")
        told.append((own, waits, _told(saving, rows, titles)))
    told.sort(key=lambda entry: not entry[1])
    groups: dict[str, list[tuple[str, bool, dict[str, Any]]]] = {}
    for entry in told:
        groups.setdefault(entry[2]["option"], []).append(entry)
    partners = {str(p["id"]) for p in rows["head.partners"]}
    return page(
        request, "casework/finance/savings.html", title=_("Savings, signed or refused"),
        trail=trail_to_money(member), member=member, groups=groups, words=state_words(),
        waiting=sum(waits for _own, waits, _saving in told),
        for_none=member.may("sign") and not partners.intersection(member.bodies),
        audience=audience_of(member, shelves()[SIGNATURES]),
    )  # fmt: skip


@needs("sign")
def sign(request: HttpRequest, member: Member) -> HttpResponse:
    """Sign or refuse one saving, for the partner that the person acts for, with a reason."""
    if "option" not in request.GET:
        return redirect("savings", member.project.slug)
    rows = signing.read(member.project)
    saving = signing.found(rows, request.GET.dict())
    if saving is None:
        raise Http404
    partner, day = signing.own_partner(member, saving), signing.today(rows)
    typed = {"verdict": "", "reason": ""}
    faults: dict[str, str] = {}
    status, other, changed = 200, None, False
    fields = signing.row_of(member, saving, partner, typed, day)
    now = signing.standing_row(member.project, fields)
    if now is not None and now.fields is not None:
        typed = {n: str(now.fields[n]) for n in typed}
    if request.method == "POST":
        typed = {n: request.POST.get(n, "").strip() for n in typed}
        faults, status = signing.faults(typed), 422
        if not partner:
            faults = {"verdict": _("You act for none of the partners that this saving is of.")}
        if not faults:
            fields = signing.row_of(member, saving, partner, typed, day)
            try:
                signing.sign(member, saving, fields, seen=version_in(request), amount=_amount(request))
            except ChangedError:
                status, changed = 409, True
            except StaleError as stale:
                status, other = 409, stale.now
            else:
                return redirect("savings", member.project.slug)
    here = (_("Savings, signed or refused"), reverse("savings", args=[member.project.slug]))
    return page(
        request, "casework/finance/sign.html", title=_("Sign or refuse a saving"),
        trail=trail_to_money(member, here), faults=faults, status=status, member=member, typed=typed,
        told=_told(saving, rows, titles_in(framework_in(rows))), partner=_title(rows, partner), other=other,
        changed=changed, words=state_words(), amount=repr(saving.amount),
        seen=other.version if other else version_in(request) if faults else now.version if now else 0,
    )  # fmt: skip


def _title(rows: dict[str, list[Fields]], partner: str) -> str:
    named = {p["id"]: p.get("title") or p["id"] for p in rows["head.partners"]}
    return str(named.get(partner, ""))


def _amount(request: HttpRequest) -> float:
    """The sum that the person saw."""
    try:
        return float(request.POST.get("amount", ""))
    except ValueError:
        return float("nan")
