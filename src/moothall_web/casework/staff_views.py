"""Staff and places: the rooms of this part, and pages on which employment, staff and posts are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.framework.employment import EmploymentModel
from moothall.framework.framework import Framework
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import reading
from moothall_web.casework.desk import framework_in
from moothall_web.casework.field_types import Field
from moothall_web.casework.grid import Line, blanks, line_of
from moothall_web.casework.grid_views import Sheet, edit, fields_in, laid_out, option_titles, titled
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import Shelf
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import trail_to
from moothall_web.ui.pages import Trail, page
from moothall_web.ui.tongue import in_words

GENERAL = "general"
"""Stands in an address for a model in general, whichever option is under it."""
ROOMS = {
    "employment": ("employment", "clauses", "staff_terms"),
    "workforce": ("workforce",),
    "posts": ("jobs", "places", "local_factors"),
    "effects": ("measures", "impacts", "equality"),
}
"""Each room with the kinds of rows that it is made of."""


def trail(member: Member, *more: tuple[str, str]) -> Trail:
    """The pages above one on staff and places."""
    return [*trail_to(member), (_("Staff and places"), reverse("staff", args=[member.project.slug])), *more]


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Staff and places: what there is to read, and where it is written."""
    slug, counts = member.project.slug, reading.counts(member.project)
    words = {
        "employment": (
            _("Employment"),
            _("What each way to employ staff does to each policy, option by option, and every unknown."),
        ),
        "workforce": (_("Workforce"), _("Who works there now, in aggregate; small counts are not told.")),
        "posts": (_("Jobs by place"), _("Posts lost, created and moved, and what may be said of them.")),
        "effects": (
            _("Access, quality and equality"), _("Who gains and who loses, by place and by group."),
        ),
    }  # fmt: skip
    rooms = [
        (reverse(name, args=[slug]), *words[name], sum(counts.get(s, 0) for s in shelves))
        for name, shelves in ROOMS.items()
    ]
    return page(
        request, "casework/staff.html", title=_("Staff and places"), trail=trail_to(member), member=member,
        rooms=rooms, may=member.may(power_of("employment")),
    )  # fmt: skip


def about_words(member: Member) -> dict[str, str]:
    """What answers on employment are about: the models in general, or an option."""
    return {GENERAL: _("The models in general"), **option_titles(member)}


@needs("read")
def employment_answers(request: HttpRequest, member: Member, about: str) -> HttpResponse:
    """Every policy under every model on one page: for the models in general, or for an option."""
    title = titled(about_words(member), about)
    rows = reading.held(member.project, ("head", "options"))
    framework, option = framework_in(rows), "" if about == GENERAL else about
    own = next((o.get("employment_model") for o in rows["options"] if o["id"] == option), None)
    here = reverse("employment", args=[member.project.slug])

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], _n: int) -> Iterable[Line]:
        return employment_lines(framework, shelf, asked, found, option, str(own or ""))

    lead = [
        _("Unknown is never counted as kept: say whom you asked and by when the answer is due, and it "
          "becomes a question to the employer.")
    ]  # fmt: skip
    if option:
        lead.append(_("What you leave unanswered for an option is taken from the model in general."))
    return edit(request, member, Sheet(
        _("Employment policies: {what}").format(what=title), trail(member, (_("Employment"), here)),
        laid_out(
            member, "employment", ("answer", "reason", "red_flag", "asked_of", "due", "by", "evidence"), lay,
            front=1, dated="date",
        ),
        what=f"employment {about}", after=here, lead=tuple(lead), growing=False, beside=True,
        notes={f"{p.id} {p.title}": (p.question,) for p in framework.employment.policies},
    ))  # fmt: skip


def employment_lines(
    framework: Framework, shelf: Shelf, asked: tuple[Field, ...], rows: Iterable[Value], option: str, own: str
) -> Iterator[Line]:
    """A line for each policy and model, the option's own model first."""
    models = sorted(framework.employment.models, key=lambda m: m.id != own)
    latest: dict[tuple[str, str, str], Value] = {}
    for value in sorted(rows, key=lambda v: str(fields_in(v).get("date"))):
        row = fields_in(value)
        latest[row.get("option") or "", row["policy"], row["model"]] = value
    for policy in framework.employment.policies:
        for model in models:
            name = (
                model.title if model.id != own else _("{model}, the option's own").format(model=model.title)
            )
            fixed = {"policy": policy.id, "model": model.id} | ({"option": option} if option else {})
            yield line_of(
                shelf, asked, latest.get((option, policy.id, model.id)), f"{policy.id}.{model.id}", name,
                group=f"{policy.id} {policy.title}", fixed=fixed,
                note=_usual(policy.expected.get(model.id, ""), option, latest, policy.id, model),
            )  # fmt: skip


def _usual(
    expected: str, option: str, latest: dict[tuple[str, str, str], Value], policy: str, model: EmploymentModel
) -> str:
    """What is usually found; for an option, what was answered for the model in general."""
    general = latest.get(("", policy, model.id)) if option else None
    if general is not None:
        row = fields_in(general)
        said = f"{in_words(row['answer'])}. {row.get('reason', '')}".strip()
        return _("In general: {answer}").format(answer=said)
    return _("Usually: {what}").format(what=expected) if expected else ""


@needs("set_up")
def workforce_rows(request: HttpRequest, member: Member, partner: str) -> HttpResponse:
    """The staff of one employer in aggregate, place by place; for those who enter them."""
    held = reading.held(member.project, ["head.partners"])["head.partners"]
    title = titled({p["id"]: str(p.get("title", p["id"])) for p in held}, partner)
    here = reverse("workforce", args=[member.project.slug])

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], number: int) -> Iterable[Line]:
        fixed = {"partner": partner}
        own = [v for v in found if fields_in(v).get("partner") == partner]
        for n, value in enumerate(own, 1):
            row = fields_in(value)
            name = ", ".join(str(row[p]) for p in ("occupation", "pay_grade", "characteristic") if row.get(p))
            yield line_of(shelf, asked, value, f"row-{value.place.pk}", f"{n}. {name}", fixed=fixed)
        yield from blanks(shelf, asked, number, _("A further row"), fixed=fixed)

    return edit(request, member, Sheet(
        _("Staff of {partner}").format(partner=title), trail(member, (_("Workforce"), here)),
        laid_out(
            member, "workforce",
            ("place", "occupation", "pay_grade", "fte", "headcount", "characteristic", "pay", "pension",
             "terms", "evidence"),
            lay, front=5,
        ),
        what=f"workforce {partner}", after=here,
        lead=(_("Staff are counted together, never one by one: no name, and no row for a person."),),
    ))  # fmt: skip


@needs("set_up")
def posts_rows(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """What becomes of posts under one option: from where to where, how many, how sure."""
    title = titled(option_titles(member), option)
    here = reverse("posts", args=[member.project.slug])
    words = {
        "cut": _("Posts lost"), "created": _("Posts created"), "moved": _("Posts moved"),
        "kept": _("Posts kept"),
    }  # fmt: skip
    further = _("Further rows")

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], number: int) -> Iterable[Line]:
        own = [v for v in found if fields_in(v).get("option") == option]
        for change, group in words.items():
            rows = [v for v in own if fields_in(v).get("change") == change]
            for n, value in enumerate(rows, 1):
                yield line_of(
                    shelf, asked, value, f"row-{value.place.pk}", f"{group}, {n}", group=group,
                    fixed={"option": option},
                )  # fmt: skip
        yield from blanks(shelf, asked, number, _("A further row"), group=further, fixed={"option": option})

    return edit(request, member, Sheet(
        _("Posts: {option}").format(option=title), trail(member, (_("Jobs by place"), here)),
        laid_out(
            member, "jobs",
            ("change", "origin", "destination", "posts", "filled_by_displaced", "certainty", "low", "high",
             "partner", "occupation", "pay_grade", "employer", "how", "extra_minutes", "probability",
             "evidence", "note"),
            lay, front=6,
        ),
        what=f"jobs {option}", after=here,
        lead=(
            _("Every gain stands beside the losses that go with it: write posts lost as well as posts "
              "created, and how many of the new ones displaced staff will fill."),
        ),
    ))  # fmt: skip
