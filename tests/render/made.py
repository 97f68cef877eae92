"""A document made by hand that holds every kind of block, and hostile text."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Column,
    Details,
    Document,
    Fact,
    Facts,
    Figure,
    Inline,
    Listing,
    Notice,
    Paragraph,
    Point,
    Row,
    Run,
    Section,
    Series,
    Source,
    Table,
    Verbatim,
    Vintage,
)
from moothall.business_case.labels import labels

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = "<script>alert('&\"')</script>"
SECTIONS = (
    "D Design and scope", "A Accountability and democracy", "F Finance", "Q Quality of service", "L Learning",
    "E Employment", "S Social justice", "J Justice in charges", "M Management",
    "O Openness", "V Value", "C Capacity",
)  # fmt: skip
FIRST = 3
STANDINGS = ("good", "part", "bad", "open", "apart", "zero")


def text(*words: str | Run) -> Inline:
    return tuple(w if isinstance(w, Run) else Run(w) for w in words)


def point(low: float, high: float | None = None, mark: str = "") -> Point:
    high = low if high is None else high
    same = low == high
    return Point(low, high, low if same else None, f"{low:.1f}" if same else f"{low:.1f} to {high:.1f}", mark)


def table(id: str = "t", width: int = 5, **more: object) -> Table:
    columns = (
        Column("What"),
        *(Column(f"Figure {n}", "£", True, "of all", "plain") for n in range(1, width)),
    )
    rows = tuple(
        Row(
            (
                Cell(text(f"Row {n}"), header=True),
                *(
                    Cell(
                        text("Meets" if n == 2 else f"1,{n}00"),
                        (text("a note"),),
                        ("EV1", "EV9"),
                        STANDINGS[c % 6],
                    )
                    for c in range(1, width)
                ),
            ),
            f"{id}-row-{n}",
        )
        for n in range(3)
    )
    return Table(id, f"Table of {width}", columns, rows, **more)


def profile(id: str = "profile") -> Figure:
    series = tuple(
        Series(
            f"Option {n} with a rather long title of its own",
            tuple(
                None if (m + n) % 9 == 8
                else point(m / 4, m / 4 + 0.8) if (m + n) % 5 == 4
                else point((m + n) % 5, None, "1 zero" if (m + n) % 5 == 0 else "")
                for m in range(12)
            ),
            "reference line, not ranked" if n == 0 else "",
            apart=n == 0,
        )
        for n in range(8)
    )  # fmt: skip
    chart = Chart("profile", 0, 4, SECTIONS, series)
    return Figure(id, "Profile by section", "One leads.", "Sections down.", chart, table(f"{id}-table", 9))


def bars(id: str = "bars", low: float = 0, high: float = 4) -> Figure:
    series = (
        Series("Improved services", (point(2.7),)),
        Series(
            "Shared service", (Point(1.8, 2.4, 2.0, "1.8 to 2.4", "7 of 80 missing"),), "held out", apart=True
        ),
        Series("Nothing known", (None,)),
    )
    chart = Chart("bars_with_ranges", low, high, ("Total",), series)
    return Figure(id, "Totals", "Totals overlap.", "One bar an option.", chart, table(f"{id}-table", 3))


def everything() -> Document:
    """Every block, in places where it may stand."""
    inner = (
        Paragraph(
            text("Words ", Run("that stand out", strong=True), ", a code ", Run("P7", code=True, to="plain"))
        ),
        Listing((text("one"), text("two ", Run("there", to="nowhere")))),
        Verbatim("said", "A union branch", f"First line\nsecond {HOSTILE}"),
    )
    first = Section(
        "plain",
        f"Plain {HOSTILE}",
        (
            Paragraph(text("The sentence to read."), lead=True),
            Paragraph(text(Run("out", address="https://example.org/a?b=1&c=2"), HOSTILE)),
            Paragraph(
                text(Run("bad", address="javascript:alert(1)"), Run("mail", address="mailto:a@example.org"))
            ),
            *(
                Notice(k, f"A {k} notice", inner[:2], f"notice-{k}")
                for k in ("stop", "high", "medium", "low", "info")
            ),
            Facts((Fact("Term", (text("one line"), text("another"))), Fact(HOSTILE, (text(HOSTILE),)))),
        ),
        (
            Section(
                "tables",
                "Tables",
                (table("wide", 9), table("narrow", 3), Table("none", "No rows", (), (), "Nothing.")),
            ),
            Section("figures", "Figures", (profile(), bars(), bars("money", -300_000, 1_200_000))),
        ),
    )
    deeper = Details("Still more", (table("deep", 6),), "deeper")
    second = Section(
        "more", "More", (Details("For those who ask", (*inner, deeper), "d"),),
        (Section("evidence", "Evidence", (Table(
            "register", "Register", (Column("Id"), Column("What")),
            (Row((Cell(text("EV1"), header=True), Cell(text("A claim"))), "evidence-EV1"),),
        ),)),),
    )  # fmt: skip
    return document((first, second), notices=(Notice("info", "Fictional", inner[:1]),))


def document(sections: tuple[Section, ...] = (), **more: object) -> Document:
    vintage = Vintage(
        engine="moothall 0", framework="essu_2007@1.0.0", framework_sha256="ab" * 32, fingerprint="cd" * 32,
        as_of=datetime.date(2026, 11, 2), seed=1, draws=1000,
    )  # fmt: skip
    sources = {"EV1": Source("EV1", "evidence-EV1", "A claim", "B")}
    given: dict[str, object] = {"title": "A test of everything", "subtitle": "As of 2 November 2026", **more}
    return Document(
        language="en-GB", labels=labels(), sections=sections, sources=sources, vintage=vintage, **given
    )


def shortened(whole: Document) -> Document:
    """A document with the first rows of each table and the first of many details, so that a look is quick."""
    return replace(whole, sections=tuple(_shorter_section(s) for s in whole.sections))


def _shorter_section(section: Section) -> Section:
    kept = [b for n, b in enumerate(section.blocks) if not isinstance(b, Details) or n < FIRST]
    inner = tuple(_shorter_section(s) for s in section.sections[:FIRST])
    return replace(section, blocks=tuple(_shorter(b) for b in kept), sections=inner)


def _shorter(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=block.rows[:FIRST])
    if isinstance(block, Figure):
        return replace(block, table=replace(block.table, rows=block.table.rows[:FIRST]))
    if isinstance(block, Details):
        return replace(block, blocks=tuple(_shorter(b) for b in block.blocks))
    return block
