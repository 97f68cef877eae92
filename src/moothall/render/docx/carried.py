"""The list of figures in a Word file: a part of XML of our own, which Word keeps when it saves the file."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

SPACE = "urn:moothall:figures"
"""Namespace of the one element, whose text is the list as CSV."""
ITEM = "{5B1C7A52-6A0D-5F57-9B0E-2D7C3C1F6A11}"
"""The id by which Word knows the part (ECMA-376, part 1, section 22.5); always the same."""
SCHEMAS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def carry(file: File, figures: str) -> None:
    """Put the list into the file, beside what its template carries."""
    package = file.part.package
    name = package.next_partname("/customXml/item%d.xml")
    number = name.removeprefix("/customXml/item").removesuffix(".xml")
    told = f'{HEAD}<figures xmlns="{SPACE}">{escape(figures)}</figures>'
    held = Part(name, CONTENT_TYPE.XML, told.encode(), package)
    known = (
        f'{HEAD}<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="{SCHEMAS}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        known.encode(),
        package,
    )
    file.part.relate_to(held, RELATIONSHIP_TYPE.CUSTOM_XML)
    held.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
