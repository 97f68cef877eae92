"""Names that people read better than those found from the types, and what makes no table."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.findings.units import OWN

LEFT_OUT: Mapping[str, str] = {
    "checks[*].flags[*]": "each flag stands once, in the table flags; its rule is that of its check",
}
"""Paths that make no table, and why."""

ABOUT = "about"
"""The table of what the findings hold once."""
SUBJECTS: Mapping[str, str] = {"financial_case": "money", "scoring": "scores"}
"""Shorter first words of names."""
NAMES: Mapping[str, str] = {
    "financial_case.basis.schedule.bands[*]": "money_rate_bands",
    "financial_case.basis.schedule.factors[*]": "money_discount_factors",
    "financial_case.basis.sensitivity[*]": "money_other_rates",
    "financial_case.basis.sensitivity[*].bands[*]": "money_other_rate_bands",
    "financial_case.basis.sensitivity[*].factors[*]": "money_other_discount_factors",
    "financial_case.options[*].distributional.groups[*]": "money_by_income",
    "financial_case.options[*].plan[*].amounts[key]": "money_plan_amounts",
    "financial_case.options[*].rates[key]": "money_at_other_rates",
    "financial_case.options[*].scope.leavers[*].stayers[key]": "money_leavers_stayers",
    "financial_case.options[*].scope.points[*]": "money_scope",
    "financial_case.options[*].scope.smallest[*]": "money_smallest_groups",
    "governance.roles[*].partners[*]": "governance_role_shares",
    "governance.roles[*].calendar[*]": "governance_role_calendar",
    "local_economy.additional[*].places[*]": "local_economy_additional_places",
    "money_chances.factors[*].values[*]": "money_chances_factor_values",
    "money_chances.options[*].partners[*].steps[*]": "money_chances_partner_steps",
    "power[*].quotas[*].banzhaf[key]": "power_quotas_banzhaf",
    "ranking.change.rules[*].places[key]": "ranking_rules_places",
    "ranking.change.rules[*].values[key]": "ranking_rules_values",
    "ranking.change.smallest[*]": "ranking_smallest_changes",
    "ranking.change.smallest[*].moves[key]": "ranking_smallest_moves",
    "ranking.leader.by_group[key]": "ranking_leads_by_group",
    "ranking.runs[*].mean_weights.sections[key]": "ranking_mean_weights",
    "ranking.runs[*].options[*].central_weights.sections[key]": "ranking_central_weights",
    "ranking.runs[*].options[*].ranks[*]": "ranking_places",
    "region.bundling[*].figures[key]": "region_bundling_figures",
    "region.funds[*].contributors[*]": "region_funds_contributors",
    "region.funds[*].years[*]": "region_funds_years",
    "scoring.cells[*]": "scores",
    "scoring.cells[*].by_group[key]": "scores_by_group",
    "scoring.cells[*].entries[*]": "scores_by_assessor",
    "scoring.left_out[*].redistributed[key]": "scores_left_out_redistributed",
    "scoring.options[*]": "options",
    "scoring.options[*].groups[*]": "options_by_group",
    "scoring.options[*].sections[*]": "options_by_section",
    "scoring.options[*].sections[*].by_group[key]": "options_by_section_and_group",
    "scoring.options[*].zeros[*]": "options_zeros",
    "scoring.weight_sets[*]": "weights",
    "scoring.weight_sets[*].groups[*]": "weights_groups",
    "scoring.weight_sets[*].groups[*].sections[key]": "weights_by_group",
    "scoring.weight_sets[*].joint.sections[key]": "weights_joint",
    "scoring.weight_sets[*].ranks[key]": "weights_ranks",
    "scoring.weight_sets[*].totals[key]": "weights_totals",
    "screening.cells[*]": "principles",
    "screening.cells[*].verdicts[*]": "principles_verdicts",
    "screening.must_pass[*].outcomes[key]": "screening_must_pass_outcomes",
    "sharing[*].allocations[*].objections[*]": "sharing_allocations_objections",
    "sharing[*].allocations[*].shares[key]": "sharing_allocations_shares",
    "sustainability.buildings[*]": "sustainability_buildings",
    "sustainability.buildings[*].buildings[*]": "sustainability_each_building",
    "sustainability.emissions[*].scopes[*]": "sustainability_emission_parts",
    "workforce.options[*].how[*]": "workforce_kinds",
    "workforce.options[*].occupations[*].posts.spreads[key]": "workforce_occupations_spreads",
    "workforce.options[*].partners[*].posts.spreads[key]": "workforce_partners_spreads",
    "workforce.options[*].places[*].posts.spreads[key]": "workforce_places_spreads",
}
"""Names of tables, by the path of their rows, where the words of the path make none that is clear."""
FIRST = (
    "options",
    "options_by_section",
    "scores",
    "principles",
    "ranking_options",
    "ranking_places",
    "money_readings",
    "money_partners",
    "money_years",
    "money_chances_options",
    "workforce_options",
    "workforce_places",
    "jobs_options",
    "jobs_places",
    "flags",
    "flags_answers",
    "checks",
    "evidence_items",
)
"""Tables that most readers look for, in this order; the others follow as the findings have them."""

LABELS: Mapping[str, str] = {
    "alone": "partner",
    "amounts": "category",
    "banzhaf": "member",
    "by_characteristic": "characteristic",
    "by_grade": "grade",
    "by_group": "group",
    "by_partner": "partner",
    "by_reporter": "reporter",
    "changes": "source",
    "counts": "answer",
    "facts": "fact",
    "figures": "figure",
    "items": "evidence_item",
    "moves": "item",
    "outcomes": "option",
    "place_posts": "place",
    "ranks": "option",
    "rates": "schedule",
    "redistributed": "criterion",
    "spreads": "change",
    "stayers": "partner",
    "thresholds": "threshold",
    "totals": "option",
    "values": "option",
    "worth": "grade",
}
"""What the keys of a mapping are, by its name."""
PARTS: Mapping[str, str] = {"sections": "item", "shares": "partner"}
"""The same for mappings that stand in one table, by the name of the first."""
PLACES: Mapping[str, str] = {"ranks": "place"}
"""What a position is, where it is more than one."""
ITEMS: Mapping[str, tuple[str, ...]] = {
    "reference_class.measures[*].by_reporter[key]": ("cases", "median"),
}
"""Names of the parts of values that have several, by path."""

SHAPES = ("Estimate", "Interval", "Kind", "Rank", "Spread")
"""Types that say how a figure is given and not what it is of."""

IDENTIFYING = frozenset(
    {
        "about", "benefit", "between", "body", "category", "change", "characteristic", "check", "clause",
        "coalition", "contract", "cost", "criterion", "driver", "factor", "first", "fund", "group", "id",
        "item", "kinds", "label", "leaves", "level", "line", "measure", "member", "members", "method",
        "model", "moment", "need", "occupations", "of_option", "option", "origin", "part", "partner",
        "partners", "place", "places", "policy", "principle", "question", "role", "rule", "scope",
        "section", "side", "start", "subject", "test", "unit", "what", "year",
    }
)  # fmt: skip
"""Columns that tell rows apart; the rows below repeat those that stand in the row itself."""

KNOWN: Mapping[str, str] = {
    "body": "body that it is about, or that decided",
    "by": "who said or decided it",
    "criterion": "id of the criterion",
    "date": "day of it",
    "group": "id of the stakeholder group",
    "id": "its id",
    "note": "what to know of it",
    "option": "id of the option",
    "owner": "who answers for it",
    "partner": "id of the partner",
    "place": "id of the place",
    "principle": "id of the principle",
    "reason": "reason given",
    "rule": "id of the check or rule",
    "section": "id of the section",
    "source": "where it is from",
    "title": "its name in words",
    "unit": "unit of the row's figures",
    "words": "the same in words",
    "year": "the year",
}
"""What columns of these names hold, where the field itself does not say."""

UNITS: Mapping[str, str] = {
    "baseline_cost": OWN,
    "cost_actual": OWN,
    "cost_planned": OWN,
    "delay_months": "months",
    "partners": "count",
    "saving_actual": OWN,
    "saving_planned": OWN,
    "start": "year",
}
"""Units of fields that the framework defines, not the findings: those of a past case."""
