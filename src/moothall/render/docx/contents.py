"""The contents of a Word file: a field, filled already, which Word renews with page numbers when it opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.render.docx.words import Words, text

DEPTH = 2
BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{DEPTH}" \\h \\z </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(title: str, entries: Sequence[tuple[int, str, str]], words: Words) -> Iterator[str]:
    """A line for each heading (level, words, bookmark): links, and no page numbers until it is renewed."""
    yield words.paragraph(
        text(title, '<w:b/><w:sz w:val="28"/>'),
        "Moothall contents",
        '<w:spacing w:before="240" w:after="120"/>',
    )
    for n, (level, said, bookmark) in enumerate(entries):
        begin = BEGIN if n == 0 else ""
        end = END if n == len(entries) - 1 else ""
        indent = f'<w:ind w:left="{284 * (level - 1)}"/>'
        linked = words.link(bookmark, text(said))
        yield words.paragraph(begin + linked + end, "Moothall contents", indent)
