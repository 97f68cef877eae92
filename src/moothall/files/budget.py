"""Savings as a budget takes them: by partner, budget line and year; signed ones, the others beside them."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec import inspect as mi

from moothall.business_case.formulas import guarded
from moothall.files.cells import description, unwrapped, written
from moothall.findings.finance import Saving, Signature
from moothall.project.project import Project

SIGNED, OTHERS, DICTIONARY = "budget.csv", "not-in-budget.csv", "datapackage.json"


class BudgetRow(Struct, frozen=True, kw_only=True):
    """One saving of one partner in one year."""

    partner: Annotated[str, Meta(description="id of the partner; empty: joint, and no shares are agreed")]
    partner_title: Annotated[str, Meta(description="name of the partner")]
    budget_line: Annotated[str, Meta(description="budget line that the saving stands in; empty: not given")]
    year: Annotated[
        int | None, Meta(description="financial year, by the year in which it starts; empty: not given")
    ]
    amount: Annotated[
        float | None,
        Meta(description="what the partner saves in the year, positive; empty: the line is blank"),
    ]
    price_base: Annotated[str, Meta(description="prices of the amount, as recorded")]
    share: Annotated[float | None, Meta(description="the partner's share of the saving, 0 to 1")]
    cashable: Annotated[bool | None, Meta(description="whether a budget can be cut by it; empty: not said")]
    option: Annotated[str, Meta(description="id of the option")]
    option_title: Annotated[str, Meta(description="name of the option")]
    category: Annotated[str, Meta(description="category of the line")]
    state: Annotated[
        Literal["signed", "refused", "open"],
        Meta(description="signed for each partner that it is of, refused for one of them, or neither"),
    ]
    by: Annotated[str, Meta(description="who signed or refused it for this partner; empty: nobody")]
    date: Annotated[datetime.date | None, Meta(description="when that was; empty: nobody did")]
    reason: Annotated[str, Meta(description="why, in the words of who signed or refused it")]


def budget_files(project: Project, savings: Iterable[Saving]) -> dict[str, bytes]:
    """The tables by the names of their files, with a data dictionary (Data Package) beside them.

    savings : as the findings hold them. Only those signed for every partner stand in the first table.
    """
    rows = [row for saving in savings for row in _rows(project, saving)]
    rows.sort(key=lambda r: (r.partner, r.budget_line, r.year or 0, r.option))
    tables = {
        SIGNED: [r for r in rows if r.state == "signed"],
        OTHERS: [r for r in rows if r.state != "signed"],
    }
    return {name: _csv(own) for name, own in tables.items()} | {DICTIONARY: _dictionary(project)}


def _rows(project: Project, saving: Saving) -> Iterator[BudgetRow]:
    titles = {p.id: p.title for p in project.head.partners}
    option = next(o.title for o in project.options if o.id == saving.option)
    given = {s.partner: s for s in saving.signatures if not s.changed}
    for partner, share in saving.shares.items() or (("", None),):
        found = given.get(partner) or _refusal(saving, given)
        for year in saving.years:
            amount = None if year.amount is None else year.amount * (1.0 if share is None else share)
            yield BudgetRow(
                partner=partner, partner_title=titles.get(partner, ""), budget_line=saving.budget_line,
                year=year.year, amount=None if amount is None else round(amount, 2),
                price_base=year.price_base, share=share, cashable=year.cashable, option=saving.option,
                option_title=option, category=saving.category, state=saving.state,
                by=found.by if found else "", date=found.date if found else None,
                reason=found.reason if found else "",
            )  # fmt: skip


def _refusal(saving: Saving, given: dict[str, Signature]) -> Signature | None:
    """The refusal that keeps a joint saving out of every budget."""
    if saving.state != "refused":
        return None
    return next((s for s in given.values() if s.verdict == "refused"), None)


def _csv(rows: Iterable[BudgetRow]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(BudgetRow.__struct_fields__)
    writer.writerows([_cell(getattr(row, name)) for name in BudgetRow.__struct_fields__] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet would take for a formula has an apostrophe before it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else written(value)


def _dictionary(project: Project) -> bytes:
    fields = [
        {"name": f.name, "type": _type(unwrapped(f.type)[0]), "description": description(f.type) or ""}
        for f in mi.type_info(BudgetRow).fields  # type: ignore[attr-defined]
    ]
    about = {
        SIGNED: "Savings that a finance officer of each partner has signed.",
        OTHERS: "Savings that are refused, or that nobody has signed as they stand: they enter no budget.",
    }
    made = {
        "profile": "tabular-data-package",
        "name": f"moothall-budget-{project.head.id}".lower(),
        "title": f"Savings for the budget: {project.head.title}",
        "description": f"Amounts in {project.head.currency}, as of {project.head.as_of}.",
        "resources": [
            {
                "name": name.removesuffix(".csv"), "path": name, "description": said, "encoding": "utf-8",
                "format": "csv", "schema": {"fields": fields, "missingValues": [""]},
            }
            for name, said in about.items()
        ],
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _type(bare: Any) -> str:
    kinds = {mi.IntType: "integer", mi.FloatType: "number", mi.BoolType: "boolean", mi.DateType: "date"}
    return kinds.get(type(bare), "string")
