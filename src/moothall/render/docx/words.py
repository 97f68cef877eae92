"""Text as WordprocessingML (ECMA-376, part 1, section 17), escaped so that no word can be markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls

from moothall.render.paper.sheet import Line, Span

NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")
LINK = "1A5F96"
Related = Callable[[str], str]
"""The id of the relation to a web address."""


class Words:
    """Writes lines and paragraphs; knows the ids of styles, and gives bookmarks their numbers."""

    def __init__(self, styles: dict[str, str], related: Related) -> None:
        self.styles = styles
        self._related = related
        self._bookmarks = count(1)

    def paragraph(self, inside: str, style: str = "Normal", more: str = "") -> str:
        """A paragraph; `more` are further properties of it, in the order of the standard."""
        named = f'<w:pStyle w:val="{self.styles[style]}"/>' if style != "Normal" else ""
        return f"<w:p><w:pPr>{named}{more}</w:pPr>{inside}</w:p>"

    def line(self, line: Line, look: str = "") -> str:
        """A line; `look` are properties of every run in it."""
        return "".join(
            [text(part, look) if isinstance(part, str) else self._span(part, look) for part in line]
        )

    def lines(self, lines: Iterable[Line], look: str = "") -> str:
        """Lines of one paragraph."""
        return "<w:r><w:br/></w:r>".join([self.line(line, look) for line in lines])

    def bookmark(self, name: str) -> str:
        """The place that links lead to; nothing where there is no name."""
        if not name:
            return ""
        number = next(self._bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{anchor(name)}"/><w:bookmarkEnd w:id="{number}"/>'

    def link(self, to: str, inside: str) -> str:
        """A link within the document."""
        return f'<w:hyperlink w:anchor="{anchor(to)}" w:history="1">{inside}</w:hyperlink>'

    def _span(self, span: Span, look: str) -> str:
        own = (
            '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' if span.code else ""
        )
        own += "<w:b/>" if span.strong and "<w:b/>" not in look else ""
        own += "<w:i/>" if span.italic else ""
        linked = span.to or span.address
        colour = f'<w:color w:val="{LINK}"/>' if linked else ""
        tongue = f"<w:lang w:val={quoteattr(span.lang)}/>" if span.lang else ""
        said = text(span.text, _merged(own, look, colour) + tongue)
        if span.to:
            return self.link(span.to, said)
        if span.address:
            return f'<w:hyperlink r:id="{self._related(span.address)}" w:history="1">{said}</w:hyperlink>'
        return said


def _merged(own: str, look: str, colour: str) -> str:
    """Properties of a run in the order of the standard: font, bold, italic, colour, size."""
    bold = "<w:b/>" if "<w:b/>" in look or "<w:b/>" in own else ""
    rest = look.replace("<w:b/>", "")
    return (
        own.replace("<w:b/>", "").replace("<w:i/>", "")
        + bold
        + ("<w:i/>" if "<w:i/>" in own else "")
        + colour
        + rest
    )


def escape(said: str) -> str:
    """The text with what XML would read as its own spelled out."""
    if "&" in said or ">" in said or "<" in said:
        return said.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return said


def text(said: str, look: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    if "\n" not in said and "\t" not in said:
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(said)}</w:t></w:r>'
    parts = said.replace("\t", "\n\t\n").split("\n")
    inside = []
    for n, part in enumerate(parts):
        tabbed = part == "\t" or (n and parts[n - 1] == "\t")
        inside.append("" if n == 0 or tabbed else "<w:br/>")
        inside.append("<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    return f"<w:r>{properties}{''.join(inside)}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is renewed."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{text(shown)}</w:fldSimple>"


def anchor(name: str) -> str:
    """The name of a bookmark as Word takes it."""
    return name.replace("-", "_")
