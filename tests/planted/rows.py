"""The tables of the clean project, generated row by row from what the framework asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moothall.framework.framework import Framework

Row = dict[str, Any]

AS_IS, IMPROVED = "asis", "improved"
TYPED = {"standards": "T1", "lead": "T3", "joint": "T4"}
OPTIONS = (AS_IS, IMPROVED, *TYPED)
MODELS = {
    AS_IS: "in_house",
    IMPROVED: "in_house",
    "standards": "in_house",
    "lead": "secondment",
    "joint": "secondment",
}
PARTNERS = ("north", "east", "west")
GROUPS = ("officers", "unions", "users", "members")
STAGES = ("plan", "design", "negotiate", "implement")
PLACES = {"northtown": ("north", 100.0), "eastport": ("east", 80.0), "westham": ("west", 60.0)}

MUST_PASS_DAY = "2026-01-15"
WEIGHTS_DAY = "2026-02-10"
VERDICTS_DAY = "2026-03-02"
SCORES_DAY = "2026-04-20"
FIRST_YEAR = 2026
LAST_YEAR = 2036


def named(option: str, kind: str) -> str:
    """Id of the evidence on one kind of question of one option."""
    return f"{option}-{kind}"


def evidence() -> Iterator[Row]:
    """Eight checked, independent claims an option: costs and benefits at every stage."""
    kinds = ("cost", "quality", "cost", "user", "cost", "staff", "saving", "governance")
    for option in OPTIONS:
        for n, kind in enumerate(kinds):
            if kind == "saving" and option == AS_IS:
                kind = "quality"
            yield {
                "id": f"{option}-{n}",
                "statement": f"What was found on {kind} under {option}, study {n + 1}",
                "kind": kind,
                "option": option,
                "stage": STAGES[n // 2],
                "source_title": f"Study {n + 1} of {option}",
                "source_address": "https://example.org/study",
                "author": "University of Midmark",
                "sector": "academic",
                "independent": True,
                "verified_by": "Midmark Internal Audit",
                "date": "2025-06-30",
                "grade": "A" if n % 2 else "B",
                "disclosure": "withheld" if (option, n) == ("joint", 7) else "public",
            }


def disclosure() -> Iterator[Row]:
    """The one item withheld, with all that a withheld item needs."""
    yield {
        "item": "joint-7",
        "code": "FOI s43",
        "reason": "It holds prices of a current contract.",
        "owner": "Monitoring officer",
        "review": "2027-01-31",
    }


def scores(framework: Framework) -> Iterator[Row]:
    """Every group scores every criterion that is not measured, from 1 to 4, at most a point apart."""
    asked = [c for c in framework.criteria if not c.value_function]
    for o, option in enumerate(OPTIONS):
        for c, criterion in enumerate(asked):
            for g, group in enumerate(GROUPS):
                agreed = 1 + (c * 7 + o * 5 + c // 3) % 3
                yield {
                    "option": option,
                    "criterion": criterion.id,
                    "assessor": f"{group}-1",
                    "score": agreed + ((c * 5 + o * 3 + g * 7 + (c * g) % 5) % 3 == 0),
                    "reason": f"Study {c % 8 + 1} shows it for {option}.",
                    "evidence": [f"{option}-{c % 8}", f"{option}-{(c + 3) % 8}"],
                    "date": SCORES_DAY,
                }


def measures(framework: Framework) -> Iterator[Row]:
    """A headline for every measured criterion, between its last two anchors."""
    for o, option in enumerate(OPTIONS):
        for criterion in framework.criteria:
            if not criterion.value_function:
                continue
            (x1, _), (x2, _) = criterion.value_function[-2:]
            likely = x1 + (x2 - x1) * (0.3 + 0.1 * o)
            width = abs(x2 - x1) / 10
            yield {
                "option": option,
                "criterion": criterion.id,
                "low": likely - width,
                "likely": likely,
                "high": likely + width,
                "unit": "as asked",
                "evidence": [f"{option}-1"],
            }


def weights(framework: Framework) -> Iterator[Row]:
    """Each group weighs the sections, nearly alike, before anything is scored."""
    for g, group in enumerate(GROUPS):
        for s, section in enumerate(framework.matrix.sections):
            yield {
                "group": group,
                "kind": "section",
                "item": section.id,
                "value": 100 - (s * 5 + g * 10) % 30,
                "method": "swing_points",
                "date": WEIGHTS_DAY,
                "by": group,
            }


def verdicts(framework: Framework) -> Iterator[Row]:
    """Every principle met, jointly; what needs a procurement does not apply."""
    for principle in framework.screening.principles:
        idle = principle.applies_if is not None
        for option in OPTIONS if principle.level == "option" else (None,):
            yield {
                "principle": principle.id,
                "option": option,
                "verdict": "not_applicable" if idle else "meets",
                "reason": "No procurement is needed." if idle else "The papers show it.",
                "evidence": [f"{option or 'joint'}-3"],
                "date": VERDICTS_DAY,
                "by": "Joint appraisal group",
            }


def finance(framework: Framework) -> Iterator[Row]:
    """Every transaction cost of every option, what it costs to run, and what it saves."""
    for option in OPTIONS:
        for n, category in enumerate(framework.transaction_costs.categories):
            usual = TYPED.get(option) in category.types_where_normally_non_zero
            yield _line(
                option, category.id, "cost", FIRST_YEAR, 20_000.0 if usual else 0.0, STAGES[n % 4]
            ) | {"reason": "" if usual else "Nothing of the kind arises.", "evidence": [f"{option}-0"]}
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            yield _line(option, "operating", "cost", year, 4_000_000.0, None)
            if option != AS_IS and year > FIRST_YEAR:
                yield _line(option, "saving", "saving", year, 250_000.0, "implement") | {
                    "cashable": True,
                    "reinvested": 0.6,
                    "budget_line": "Revenues staffing",
                    "evidence": [f"{option}-6"],
                }


def reference_cases() -> Iterator[Row]:
    """Four cases elsewhere that say what they saved of what: 5, 8, 10 and 12 % of a cost of 10."""
    for n, saved in enumerate((0.5, 0.8, 1.0, 1.2)):
        yield {
            "id": f"case-{n}",
            "name": f"Shared revenues service {n}",
            "country": "GB",
            "unit": "GBP m",
            "cost_planned": 1.0,
            "cost_actual": 1.1 + n / 10,
            "saving_planned": 1.25,
            "saving_actual": saved,
            "delay_months": 3 * n,
            "baseline_cost": 10.0,
            "reported_by": "audited" if n % 2 else "self_reported",
            "status": "outturn",
            "published": f"202{n}-05-04",
            "source": "https://example.org/outturn",
            "grade": "A",
        }


def control_totals() -> Iterator[Row]:
    """What it costs to run the service now, by the budget book."""
    yield {
        "id": "book", "title": "Budget book", "option": AS_IS, "kind": "cost", "category": "operating",
        "total": 44_000_000, "evidence": [f"{AS_IS}-0"],
    }  # fmt: skip


def _line(option: str, category: str, kind: str, year: int, amount: float, stage: str | None) -> Row:
    return {
        "option": option,
        "partner": PARTNERS[year % 3],
        "category": category,
        "kind": kind,
        "year": year,
        "amount": amount,
        "low": amount * 0.9,
        "high": amount * 1.2,
        "price_base": "2026-27",
        "grade": "B",
        "stage": stage,
        "evidence": [f"{option}-2"],
    }


def workforce() -> Iterator[Row]:
    """Staff of each partner, in all and by one characteristic."""
    for place, (partner, posts) in PLACES.items():
        shared = {"partner": partner, "place": place, "occupation": "Revenues officer", "pay_grade": "SC6"}
        yield shared | {"fte": posts, "headcount": int(posts), "pay": 31_000, "pension": "LGPS"}
        yield shared | {"characteristic": "women", "fte": posts / 2, "headcount": int(posts / 2)}


def employment(framework: Framework) -> Iterator[Row]:
    """Each option keeps every policy under its own model; bare transfer is worse in general."""
    for policy in framework.employment.policies:
        for option in OPTIONS:
            yield _answer(option, policy.id, MODELS[option], "kept")
        for model in framework.employment.models:
            answer = "worse" if model.proposed_verdict == "fails" else "kept"
            yield _answer(None, policy.id, model.id, answer)


def _answer(option: str | None, policy: str, model: str, answer: str) -> Row:
    return {
        "option": option,
        "policy": policy,
        "model": model,
        "answer": answer,
        "reason": "The draft terms say so.",
        "evidence": [f"{option or 'joint'}-5"],
        "date": "2026-03-20",
        "by": "Heads of human resources",
    }


def jobs() -> Iterator[Row]:
    """One town loses posts, one gains some, some move; every move has both ends, and no count is small."""
    for option in TYPED:
        yield {"option": option, "change": "cut", "origin": "northtown", "posts": 5}
        yield {"option": option, "change": "kept", "origin": "northtown", "posts": 95}
        yield {"option": option, "change": "kept", "origin": "eastport", "posts": 80}
        yield {
            "option": option,
            "change": "created",
            "destination": "eastport",
            "posts": 12,
            "filled_by_displaced": 5,
            "certainty": "signed",
        }
        yield {
            "option": option,
            "change": "moved",
            "origin": "westham",
            "destination": "northtown",
            "posts": 10,
        }
        yield {"option": option, "change": "kept", "origin": "westham", "posts": 50}


def places() -> Iterator[Row]:
    """Three towns."""
    for n, (place, (partner, posts)) in enumerate(PLACES.items()):
        yield {
            "id": place,
            "title": place.title(),
            "partner": partner,
            "population": 90_000 - 10_000 * n,
            "posts_in_scope": posts,
            "local_employment": 40_000 - 5_000 * n,
            "median_pay": 30_000,
            "deprivation_fifth": n + 1,
        }


def risks(framework: Framework) -> Iterator[Row]:
    """Every listed risk of every option, with an owner and with ranges."""
    for option in OPTIONS:
        for risk in framework.risks.risks:
            yield {
                "id": f"{option}-{risk.id}",
                "option": option,
                "risk": risk.id,
                "title": risk.title,
                "cause": risk.cause,
                "effect": "It costs more.",
                "borne_by": "authority",
                "likelihood_low": 5,
                "likelihood": 10,
                "likelihood_high": 20,
                "impact_low": 50_000,
                "impact": 100_000,
                "impact_high": 200_000,
                "owner": "Programme director",
                "early_warning": risk.early_warning,
                "mitigation": risk.mitigation,
                "grade": "B",
                "evidence": [f"{option}-0"],
            }


def benefits(framework: Framework) -> Iterator[Row]:
    """Two benefits of each option but the service as it is, each in a line of its own."""
    for option in OPTIONS:
        if option == AS_IS:
            continue
        for n, benefit in enumerate(framework.benefits.benefits[3:5]):
            yield {
                "id": f"{option}-b{n}",
                "option": option,
                "benefit": benefit.id,
                "title": benefit.title,
                "for_users": True,
                "from_users": True,
                "owner": "Head of revenues",
                "baseline": 72,
                "target": 85,
                "unit": "% right first time",
                "start": "2027-04-01",
                "ramp_up": "evenly over two years",
                "budget_line": f"Line {n + 1}",
                "received_by": "households",
                "grade": "B",
                "evidence": [f"{option}-3"],
            }


def impacts() -> Iterator[Row]:
    """What each option does to every group asked for."""
    asked = ("staff", "unions", "users", "councillors", "partner_bodies", "suppliers", "local_economy")
    for option in OPTIONS:
        for group in asked:
            none = option == AS_IS
            yield {
                "option": option,
                "group": group,
                "effect": "none" if none else "gain",
                "statement": "Nothing changes." if none else "They said what gets better.",
                "evidence": [f"{option}-3"],
            }


def equality(framework: Framework) -> Iterator[Row]:
    """Every question of the equality duty answered with yes, for each option but the service as it is."""
    for question in framework.equality.questions:
        for option in OPTIONS[1:] if question.asked_of == "option" else (None,):
            yield {
                "option": option,
                "question": question.id,
                "answer": "yes",
                "reason": "The assessment shows it.",
                "evidence": [f"{option or 'joint'}-3"],
                "date": "2026-04-28",
                "by": "Equality lead",
            }


def needs() -> Iterator[Row]:
    """All five needs and the realism test of each option, with names."""
    asked = ("operational", "investment", "staffing", "managerial", "governance")
    realism = ("realistic", "politically_supported", "sustainable")
    for option in OPTIONS:
        for need in (*asked, *realism):
            yield {
                "option": option,
                "need": need,
                "answer": "Looked at, and covered.",
                "name": "Programme director",
                "date": "2026-03-10",
                "evidence": [f"{option}-7"],
            }


def strategy(framework: Framework) -> Iterator[Row]:
    """Every strategy check answered with yes."""
    for check in framework.strategy.checks:
        yield {
            "check": check.id,
            "answer": "yes",
            "reason": "The strategy paper shows it.",
            "evidence": ["joint-1"],
            "date": "2026-03-12",
            "by": "Joint appraisal group",
        }


def conflicts() -> Iterator[Row]:
    """Interests, all declared; the adviser wrote none of the evidence."""
    declared = {"declared": "2026-01-20"}
    yield {"id": "i1", "organisation": "Brook Advisory", "role": "adviser", "interest": "none"} | declared
    yield {"id": "i2", "organisation": "Chair of the board", "role": "member", "interest": "none"} | declared
    yield {"id": "i3", "organisation": "Head of revenues", "role": "officer", "interest": "none"} | declared


def documents() -> Iterator[Row]:
    """Dated papers, none of which names a favourite."""
    for n, (kind, day) in enumerate(
        [
            ("project_paper", "2026-01-05"),
            ("adviser_brief", "2026-01-25"),
            ("consultation", "2026-05-05"),
            ("report", "2026-06-01"),
        ]
    ):
        yield {"id": f"d{n}", "title": f"Paper {n + 1}", "date": day, "kind": kind, "released": day}


def comparators() -> Iterator[Row]:
    """Four cases elsewhere, two of them not good news."""
    for n, outcome in enumerate(("failed", "mixed", "succeeded", "success_claimed")):
        yield {
            "id": f"case-{n}",
            "name": f"Case {n + 1}",
            "outcome": outcome,
            "lesson": "Start small.",
            "source": "Audit report",
            "grade": "B",
        }


def lessons() -> Iterator[Row]:
    """What the partners learned themselves."""
    yield {
        "id": "l1",
        "title": "Joint payroll of 2019",
        "lesson": "The data took twice as long as planned.",
        "date": "2021-05-01",
        "source": "Post-project review",
    }


def tables(framework: Framework) -> dict[str, Iterator[Row]]:
    """Every table of the clean project, by file."""
    return {
        "principles.csv": verdicts(framework),
        "scores.csv": scores(framework),
        "weights.csv": weights(framework),
        "evidence.csv": evidence(),
        "finance.csv": finance(framework),
        "control_totals.csv": control_totals(),
        "reference_cases.csv": reference_cases(),
        "measures.csv": measures(framework),
        "workforce.csv": workforce(),
        "employment.csv": employment(framework),
        "jobs.csv": jobs(),
        "places.csv": places(),
        "risks.csv": risks(framework),
        "benefits.csv": benefits(framework),
        "impacts.csv": impacts(),
        "equality.csv": equality(framework),
        "needs.csv": needs(),
        "strategy.csv": strategy(framework),
        "conflicts.csv": conflicts(),
        "documents.csv": documents(),
        "comparators.csv": comparators(),
        "lessons.csv": lessons(),
        "disclosure.csv": disclosure(),
    }
