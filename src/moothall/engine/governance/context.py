"""What every check of the governance rules may look at."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.findings.power import BodyPower
from moothall.findings.typology import OptionTypeFinding
from moothall.project.governance import Body
from moothall.project.options import Facts, Option
from moothall.project.project import Project
from moothall.project.terms import Terms


class Context(Struct, frozen=True, kw_only=True):
    """A project, the types worked out for its options, and the types that the rule applies to."""

    project: Project
    terms: Terms
    types: tuple[OptionTypeFinding, ...]
    power: tuple[BodyPower, ...] = ()
    """Voting power in each body."""
    applies_to: tuple[str, ...]
    """Type ids; options of other types, and baselines, are not looked at."""

    @property
    def kinds(self) -> dict[str, frozenset[str]]:
        """Types of each option: of its parts, or of the whole."""
        return {
            t.option: frozenset(c.type for c in (t.parts or (t.call,)) if c is not None and c.type)
            for t in self.types
        }

    @property
    def options(self) -> tuple[Option, ...]:
        """Options on the list that the rule applies to."""
        kinds, asked = self.kinds, set(self.applies_to)
        kept = self.project.kept_options
        return tuple(o for o in kept if o.baseline is None and kinds.get(o.id, frozenset()) & asked)

    @property
    def bodies(self) -> Iterator[tuple[Body, Option]]:
        """Bodies of those options, each with its option."""
        by_id = {o.id: o for o in self.options}
        return ((b, by_id[b.option]) for b in self.project.governance.bodies if b.option in by_id)

    @property
    def all_bodies(self) -> Iterator[tuple[Body, Option | None]]:
        """Bodies of those options, and those of the project itself (option: none)."""
        by_id = {o.id: o for o in self.options}
        for b in self.project.governance.bodies:
            if b.option is None or b.option in by_id:
                yield b, by_id[b.option] if b.option else None

    def partners(self, option: Option) -> tuple[str, ...]:
        """Ids of the public bodies that take part in an option; all partners where it names none."""
        named = {p for f in facts(option) for p in f.bodies}
        every = tuple(p.id for p in self.project.head.partners)
        return tuple(p for p in every if p in named) or every

    def titles(self) -> dict[str, str]:
        """Titles of the partners, by id."""
        return {p.id: p.title for p in self.project.head.partners}


def facts(option: Option) -> tuple[Facts, ...]:
    """The facts of an option and of its parts."""
    return (option.facts, *(p.facts for p in option.parts))


def named(option: Option | None) -> str:
    """An option as it is called in a sentence; the project where there is none."""
    return f"{option.title} ({option.id})" if option else "the project"
