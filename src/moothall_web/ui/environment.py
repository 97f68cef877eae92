"""The templates' surroundings: components of the design system, addresses, translations."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from moothall.business_case.wording import capital
from moothall_web.ui import days
from moothall_web.ui.tongue import in_words


def environment(**options: Any) -> Environment:
    """The environment of every page."""
    loader = options.pop("loader")
    made = Environment(
        loader=ChoiceLoader(
            [loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]
        ),
        extensions=["jinja2.ext.do", "jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    made.globals.update(
        static=static,
        url=reverse,
        language=translation.get_language,
        languages=lambda: settings.LANGUAGES,
        messages=get_messages,
        in_words=in_words,
        capital=capital,
    )
    made.filters.update(dated=days.dated, day=days.day, moment=days.moment)
    made.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made
