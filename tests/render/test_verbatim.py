"""Somebody's own words: every word is there, and nothing in them is code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.render.verbatim import verbatim
from tests.render.made import HOSTILE


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One line\nfolded by an editor.", "<p>One line\nfolded by an editor.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("# Our view\nWe say no.", '<p class="heading">Our view</p>\n<p>We say no.</p>'),
        ("- one\n- two\n  goes on", "<ul>\n<li>one</li>\n<li>two\ngoes on</li>\n</ul>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("[a](javascript:x) <b>", "<p>[a](javascript:x) &lt;b&gt;</p>"),
        ("**No.** And *never*.", "<p><strong>No.</strong> And <em>never</em>.</p>"),
        (
            "| gate | date |\n|---|--:|\n| **1st** | May |\n| second | |\n\nSo.",
            "<ul>\n<li>gate: <strong>1st</strong>; date: May</li>\n<li>gate: second</li>\n</ul>\n<p>So.</p>",
        ),
        ("| gate | date |\n|---|---|", "<ul>\n<li>gate; date</li>\n</ul>"),
        ("| a | b and no line below", "<p>| a | b and no line below</p>"),
        ("2 * 3 * 4 and a_b_c", "<p>2 * 3 * 4 and a_b_c</p>"),
        (
            "| a | b |\n|---|---|\n| 1 | **2** |\n| 3 | |",
            "<ul>\n<li>a: 1; b: <strong>2</strong></li>\n<li>a: 3</li>\n</ul>",
        ),
        ("a | b\nis no table", "<p>a | b\nis no table</p>"),
        ("", ""),
    ],
)
def test_marks_are_carried_out(written, shown):
    assert verbatim(written) == shown


def test_nothing_in_it_is_code():
    assert "<script" not in verbatim(f"# {HOSTILE}\n\n- {HOSTILE}\n\n**{HOSTILE}**")


@given(st.lists(st.from_regex(r"[A-Za-z<&>]{1,8}", fullmatch=True), min_size=1, max_size=30))
def test_every_word_is_kept(words):
    shown = verbatim(" ".join(words))
    text = re.sub(r"</?(p|ul|li|strong|em)>", "", shown)
    assert text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").split() == words
