"""What the money comes to, in the order in which a finance officer asks; and each split, to be printed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from moothall.business_case.anchors import anchor
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.finance.views import trail_to_money
from moothall_web.results import style, told
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State
from moothall_web.ui.pages import page


@needs("read")
@of_results
def money_results(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Worth, how it may turn out, ledgers and signatures; then each option, with what would turn it."""
    homes = told.contents(known).homes
    options = [
        (o.title, anchor("money-of", o.id))
        for o in known.project.kept_options
        if anchor("money-of", o.id) in homes
    ]
    slug = member.project.slug
    return page(
        request,
        "results/finance/money.html",
        title=_("What the money comes to"),
        trail=trail_to_money(member),
        member=member,
        body=Markup(told.money(known)),
        style=style.address(),
        options=[(title, f"{reverse('results_part', args=[slug, homes[id]])}#{id}") for title, id in options],
    )


@needs("read")
@of_results
def share_results(request: HttpRequest, member: Member, known: State, option: str) -> HttpResponseBase:
    """Each rule's shares, who would object, and what it means for each partner, in plain words."""
    found = next((o for o in known.project.kept_options if o.id == option), None)
    if found is None:
        raise Http404
    body = told.split(known, option)
    here = (_("A split between the partners"), reverse("shares", args=[member.project.slug]))
    return page(
        request,
        "results/finance/split.html",
        title=_("A split of the cost: {option}").format(option=found.title),
        trail=trail_to_money(member, here),
        member=member,
        option=option,
        body=Markup(body) if body else "",
        style=style.address(),
    )
