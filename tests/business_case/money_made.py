"""A financial case and a simulation of money made by hand, whole in themselves, for any project.

The joint option of the acceptance scenarios: set-up 2.4m in year 0, saving 0.6m a year in years 1 to 10,
client side 0.12m a year, 3.5% real (ACC11, ACC12).
"""

from __future__ import annotations

from itertools import accumulate

from moothall.findings.financial_case import (
    Asset,
    Assumed,
    Band,
    Basis,
    BiasUsed,
    BudgetYear,
    ControlTotal,
    CostOfSharing,
    Distributional,
    Figures,
    FinancialCase,
    IncomeWeight,
    Leaver,
    OptionCase,
    PartnerCase,
    PlanYear,
    Reading,
    Reinvested,
    Schedule,
    Scope,
    ScopePoint,
    Step,
    Switching,
    Unplaced,
    Year,
)
from moothall.findings.money_chances import (
    Distribution,
    FactorUsed,
    Index,
    MoneyChances,
    OptionChances,
)
from moothall.project.project import Project
from tests.business_case.ranking_made import estimate

FIRST, HORIZON, RATE = 2026, 10, 0.035
SET_UP, SAVING, CLIENT = 2.4e6, 0.6e6, 0.12e6
FACTORS = tuple((1 + RATE) ** -t for t in range(HORIZON + 1))


def others(project: Project) -> list[str]:
    return [o.id for o in project.kept_options if o.baseline != "as_is"]


def baseline(project: Project) -> str:
    return next(o.id for o in project.kept_options if o.baseline == "as_is")


def schedule(id: str = "uk_standard", rate: float = RATE, **more: object) -> Schedule:
    return Schedule(
        id=id,
        title=f"Schedule {id}",
        bands=(Band(first=0, last=30, rate=rate), Band(first=31, rate=rate - 0.005)),
        factors=FACTORS,
        source="HM Treasury, Green Book, looked up 2026-05-02",
        **more,
    )


def basis(project: Project, **more: object) -> Basis:
    given: dict[str, object] = {
        "schedule": schedule(),
        "sensitivity": (schedule("low", 0.03, unverified=True),),
        "inflation": Assumed(value=0.02, source="the central bank's target", unverified=True),
        "deflator": "GDP deflators, 2026-03-31",
        "baseline": baseline(project),
        **more,
    }
    return Basis(
        currency="GBP", price_base="2026-27", first_year=FIRST,
        years=tuple(range(FIRST, FIRST + HORIZON + 1)), **given,
    )  # fmt: skip


def nets(size: float = 1.0) -> list[float]:
    return [-SET_UP * size, *[(SAVING - CLIENT) * size] * HORIZON]


def worth(net: list[float]) -> float:
    return sum(n * f for n, f in zip(net, FACTORS, strict=True))


def figures(npv: float | None, **more: object) -> Figures:
    if npv is None:
        return Figures(bound="open")
    given: dict[str, object] = {
        "pv_costs": 3.398e6, "pv_benefits": 4.99e6, "bcr": 1.468, "payback": 5.0, "discounted_payback": 5.7,
        "eac": 0.1849e6, "peak_funding": SET_UP, "peak_year": FIRST, **more,
    }  # fmt: skip
    return Figures(npv=npv, **given)


def readings(reference: bool = True) -> tuple[Reading, ...]:
    by = "chief finance officer"
    return (
        Reading(id="promoted", standing=True, promoted_only=True, figures=figures(2.590e6)),
        Reading(
            id="adjusted", standing=True, set_up=1.24, figures=figures(1.016e6, bound="at_most"),
            lacks=("TC2", "TC15"),
        ),
        Reading(
            id="reference", standing=True, set_up=1.34, savings=0.79, delay=11.0,
            figures=figures(-0.8e6, bound="at_most") if reference else figures(None),
            lacks=("TC2",) if reference else ("reference class",),
        ),
        Reading(
            id="client", standing=False, title="With a client side", figures=figures(1.592e6), by=by,
            reason="Nobody had counted the client.",
        ),
        Reading(
            id="worse", standing=False, title="Dearer, smaller and a year later", set_up=1.2, savings=0.75,
            delay=12.0, figures=figures(-0.570e6, bcr=0.9), by=by,
        ),
    )  # fmt: skip


def years(size: float = 1.0) -> tuple[Year, ...]:
    found = nets(size)
    return tuple(
        Year(
            year=FIRST + n, costs=(SET_UP if n == 0 else CLIENT) * size,
            savings=(SAVING if n else 0.0) * size, net=net, discounted=net * FACTORS[n], cumulative=total,
        )
        for n, (net, total) in enumerate(zip(found, accumulate(found), strict=True))
    )  # fmt: skip


def partners(project: Project, size: float = 1.0) -> tuple[PartnerCase, ...]:
    ids = [p.id for p in project.head.partners]
    part = size / len(ids)
    found = []
    for n, partner in enumerate(ids):
        net = [v * part * (1 + 0.2 * n) for v in nets()]
        found.append(
            PartnerCase(
                partner=partner,
                share_of_joint=1 / len(ids),
                figures=figures(worth(net) * (-1 if n == 2 else 1)),
                budget=tuple(
                    BudgetYear(year=FIRST + t, real=v, nominal=v * 1.02**t) for t, v in enumerate(net)
                ),
                reserves_share=None if n == 0 else 0.31 * n,
            )
        )
    return tuple(found)


def waterfall() -> tuple[Step, ...]:
    return (
        Step(id="promoted", title="As promoted", change=2.590e6, upto=2.590e6),
        Step(id="TC4", title="Client side", change=-0.998e6, upto=1.592e6),
        Step(id="TC9", title="A cost that falls away", change=0.2e6, upto=1.792e6),
        Step(id="optimism_bias", title="Optimism bias", change=-0.776e6, upto=1.016e6),
        Step(id="adjusted", title="Adjusted", change=1.016e6, upto=1.016e6),
    )


def switching() -> tuple[Switching, ...]:
    return (
        Switching(
            driver="savings", title="Savings", now=4.99e6, at=3.398e6, change=-0.319, yearly=408_577.2,
            yearly_now=SAVING,
        ),
        Switching(driver="set_up", title="Set-up", now=2.4e6, at=3.992e6, change=0.663),
        Switching(driver="cost:TC4", title="Client side", now=0.998e6, at=2.59e6, change=1.595),
        Switching(driver="delay", title="Delay", now=0.0, at=41.2),
        Switching(driver="discount_rate", title="Rate", now=RATE, at=0.1478, change=3.22),
        Switching(driver="running", title="Costs that recur", now=0.998e6, at=None),
    )  # fmt: skip


def scope(project: Project) -> Scope:
    first, second, *rest = (p.id for p in project.head.partners)
    return Scope(
        fixed=1.1e6,
        points=tuple(ScopePoint(share=n / 10, npv=2.69e6 * n / 10 - 1.1e6, unit_cost=0.7 + 3 / n)
                     for n in range(10, 0, -1)),
        least=0.4089,
        leavers=(
            Leaver(leaves=first, npv=-0.1e6, change=-0.6e6, stayers={second: -0.1e6}, exit_cost=None),
            Leaver(leaves=second, npv=0.4e6, change=-0.2e6, stayers={first: 0.4e6}, exit_cost=55_000.0),
        ),
        smallest=((first, second), (first, *rest)),
    )  # fmt: skip


def option(project: Project, id: str, size: float = 1.0) -> OptionCase:
    first, *rest = (p.id for p in project.head.partners)
    return OptionCase(
        option=id,
        operating="baseline",
        whole_life_cost=64.2e6,
        readings=readings(),
        years=years(size),
        partners=partners(project, size),
        rates={"low": 1.71e6},
        cost_of_sharing=CostOfSharing(costs=3.6e6, savings=6.0e6, share=0.6, paid_back=2033),
        waterfall=waterfall(),
        optimism_bias=(
            BiasUsed(kind="equipment_development", share=0.4, upper=2.0, mitigation=0.5, uplift=0.4,
                     source="HM Treasury", chosen=False),
        ),
        switching=switching(),
        scope=scope(project),
        assets=(
            Asset(id="hub", title="Data centre", value=1.2e6, funded_by=(first,), owned_by=(first,),
                  used_by=(first, *rest), affordable_by=(), used_not_owned=tuple(rest)),
            Asset(id="van", title="Vans"),
        ),
        reinvested=(
            Reinvested(partner=first, category="saving", saving=6e6, promised=1.5e6, share=0.25,
                       affected="users of the service", came=0.2e6),
            Reinvested(category="income", saving=1e5),
        ),
        plan=tuple(
            PlanYear(year=FIRST + n, amounts={"TC1": -2.4e6} if n == 0 else {"TC4": -1.2e5, "saving": 6e5},
                     net=nets()[n])
            for n in range(5)
        ),
        unplaced=(
            Unplaced(line=7, option=id, category="TC2", kind="cost", why="no_amount"),
            Unplaced(line=9, option=id, partner=first, category="saving", kind="saving", why="no_year",
                     low=4e4, high=6e4),
        ),
        distributional=Distributional(
            npv=1.21e6, eta=1.3, eta_source="HM Treasury", reference_income=29_400.0,
            groups=(IncomeWeight(affected="council staff", income=24_000.0, weight=1.302, amount=-0.4e6,
                                 source="ONS"),),
        ),
    )  # fmt: skip


def control_totals() -> tuple[ControlTotal, ...]:
    return (
        ControlTotal(
            id="CT1", title="Budget book", given=86e6, price_base="2026-27", total=86e6, found=86e6, gap=0.0,
            agrees=True, lines=77,
        ),
        ControlTotal(
            id="CT2", title="Set-up bid", given=2.4e6, price_base="2024-25", total=2.5e6,
            found=2.4e6, gap=-1e5, agrees=False, lines=4, left_out=1,
            bases=("2024-25", "2026-27"), deflated=True,
        ),
    )  # fmt: skip


def made(project: Project, **more: object) -> FinancialCase:
    """Every option with the same readings and its own size of flows."""
    kept = others(project)
    given: dict[str, object] = {"basis": basis(project), "control_totals": control_totals(), **more}
    first = OptionCase(option=baseline(project), operating="recorded", whole_life_cost=70.1e6)
    options = (first, *(option(project, id, 1 + n / 7) for n, id in enumerate(kept)))
    return FinancialCase(options=options, **given)


def distribution(middle: float, loss: float, partner: str | None = None) -> Distribution:
    return Distribution(
        partner=partner, mean=middle + 31_000, error=4_200.0, p5=middle - 1.9e6, p20=middle - 0.9e6,
        p50=middle, p80=middle + 0.8e6, p95=middle + 1.5e6, above_zero=estimate(1 - loss),
        loss=estimate(loss), steps=tuple(middle + (n - 25) * 5e4 for n in range(50)),
    )  # fmt: skip


def indices() -> tuple[Index, ...]:
    named = (("shortfall", "factor", 0.61), ("overrun", "factor", 0.22), ("line:a", "line", 0.11),
             ("event:R3", "event", 0.05), ("delay", "factor", -0.001))  # fmt: skip
    return tuple(
        Index(id=id, title="TC4, northdale" if kind == "line" else f"Title of {id}", kind=kind,
              first=max(t - 0.03, -0.002), first_error=0.004, total=t, total_error=0.004)
        for id, kind, t in named
    )  # fmt: skip


def chances(project: Project) -> MoneyChances:
    """Every option, the first the likeliest to pay."""
    partners = [p.id for p in project.head.partners]
    options = tuple(
        OptionChances(
            option=id,
            total=distribution(1.2e6 - n * 0.5e6, 0.11 + 0.12 * n),
            partners=tuple(distribution(0.3e6, 0.2, p) for p in partners),
            indices=indices(),
            events=("R1",),
            covered=("R2",),
        )
        for n, id in enumerate(others(project))
    )
    factors = tuple(
        FactorUsed(id=id, n=n, median=m, values=(m,))
        for id, n, m in (("overrun", 21, 1.34), ("shortfall", 17, 0.79), ("delay", 9, 11.0))
    )
    return MoneyChances(
        draws=100_000, seed=7, sobol_draws=4_096, shared_lines=0.3, shared_events=0.2, factors=factors,
        options=options,
    )  # fmt: skip
