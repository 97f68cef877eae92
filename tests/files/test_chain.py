"""A chain shows every change of it: proved on chains and changes that Hypothesis makes up."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.chain import Head, Held, Link, digest_of, faults, hash_of

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
"""Any text but with a NUL: PostgreSQL holds none, and the site lets none in."""
BODIES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("chain", "at", "actor", "action", "subject", "digest", "previous")


@st.composite
def chains(draw: st.DrawFn, least: int = 1) -> list[Held]:
    """A whole chain, as the site writes it; each entry has a salt of its own."""
    made: list[Held] = []
    for number, body in enumerate(draw(st.lists(BODIES, min_size=least, max_size=6)), 1):
        salt = f"salt {number}"
        link = Link(
            chain="p", number=number, at=f"2026-01-01T00:00:{number:02}.000000Z", actor=draw(WORDS),
            action=draw(WORDS), subject=draw(WORDS), digest=digest_of(salt, body),
            previous=made[-1].hash if made else "",
        )  # fmt: skip
        made.append(Held(link, hash_of(link), salt, body))
    return made


def head(chain: list[Held]) -> Head:
    return Head(chain[-1].link.number, chain[-1].hash)


def written_anew(chain: list[Held], at: int, **changed: Any) -> list[Held]:
    """The work of one who can hash: an entry changed, and all from it on linked anew."""
    made = chain[:at]
    for held in chain[at:]:
        link = replace(held.link, previous=made[-1].hash if made else "", number=len(made) + 1)
        if held is chain[at]:
            link = replace(link, **changed)
        made.append(replace(held, link=link, hash=hash_of(link)))
    return made


@given(chains())
def test_whole_chain_has_no_fault(chain):
    assert list(faults(chain)) == []
    assert list(faults(chain, [head(chain)])) == []
    assert all(list(faults(chain, [head(chain[:n])])) == [] for n in range(1, len(chain)))


@given(chains(), st.data())
def test_any_edit_of_any_field_shows_at_its_entry(chain, data):
    at = data.draw(st.integers(0, len(chain) - 1))
    field = data.draw(st.sampled_from(FIELDS))
    word = data.draw(WORDS)
    assume(word != getattr(chain[at].link, field))
    changed = list(chain)
    changed[at] = replace(chain[at], link=replace(chain[at].link, **{field: word}))
    assert at + 1 in {f.number for f in faults(changed)}


@given(chains(), st.data())
def test_edit_of_a_payload_shows_and_its_erasure_does_not(chain, data):
    at = data.draw(st.integers(0, len(chain) - 1))
    body = data.draw(BODIES)
    assume(digest_of("", body) != digest_of("", chain[at].body))
    changed = [*chain[:at], replace(chain[at], body=body), *chain[at + 1 :]]
    assert [f.number for f in faults(changed)] == [at + 1]
    erased = [*chain[:at], replace(chain[at], body=None, salt=None), *chain[at + 1 :]]
    assert list(faults(erased)) == []


@given(chains(least=2), st.data())
def test_removal_shows_unless_it_is_of_the_end(chain, data):
    first = data.draw(st.integers(0, len(chain) - 2))
    last = data.draw(st.integers(first + 1, len(chain) - 1))
    assert list(faults(chain[:first] + chain[last:]))


@given(chains(least=2), st.data())
def test_another_order_shows(chain, data):
    order = data.draw(st.permutations(chain))
    assume(order != chain)
    assert list(faults(order))


@given(chains(), st.data())
def test_an_entry_put_in_shows_unless_it_is_the_newest(chain, data):
    at = data.draw(st.integers(0, len(chain) - 1))
    before = chain[at - 1].hash if at else ""
    link = replace(chain[at].link, previous=before, subject="put in")
    assume(link != chain[at].link)
    assert list(faults([*chain[:at], Held(link, hash_of(link)), *chain[at:]]))


@given(chains(least=2), st.data())
def test_truncation_shows_against_a_head_and_only_there(chain, data):
    left = data.draw(st.integers(0, len(chain) - 1))
    assert list(faults(chain[:left])) == []
    (fault,) = faults(chain[:left], [head(chain)])
    assert (fault.number, str(len(chain)) in fault.message) == (left, True)


@given(chains(), st.data())
def test_history_written_anew_shows_against_a_head_at_or_after_it(chain, data):
    at = data.draw(st.integers(0, len(chain) - 1))
    forged = written_anew(chain, at, subject=chain[at].link.subject + "!")
    assert list(faults(forged)) == []
    published = data.draw(st.integers(1, len(chain)))
    found = list(faults(forged, [head(chain[:published])]))
    assert bool(found) == (published > at)


@given(chains(least=2))
def test_every_head_is_held_against_the_chain(chain):
    false = Head(1, "f" * 64)
    assert [f.number for f in faults(chain, [head(chain), head(chain[:1]), false])] == [1]
