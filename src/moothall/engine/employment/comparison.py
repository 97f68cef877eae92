"""The employment comparison: what each model does to each policy (method note, M12).

An option is compared under its own model: its own answer counts, else the one for the model in
general; a policy that nobody answered is unknown, and unknown is never kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from moothall.findings.employment import Because, ModelComparison, PolicyAnswer
from moothall.framework.employment import Employment, EmploymentModel, EmploymentPolicy
from moothall.framework.principles import Verdict
from moothall.project.employment import EmploymentRow
from moothall.project.history import latest
from moothall.project.options import Option
from moothall.project.project import Project

Key = tuple[str | None, str, str]
"""Option (none: in general), model, policy."""


def comparisons(project: Project, answers: Mapping[Key, EmploymentRow]) -> tuple[ModelComparison, ...]:
    """The models in general first, then those of each option, its own before others.

    answers : the rows that count, by option, model and policy
    """
    asked = project.framework.employment
    models = {m.id: m for m in asked.models}
    general = tuple(comparison(asked, m, None, answers) for m in asked.models)
    own = tuple(
        replace(comparison(asked, models[m], o.id, answers), own=m == o.employment_model)
        for o in project.kept_options
        for m in _models(o, answers)
    )
    return general + own


def counting(project: Project) -> Mapping[Key, EmploymentRow]:
    """The latest answer for each option, model and policy."""
    return latest(project.employment, lambda r: (r.option, r.model, r.policy))


def _models(option: Option, answers: Mapping[Key, EmploymentRow]) -> tuple[str, ...]:
    """Models to show for an option: its own, and any other for which it has answers of its own."""
    own = [option.employment_model] if option.employment_model else []
    answered = [m for o, m, _ in answers if o == option.id]
    return tuple(dict.fromkeys([*own, *answered]))


def comparison(
    asked: Employment, model: EmploymentModel, option: str | None, answers: Mapping[Key, EmploymentRow]
) -> ModelComparison:
    """One model over all policies, with its risk points and the verdict that it proposes.

    answers : the rows that count, by option, model and policy
    """
    policies = tuple(
        _answer(p, answers.get((option, model.id, p.id)) or answers.get((None, model.id, p.id)))
        for p in asked.policies
    )
    counts = Counter(p.answer for p in policies)
    verdict, because = proposed(model, counts)
    return ModelComparison(
        option=option,
        model=model.id,
        title=model.title,
        floor=model.floor,
        points=sum(asked.answers.get(p.answer, 0) for p in policies),
        out_of=max(asked.answers.values(), default=0) * len(policies),
        counts={answer: counts[answer] for answer in asked.answers},
        proposed=verdict,
        because=because,
        policies=policies,
    )


def _answer(policy: EmploymentPolicy, row: EmploymentRow | None) -> PolicyAnswer:
    if row is None:
        return PolicyAnswer(policy=policy.id, title=policy.title, answer="unknown", answered=False)
    return PolicyAnswer(
        policy=policy.id,
        title=policy.title,
        answer=row.answer,
        reason=row.reason,
        red_flag=row.red_flag,
        asked_of=row.asked_of,
        due=row.due,
        sources=row.evidence,
    )


def proposed(model: EmploymentModel, counts: Mapping[str, int]) -> tuple[Verdict, Because]:
    """The verdict that a model with its answers proposes on the employment principle, and why.

    The framework says what a model earns at best. A floor earns it only while nothing is worse,
    else it is no floor and fails, and only while nothing is unknown, else nobody can judge it yet.
    Any other model keeps its verdict, but for two: staff who stay employed by public bodies and
    still lose by it are partly protected, so 'meets' becomes 'partly meets'; and nothing is met
    while a policy is unknown, for unknown is never kept.
    """
    if model.floor and counts.get("worse", 0):
        return "fails", "floor_worse"
    if model.floor and counts.get("unknown", 0):
        return "not_assessed", "floor_unknown"
    if model.proposed_verdict == "meets" and counts.get("worse", 0):
        return "partly_meets", "worse"
    if model.proposed_verdict == "meets" and counts.get("unknown", 0):
        return "not_assessed", "unknown"
    return model.proposed_verdict, "model"
