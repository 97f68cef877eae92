"""Groups for the files of others: XMCDA knows assessors and tables, and no groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.yaml import Sequence
from moothall.project.stakeholders import Group, Stakeholders

VOICE = "other"
"""Nobody but the users knows whose voice a table is."""


def groups_of_others(
    reading: Reading, otherwise: str, assessors: Mapping[str, int], weighting: Iterable[str]
) -> Stakeholders:
    """A group for each table of weights with the assessor of the same id, and one for all other assessors.

    otherwise : id of that one
    assessors : codes of those who scored, with the line of their table
    weighting : ids of the tables of weights
    """
    own = [g for g in dict.fromkeys(weighting) if g != otherwise]
    members = {g: [g] if g in assessors else [] for g in own}
    rest = [a for a in assessors if a not in own]
    if rest or otherwise in weighting:
        members[otherwise] = rest
    made = [_group(reading, identity, codes, assessors) for identity, codes in members.items()]
    groups = tuple(g for g in made if g is not None)
    if groups:
        reading.note(
            reading.root.line,
            f"the file names no groups; {', '.join(g.id for g in groups)} was made for those who scored or "
            "weighted. Say in stakeholders.yaml whose voice each is.",
        )
    return Stakeholders(groups=groups)


def _group(
    reading: Reading, identity: str, codes: Iterable[str], assessors: Mapping[str, int]
) -> Group | None:
    line = assessors.get(identity, reading.root.line)
    coded = tuple(mapping(assessors[c], id=scalar(c, assessors[c])) for c in codes)
    node = mapping(
        line,
        id=scalar(identity, line),
        title=scalar(identity, line),
        voice=scalar(VOICE, line),
        assessors=Sequence(coded, line),
    )
    return reading.bound(node, Group)
