"""Days on a page are words in the language of the page, with the form that programs read beside."""

from __future__ import annotations

import datetime

import pytest
from django.utils.translation import override

from moothall_web.ui.days import clocked, dated, day, in_full, moment
from moothall_web.ui.environment import environment

AT = datetime.datetime(2026, 11, 28, 9, 5, 7, tzinfo=datetime.UTC)
SAID = {"en": "28 November 2026", "cy": "28 Tachwedd 2026"}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("given", ["2026-11-28", datetime.date(2026, 11, 28), AT])
def test_day_in_the_language_of_the_page(given, language):
    with override(language):
        assert day(given) == f'<time datetime="2026-11-28">{SAID[language]}</time>'
        assert in_full(given) == SAID[language]


def test_moment_has_the_time_and_its_seconds_where_they_tell_entries_apart():
    with override("cy"):
        assert moment(AT) == '<time datetime="2026-11-28T09:05:07+00:00">28 Tachwedd 2026, 09:05</time>'
        assert clocked(AT, seconds=True) == "28 Tachwedd 2026, 09:05:07"


@pytest.mark.parametrize("given", ["", None, "soon", "2026-02-30", "<b>"])
def test_what_is_no_day_stays_as_it_is_and_is_made_safe(given):
    assert str(day(given)) == ("&lt;b&gt;" if given == "<b>" else given or "")
    assert in_full(given) == (given or "")


def test_days_within_a_sentence_of_the_engine_are_english_like_the_sentence():
    with override("cy"):
        assert dated("Due 2026-11-28, or 2026-02-30.") == "Due 28 November 2026, or 2026-02-30."


def test_sentence_of_a_template_takes_a_day_unescaped_and_names_escaped():
    from jinja2 import DictLoader

    said = '{{ _("By %(day)s: %(what)s", day=d|day, what="<i>") }}'
    with override("en"):
        made = environment(loader=DictLoader({"x": said}), autoescape=True).get_template("x")
        shown = made.render(d="2026-11-28")
    assert shown == 'By <time datetime="2026-11-28">28 November 2026</time>: &lt;i&gt;'
