"""A project as it stands, put into words once for all pages and papers that are made of it in a language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from weakref import WeakValueDictionary

from moothall.business_case.brief import Brief, written_from
from moothall.business_case.compose import compose
from moothall.business_case.document import Document
from moothall.business_case.languages import speaking
from moothall.business_case.leaflet import leaflet
from moothall.business_case.members_sheet import members_sheet
from moothall.files.catalogues import language
from moothall.files.methods import library_methods
from moothall.findings.findings import Findings
from moothall_web.results.remembered import State, exact_findings
from moothall_web.ui.tongue import spoken


class Written:
    """The documents of a project in one language, each written when it is first asked for.

    They are made of the findings with every digit, as those of the command line are.
    """

    def __init__(self, known: State, code: str) -> None:
        self._known, self._code = known, code

    @cached_property
    def findings(self) -> Findings:
        """What the documents tell of."""
        return exact_findings(self._known)

    @cached_property
    def brief(self) -> Brief:
        """What every document is written from."""
        with speaking(language(self._code)):
            return written_from(self._known.project, self.findings)

    @cached_property
    def case(self) -> Document:
        """The business case."""
        with speaking(language(self._code)):
            return compose(self._known.project, self.findings, library_methods(), self.brief)

    @cached_property
    def leaflet(self) -> Document:
        """The leaflet for everybody."""
        with speaking(language(self._code)):
            return leaflet(self._known.project, self.findings, self.brief)

    @cached_property
    def members_sheet(self) -> Document:
        """The sheet for members."""
        with speaking(language(self._code)):
            return members_sheet(self._known.project, self.findings, self.brief)


_held: WeakValueDictionary[tuple[str, str], Written] = WeakValueDictionary()
"""By key and language, as long as somebody makes something of it: hundreds of pages take their room."""


def written(known: State) -> Written:
    """The documents of a project in the language of the page."""
    code = spoken()
    return _held.setdefault((known.key, code), Written(known, code))


@contextmanager
def writing(known: State) -> Iterator[None]:
    """As long as this lasts, what is put into words stays for whatever else is made of it."""
    held = written(known)
    yield
    del held
