"""Effects by group and by place: gains and losses side by side, never netted off."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Row, Section, Table
from moothall.business_case.option_columns import option_columns
from moothall.business_case.phrases import cell, columns, head, lines, link, number, para, row, say, strong
from moothall.business_case.sections.equality_duty import duty
from moothall.business_case.sections.equality_effects import effects
from moothall.business_case.vocabulary import effect, effect_shade
from moothall.business_case.wording import (
    _,
    capital,
    counted,
    money,
    plain,
    quantity,
    ranged,
    sentence,
    spoken,
)
from moothall.business_case.woven import strung
from moothall.findings.registers import ImpactFinding, PlaceFinding
from moothall.findings.scoring import Measurement


def section(brief: Brief) -> Section:
    """Effects on groups, measurements by place, and facts of the places."""
    return Section(
        "equality",
        _("Equality, social justice and place"),
        tuple(_opening(brief)),
        (
            *effects(brief),
            Section("impacts", _("Who gains and who loses, in words"), (_impacts(brief),), level=3),
            Section("measures", _("Other figures by place"), tuple(_measures(brief)), level=3),
            Section("duty", _("The equality duty"), tuple(duty(brief)), level=3),
            Section("places", _("The places"), (_places(brief),), level=3),
        ),
    )


def _opening(brief: Brief) -> Iterator[Block]:
    yield para(
        _("A gain for some does not cancel a loss for others. Losses and gains stand side by side and are "
          "never netted off.")
    )  # fmt: skip
    case = brief.findings.financial_case
    if case is not None and any(o.distributional for o in case.options):
        yield para(
            _("What a pound counts for people with less is tested with "),
            link(_("the money of each option"), "money-options"),
            _("; it changes no result."),
        )


def _impacts(brief: Brief) -> Table:
    found = brief.findings.registers.impacts
    groups = dict.fromkeys(i.group for i in found)
    rows = [
        row(
            head(_group(brief, g)),
            *(_cell(brief, [i for i in found if i.group == g and i.option == o.id]) for o in brief.options),
        )
        for g in groups
    ]
    return Table(
        "table-impacts",
        _("Effect of each option on each group, as recorded"),
        (*columns(_("Group")), *option_columns(brief)),
        tuple(rows),
        empty=_("No effect on any group is recorded."),
        stacked=True,
    )


def _group(brief: Brief, group: str) -> str:
    return capital(spoken(group))


def _cell(brief: Brief, found: list[ImpactFinding]) -> Cell:
    if not found:
        return cell(_("not recorded"), standing="open")
    said = [say(strong(effect(i.effect)), ": ", _statement(brief, i)) for i in found]
    sources = tuple(dict.fromkeys(s for i in found for s in i.sources))
    shades = {effect_shade(i.effect) for i in found}
    return lines(said, sources=sources, standing=shades.pop() if len(shades) == 1 else "part")


def _statement(brief: Brief, found: ImpactFinding) -> str:
    size = [
        brief.place(found.place),
        brief.figure(counted(found.people, "person", "people"), found, "people")
        if found.people is not None
        else "",
        _("a count is not told, for it would tell of few people") if found.small else "",
        brief.figure(quantity(found.amount, found.unit), found, "amount") if found.amount is not None else "",
    ]
    told = strung((s for s in size if s), "; ")
    return strung((sentence(found.statement), *((" (", told, ")") if told else ())))


def _measures(brief: Brief) -> Iterator[Block]:
    told = {c.criterion for c in brief.findings.equality.criteria}
    by_place = [c for c in brief.findings.scoring.cells if any(m.place or m.group for m in c.measurements)]
    criteria = dict.fromkeys(c.criterion for c in by_place if c.criterion not in told)
    cells = [c for c in brief.findings.scoring.cells if c.measurements]
    if not criteria:
        yield para(_("Nothing else is measured by place or group."))
    for criterion in criteria:
        found = {c.option: c.measurements for c in cells if c.criterion == criterion}
        yield _measure_table(brief, criterion, found)


def _measure_table(brief: Brief, criterion: str, found: dict[str, tuple[Measurement, ...]]) -> Table:
    keys = dict.fromkeys((m.place, m.group) for ms in found.values() for m in ms)
    unit = next((m.unit for ms in found.values() for m in ms if m.unit), "")
    rows = [
        row(
            head(_where(brief, place, group)),
            *(_measured(brief, found.get(o.id, ()), place, group) for o in brief.options),
        )
        for place, group in keys
    ]
    title = _("{id} {title}").format(id=criterion, title=brief.criterion(criterion))
    caption = _("{title}, as measured ({unit})").format(title=title, unit=unit) if unit else title
    return Table(
        anchor("table-places", criterion),
        caption,
        (*columns(_("Place or group")), *option_columns(brief)),
        tuple(rows),
    )


def _where(brief: Brief, place: str | None, group: str) -> str:
    return ", ".join(w for w in (brief.place(place), spoken(group)) if w) or _("In all")


def _measured(brief: Brief, found: tuple[Measurement, ...], place: str | None, group: str) -> Cell:
    here = next((m for m in found if m.place == place and m.group == group), None)
    if here is None:
        return cell(_("not measured"), standing="open")
    return cell(brief.figure(ranged(here.low, here.likely, here.high), here), sources=here.sources)


def _places(brief: Brief) -> Table:
    return Table(
        "table-places",
        _("Places, as recorded"),
        columns(
            _("Place"),
            _("Partner"),
            number(_("Residents")),
            number(_("Posts in scope"), _("FTE")),
            number(_("All jobs there")),
            number(_("Median pay")),
            number(_("Deprivation"), _("1 most deprived fifth, 5 least")),
        ),
        tuple(_place(brief, p) for p in brief.findings.registers.places),
        empty=_("No place is recorded."),
    )


def _place(brief: Brief, found: PlaceFinding) -> Row:
    return row(
        head(found.title),
        brief.partner(found.partner),
        *(
            brief.figure(plain(value), found, field) if (value := getattr(found, field)) is not None else ""
            for field in ("population", "posts_in_scope", "local_employment")
        ),
        brief.figure(money(found.median_pay, brief.currency), found, "median_pay")
        if found.median_pay is not None
        else "",
        cell(
            brief.figure(str(found.deprivation_fifth or ""), found, "deprivation_fifth"),
            sources=found.sources,
        ),
        id=anchor("place", found.id),
    )
