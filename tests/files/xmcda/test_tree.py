"""XML as it is read: safely, within limits, with every part that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.limits import limits
from moothall.files.xmcda.tree import read_tree


def refusal(path: Path, text: str | bytes) -> str:
    file = path / "x.xml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ReadError) as error:
        read_tree(file)
    return str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<x>&b;</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<x>&a;</x>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">\n<x/>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>\n<x/>',
    ],
)
def test_a_document_type_is_refused_before_anything_of_it_is_read(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text).startswith("x.xml line 1: a document type")


def test_an_entity_that_nobody_defined_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "<x>\n&a;</x>") == "x.xml line 2: this is not XML: undefined entity."


def test_elements_too_deep_are_refused(tmp_path: Path) -> None:
    deep = limits().document_depth + 1
    assert "inside each other 40 deep" in refusal(tmp_path, "<x>" * deep + "</x>" * deep)


def test_too_many_elements_are_refused(tmp_path: Path) -> None:
    many = limits().document_nodes
    assert "more than 400,000 elements" in refusal(tmp_path, "<x>" + "<y/>" * many + "</x>")


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    assert "at most 20,000,000 are read" in refusal(tmp_path, b"<x>" + b" " * limits().file_bytes)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "this is not XML: no element found"),
        (b"<x><y></x>", "line 1: this is not XML: mismatched tag"),
        (b"<x>\n\x00</x>", "line 2: this is not XML: not well-formed"),
        (b"PK\x03\x04rest", "this is a workbook or zip file, not an XML file"),
        (b'<?xml version="1.0" encoding="nonsense"?><x/>', "nonsense"),
        (b"<x>\xff</x>", "line 1: this is not XML"),
    ],
)
def test_what_is_not_xml_is_refused_in_words(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(tmp_path, data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read_as_they_say(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.xml"
    named = encoding.removesuffix("-sig")
    file.write_bytes(f'<?xml version="1.0" encoding="{named}"?><x n="é">ü</x>'.encode(encoding))
    root = read_tree(file)
    assert (root.attribute("n"), root.text) == ("é", "ü")


def test_what_nobody_asked_for_is_strange(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text('<x>\n<a n="1">words<b/></a>\n<c>\n<d/></c></x>')
    root = read_tree(file)
    root.one("a")
    assert list(root.strange()) == [("x/a/@n", 2), ("x/a/text", 2), ("x/a/b", 2), ("x/c", 3)]
    root.leave()
    assert list(root.strange()) == []


def test_where_the_schema_is_is_not_strange(tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text(
        '<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xml:lang="en"/>'
    )
    assert list(read_tree(file).strange()) == []
