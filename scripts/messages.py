"""Keeps the catalogues of translations in step with the texts: `python -m scripts.messages`.

Takes every text in the code that goes through `_` or `counted`, and the texts of the library's frameworks and
methods, and brings each catalogue up to date: new texts come in empty, and what nobody says any more goes.
"""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from msgspec import Struct

import moothall.findings
import moothall.project
from hatch_build import LOCALES, compile_all
from moothall.business_case.languages import CODE, CODED, FRAMEWORK, WORDED
from moothall.business_case.sections.methods import words_shown
from moothall.files.frameworks import library, library_path, read_framework
from moothall.files.methods import library_methods
from moothall.framework.items import Threshold
from moothall.framework.methods import WorkedExample
from moothall.project.finance import PLAIN_CATEGORIES
from moothall.project.options import Facts
from moothall.project.tables import TABLES
from moothall_web.casework import field_types
from moothall_web.casework.shelves import shelves

ROOT = Path(__file__).parents[1]
SITE_LOCALES = ROOT / "src" / "moothall_web" / "locale"
KEYWORDS = {"_": None, "gettext": None, "translate": None, "counted": (2, 3), "pgettext": ((1, "c"), 2)}
CODES = {
    *("id", "trace", "key", "check", "needs", "thresholds", "told_in", "source", "sha256", "licence", "ref"),
    *("version", "valid_from", "review_by", "jurisdictions", "sure", "types", "filled_from"),
}
"""Fields of a framework that hold codes, addresses or names of sources, not texts."""
OURS = (Threshold, WorkedExample)
"""Kinds that say in our words where a figure comes from."""
TABLES_OF = ("given", "expected")
"""Fields of a worked example that hold a table, whose words are gathered one by one."""
LETTERS = re.compile(r"[A-Za-z]{2}")
"""What a unit that is a word holds; a sign is the same in every language."""
PAGES = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
ENVIRONMENT = {
    "extensions": "jinja2.ext.do,jinja2.ext.i18n",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
PAGE_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "lazy")),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = """\
# Translations of what Moothall's documents say.
# No speaker has reviewed this translation yet; the documents say so.
msgid ""
msgstr ""
"Project-Id-Version: moothall\\n"
"Language: {code}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""The head of a catalogue: nothing in it changes from day to day."""


def catalogue() -> Catalog:
    """All texts, none translated."""
    found = Catalog()
    for _file, _line, text, comments, context in extract_from_dir(
        ROOT / "src" / "moothall", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(text, auto_comments=comments, context=context)
    methods = library_methods()
    shown = (*(read_framework(library_path(name)) for name in library()), *methods)
    for text in dict.fromkeys(texts(shown)):
        found.add(text, context=FRAMEWORK)
    cited_from = {"options", *(table.name for table in TABLES)}
    in_tables = {word for method in methods for word in words_shown(method)}
    told = {*codes(shown), *units(shown), *literals(), *cited_from, *PLAIN_CATEGORIES, *in_tables}
    for code in sorted(told - {""}):
        found.add(code.replace("_", " "), context=CODE)
    return found


def site() -> Catalog:
    """The texts of the site's pages, none translated."""
    found = Catalog()
    room = ROOT / "src" / "moothall_web"
    for _file, _line, text, comments, context in extract_from_dir(
        room, method_map=PAGES, options_map={"**.html": ENVIRONMENT}, keywords=PAGE_KEYWORDS
    ):
        found.add(text, auto_comments=comments, context=context)
    steps = yaml.safe_load((room / "casework" / "steps.yaml").read_text(encoding="utf-8"))["steps"]
    powers = yaml.safe_load((room / "accounts" / "powers.yaml").read_text(encoding="utf-8"))["powers"]
    refusals = yaml.safe_load((room / "forum" / "refusals.yaml").read_text(encoding="utf-8"))["reasons"]
    reasons = (reason["words"] for reason in refusals.values())
    for words in (*(step["title"] for step in steps), *powers.values(), *reasons):
        found.add(words)
    facts = (("options", Facts),)  # asked apart, without the name of the part
    for words in field_types.words((*((name, shelf.kind) for name, shelf in shelves().items()), *facts)):
        found.add(words, context=field_types.CONTEXT)
    return found


def strings(
    value: object, field: str = "", holder: object = None, *, keys: bool = False
) -> Iterator[tuple[str, str, object]]:
    """Every text in a part of a framework, with the field and the part that hold it.

    keys : those of mappings too
    """
    if isinstance(value, str):
        yield field, value, holder
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name), name, value, keys=keys)
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part, field, holder, keys=keys)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from strings(key, field, holder) if keys else ()
            yield from strings(part, field, holder, keys=keys)


def texts(value: object) -> Iterator[str]:
    """The texts of a part of a framework that readers are shown."""
    for field, text, holder in strings(value):
        if isinstance(holder, WorkedExample) and field in TABLES_OF:
            continue
        ours = field == "source" and isinstance(holder, OURS)
        if (ours or field not in CODES) and (field in WORDED or is_text(text)) and text.strip():
            yield text


def is_text(value: str) -> bool:
    """Whether these are words, whatever field they stand in: several, or a sentence of one."""
    return " " in value or value.endswith(".")


def units(value: object) -> Iterator[str]:
    """The units of a framework, those of one by another each for itself."""
    for field, text, _holder in strings(value):
        if field == "unit" and " " not in text:
            yield from filter(LETTERS.search, text.split("/"))


def codes(value: object) -> Iterator[str]:
    """The codes of a part of a framework, which documents tell as words."""
    for field, text, _holder in strings(value, keys=True):
        if field not in ("trace", "sha256", "language") and CODED.fullmatch(text):
            yield text


def literals() -> set[str]:
    """The codes that projects and findings may hold."""
    found: set[str] = set()
    for package in (moothall.project, moothall.findings):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for _name, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
                if issubclass(kind, Struct):
                    for hint in get_type_hints(kind).values():
                        found.update(_choices(hint))
    return found


def _choices(hint: object) -> Iterator[str]:
    """The words of a type that allows only some."""
    if get_origin(hint) is Literal:
        yield from (word for word in get_args(hint) if isinstance(word, str))
    else:
        for part in get_args(hint):
            yield from _choices(part)


def update(place: Path, found: Catalog) -> int:
    """Bring one catalogue up to date; the number of its texts that lack a translation."""
    code = place.parent.parent.name
    with place.open("rb") as said:
        held = read_po(said, locale=code)
    held.update(found, no_fuzzy_matching=True)
    held.obsolete.clear()
    with place.open("wb") as written:
        written.write(HEADER.format(code=code, plural=held.plural_forms).encode())
        write_po(written, held, width=0, no_location=True, sort_output=True, omit_header=True)
    return sum(not all(_forms(m.string)) for m in held if m.id)


def _forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def main() -> int:
    """Bring every catalogue up to date and compile it; 1 where a text lacks a translation."""
    lacking = {place: update(place, found()) for place, found in kept().items()}
    compile_all()
    for place, number in lacking.items():
        print(f"{place.relative_to(ROOT)}: {number} texts lack a translation")
    return int(any(lacking.values()))


def kept() -> dict[Path, Callable[[], Catalog]]:
    """Each translation, of the documents and of the site, with what gathers the texts that it is of."""
    documents = dict.fromkeys(sorted(LOCALES.glob("*/LC_MESSAGES/moothall.po")), catalogue)
    return documents | dict.fromkeys(sorted(SITE_LOCALES.glob("*/LC_MESSAGES/django.po")), site)


if __name__ == "__main__":
    sys.exit(main())
