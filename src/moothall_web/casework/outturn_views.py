"""What came of an option, year by year: forecasts and outturns on one page."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.field_types import Field
from moothall_web.casework.grid import Line, blanks, line_of
from moothall_web.casework.grid_views import Sheet, edit, fields_in, laid_out, option_titles, titled
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import Shelf
from moothall_web.casework.views import trail_to


@needs("read")
def came(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """Forecast and outturn of one option by year: benefits, savings, posts and access alike."""
    title = titled(option_titles(member), option)
    here = reverse("after", args=[member.project.slug])

    def lay(shelf: Shelf, asked: tuple[Field, ...], found: list[Value], number: int) -> Iterable[Line]:
        own = [v for v in found if fields_in(v).get("option") == option]
        years = sorted({fields_in(v)["year"] for v in own})
        for year in years:
            for n, value in enumerate((v for v in own if fields_in(v)["year"] == year), 1):
                row = fields_in(value)
                yield line_of(
                    shelf, asked, value, f"row-{value.place.pk}", f"{year}, {n}. {row['item']}",
                    group=str(year), fixed={"option": option},
                )  # fmt: skip
        yield from blanks(
            shelf, asked, number, _("A further row"), group=_("Further rows"), fixed={"option": option}
        )

    return edit(request, member, Sheet(
        _("What came of it: {option}").format(option=title),
        [*trail_to(member), (_("After the decision"), here)],
        laid_out(
            member, "outturn",
            ("year", "item", "forecast", "outturn", "unit", "benefit", "forecast_on", "forecast_low",
             "forecast_high", "until", "forecast_prices", "outturn_prices", "evidence", "note"),
            lay, front=7, moves=True, labels={"item": _("What was forecast"), "outturn": _("What came")},
        ),
        what=f"outturn {option}", after=here,
        lead=(
            _("A new forecast is a new row with the same year and the same words; the earlier one stays. "
              "Empty is not nothing: it is not known yet."),
            _("A row that names a benefit measures that benefit. “One-off cost: …”, “Saving a year: …” and "
              "“Delay” at the beginning of an item make it count in this project's case for others."),
        ),
    ))  # fmt: skip
