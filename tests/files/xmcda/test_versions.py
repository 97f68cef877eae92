"""Versions by namespace; one that is not known is read as the nearest before it."""

from __future__ import annotations

import pytest

from moothall.files.xmcda.versions import KNOWN, ORDER, WRITTEN, version_of


@pytest.mark.parametrize(
    ("namespace", "number", "read_as"),
    [
        ("http://www.decision-deck.org/2012/XMCDA-2.2.1", "2.2.1", "2.2.1"),
        ("http://www.decision-deck.org/2009/XMCDA-2.0.0", "2.0.0", "2.2.1"),
        ("http://www.decision-deck.org/2019/XMCDA-2.2.3", "2.2.3", "2.2.1"),
        ("http://www.decision-deck.org/2016/XMCDA-3.0.1", "3.0.1", "3.0.1"),
        ("http://www.decision-deck.org/2031/XMCDA-5.0.0", "5.0.0", "4.0.0"),
        ("http://www.decision-deck.org/2031/XMCDA-10.0.0", "10.0.0", "4.0.0"),
    ],
)
def test_a_namespace_names_its_version(namespace: str, number: str, read_as: str) -> None:
    version = version_of(namespace)
    assert version is not None
    assert (version.number, version.read_as) == (number, read_as)


@pytest.mark.parametrize(
    "namespace",
    ["", "http://www.decision-deck.org/2008/XMCDA-1.0.0", "http://example.org/2012/XMCDA-2.2.1"],
)
def test_others_are_none(namespace: str) -> None:
    assert version_of(namespace) is None


def test_what_is_written_is_known() -> None:
    assert set(WRITTEN) == set(ORDER)
    assert set(WRITTEN) <= KNOWN
