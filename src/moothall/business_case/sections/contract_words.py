"""What the law asks of a contract, in words."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.business_case.brief import Brief
from moothall.business_case.wording import _, date, listed, money, plain, spoken
from moothall.business_case.woven import strung
from moothall.findings.procurement import Answer, Condition, ContractLaw, Exemption, InterestTest, Value


def answer(found: Answer) -> str:
    """Yes, no or cannot tell."""
    return {"yes": _("Yes"), "no": _("No")}.get(found, _("Cannot tell"))


def kind(code: str) -> str:
    """What a contract is for."""
    return {
        "goods": _("goods"),
        "services": _("services"),
        "works": _("works"),
        "light_touch": _("light-touch services"),
        "service_concession": _("a concession of services"),
        "works_concession": _("a concession of works"),
        "light_touch_concession": _("a light-touch concession"),
    }[code]


def buyer(code: str) -> str:
    """Who buys."""
    return {
        "department": _("a department, executive agency or non-departmental public body"),
        "other_central": _("another central body"),
        "sub_central": _("a council or like body"),
        "utility": _("a utility"),
    }[code]


def party(code: str) -> str:
    """With whom."""
    return {
        "market": _("with the market"),
        "public_body": _("between public bodies"),
        "controlled_body": _("with a body that the buyers own"),
    }[code]


def field(code: str) -> str:
    """A field that is not recorded; 'law' is a point of law that is not held."""
    return _("the law of the place") if code == "law" else code


def fields(codes: Iterable[str]) -> str:
    """Fields in a row, as words."""
    return listed(spoken(field(c)) for c in codes)


def rules_words(brief: Brief, found: ContractLaw) -> str:
    """Why a procurement under the full rules is needed, is not, or cannot be told."""
    if found.exemption and found.exemption.answer == "yes":
        return _("Exempt: {act}.").format(act=found.exemption.act)
    said = [threshold_words(brief, found.value)]
    if found.full_rules == "cannot_tell":
        exempt = found.exemption.missing if found.exemption and found.value.reached != "no" else ()
        if exempt:
            said.append(_("Whether it is exempt, nobody can tell."))
        lacking = dict.fromkeys((*found.value.missing, *exempt))
        said.append(_("Not recorded: {fields}.").format(fields=fields(lacking)))
    return strung((s for s in said if s), " ")


def threshold_words(brief: Brief, found: Value) -> str:
    """The whole value against the threshold."""
    if found.threshold is None or found.total is None:
        return ""
    limit = brief.figure(money(found.threshold, brief.currency), found, "threshold")
    if found.compared is None:
        return _("The threshold is {limit} without VAT.").format(limit=limit)
    vat = _("with VAT") if found.vat == "included" else _("without VAT")
    figure = brief.figure(money(found.compared, brief.currency), found, "compared")
    if found.reached == "yes":
        return _("{figure} {vat} reaches the {limit} from which {rules} apply.").format(
            figure=figure, vat=vat, limit=limit, rules=found.rules
        )
    return _("{figure} {vat} is below the {limit} from which {rules} apply.").format(
        figure=figure, vat=vat, limit=limit, rules=found.rules
    )


def exemption_words(found: Exemption | None) -> str:
    """Whether a contract between public bodies is exempt, and which conditions fail or are open."""
    if found is None:
        return _("Not asked: it is with the market.")
    if found.answer == "yes":
        return _("Every condition holds.")
    failed = [condition(c.id) for c in found.conditions if c.holds == "no"]
    open_ = [condition(c.id) for c in found.conditions if c.holds == "cannot_tell"]
    said = [_("Does not hold: {conditions}.").format(conditions="; ".join(failed))] if failed else []
    if open_:
        said.append(_("Not recorded: {conditions}.").format(conditions="; ".join(open_)))
    return " ".join(said) or _("No point of law is held for the place.")


def condition(code: str) -> str:
    """A condition of an exemption."""
    return {
        "buyer_is_public_authority": _("the buyer is a public authority"),
        "control": _("the buyers alone control the other party"),
        "no_private_share": _("no private person holds a share in it"),
        "represented": _("each of them has a seat on its board"),
        "not_against_interests": _("it does nothing against the interests of one of them"),
        "only_public": _("all parties are public bodies"),
        "common_objectives": _("it serves common objectives of their public functions"),
        "public_interest": _("it is governed by the public interest alone"),
        "outside_activity": _("it does little for others or for other ends"),
    }.get(code, code.replace("_", " "))


def limit_words(brief: Brief, found: Condition) -> str:
    """A limit of a share: 'at most 20%' or 'under 20%'."""
    said = (_("at most {n}%") if found.may_reach else _("under {n}%")).format(n=plain(found.limit or 0.0))
    return brief.figure(said, found, "limit")


def interest_answer(code: str) -> str:
    """The answer on the public interest test."""
    return {
        "mandatory": _("Mandatory"),
        "encouraged": _("Encouraged"),
        "not_required": _("Not required"),
    }.get(code, _("Cannot tell"))


def interest_words(brief: Brief, found: InterestTest, contract: ContractLaw) -> str:
    """Why the public interest test is asked for, or is not."""
    limit = brief.figure(money(found.threshold, brief.currency), found, "threshold")
    return {
        "no_law": _("No dated fact on the test is held for the place."),
        "not_published": _("The note that asks for it was not yet published."),
        "not_services": _("It is not for services."),
        "excluded": _("Left out by the note: {reason}.").format(reason=found.exclusion),
        "exempt": _("Left out by the note: the contract is exempt."),
        "below_test": _("Its whole value is below {limit}.").format(limit=limit),
        "no_public_contract": _("It is below the threshold of a public contract."),
        "at_test": _(
            "Its whole value is just {limit}, and accounts of the note differ on whether that is within."
        ).format(limit=limit),
        "not_recorded": _("Not recorded: {fields}.").format(fields=fields(found.missing)),
        "currency": _("The note is in another currency than the project."),
        "begins_before": _("It begins on {day}, before the note applies to this buyer.").format(
            day=date(contract.day)
        ),
        "required": _("The buyer is {buyer}, the value is above {limit}, and it begins on {day}, from "
                      "{since} on.").format(
            buyer=buyer(contract.buyer), limit=limit, day=date(contract.day), since=date(found.mandatory_from)
        ),
        "encouraged": _("Not required of this buyer; the note encourages every public body to carry it out."),
    }[found.because]  # fmt: skip


def strategy_words(brief: Brief, found: InterestTest) -> str:
    """Whether the buyer must have an insourcing strategy."""
    if found.strategy is None:
        return ""
    spend = brief.figure(money(found.strategy_spend, brief.currency), found, "strategy_spend")
    figures = {"day": date(found.strategy_due), "spend": spend}
    return {
        "yes": _("An insourcing strategy is due by {day}: the buyer spends {spend} a year or more."),
        "no": _("No insourcing strategy is asked for: the buyer spends less than {spend} a year."),
    }.get(found.strategy, _("Whether an insourcing strategy is due by {day} depends on buyer_spend.")).format(
        **figures
    )
