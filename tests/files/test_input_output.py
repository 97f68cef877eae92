"""Input-output tables: ours and the official ones, as they are; every label, cell and sum that is wrong."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.input_output import read_input_output

OURS = """\
code,title,A,B,households,total demand
A,Farms,150,500,350,1000
B,Works,200,100,1700,2000
pay,,300,500,,
jobs,,10,20,,
output,,1000,2000,,
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "table.csv"
    file.write_text(text, "utf-8")
    return file


def said(folder: Path, text: str) -> list[str]:
    with pytest.raises(ReadError) as error:
        read_input_output(written(folder, text))
    return [str(c) for c in error.value.complaints]


def test_our_layout(tmp_path):
    found = read_input_output(written(tmp_path, OURS))
    assert found.codes == ("A", "B")
    assert found.titles == ("Farms", "Works")
    assert found.flows == ((150, 500), (200, 100))
    assert (found.output, found.pay, found.jobs) == ((1000, 2000), (300, 500), (10, 20))
    assert found.households == (350, 1700)


def test_columns_may_stand_in_another_order(tmp_path):
    text = "code,title,B,A\nA,Farms,500,150\nB,Works,100,200\noutput,,2000,1000\n"
    found = read_input_output(written(tmp_path, text))
    assert found.flows == ((150, 500), (200, 100))
    assert found.output == (1000, 2000)
    assert (found.pay, found.jobs, found.households) == (None, None, None)


def test_numbered_columns_stand_for_the_rows(tmp_path):
    text = "IOC,Sector,sec1,sec2,hhold.demand,total.output,gva.wages\n01,Farms,1,2,3,10,4\n"
    text += "02-3,Works,5,6,7,20,8\n"
    found = read_input_output(written(tmp_path, text))
    assert found.codes == ("01", "02-3")
    assert (found.flows, found.output, found.pay) == (((1, 2), (5, 6)), (10, 20), (4, 8))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("B,Works,200", "b.,Works,200", ['there is no row "B" for this column. Did you mean "b."?']),
        ("150,500,350", "150,five,350", ["line 2, B", '"five" is not a number']),
        ("150,500,350", "150,,350", ["line 2, B", "a blank is not zero"]),
        ("350,1000", "350,1100", ["line 2, total demand", "adds up to 1,000, not to 1,100"]),
        ("output,,", "yield,,", ["no row and no column for total output"]),
        ("title,A,B", "title,A,A", ["stands twice"]),
        ("300,500", "-300,500", ["line 2", "its pay is -300"]),
        ("A,Farms", "Z,Farms", ['there is no row "A"']),
        ("title,A,B", "title,P,Q", ["no column is named by the code of a row"]),
        ("B,Works,200,100,1700,2000", "B,Works,200,100,1700", ["line 3", "5 cells, the header 6"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path, old, new, words):
    found = "\n".join(said(tmp_path, OURS.replace(old, new, 1)))
    assert all(word in found for word in words), found


def test_every_fault_at_once(tmp_path):
    found = said(tmp_path, OURS.replace("150,500", "x,y").replace("200,100", "z,100"))
    assert len(found) == 3


def test_columns_must_add_up_where_they_say_their_sum(tmp_path):
    whole = (
        "code,title,A,B\nA,Farms,1,2\nB,Works,3,4\ntotal consumption,,4.00,6.00\nimports,,1.00,1.00\n"
        "pay,,5,{pay}\noutput,,10.00,10.00\n"
    )
    assert read_input_output(written(tmp_path, whole.format(pay=3))).pay == (5, 3)
    (fault,) = said(tmp_path, whole.format(pay="4.00"))
    assert "line 7, B" in fault
    assert "adds up to 11, not to 10 " in fault
    faults = said(tmp_path, whole.format(pay=3).replace("consumption,,4", "consumption,,7"))
    assert ["line 4, A" in f for f in faults] == [True]


def test_what_is_no_sector_is_named(tmp_path):
    text = OURS.replace("pay,,300", "imports,,300").replace("households", "exports")
    assert read_input_output(written(tmp_path, text)).others == ("exports", "imports")
    assert read_input_output(written(tmp_path, OURS)).others == ()


def test_rounded_cells_may_miss_a_total_a_little(tmp_path):
    text = "code,title,A,B,final demand,total demand,output\nA,a,{a},0.4,0.4,1,1\nB,b,0.4,0.4,0.2,1.0,1.0\n"
    assert read_input_output(written(tmp_path, text.format(a=0.3))).output == (1, 1)
    assert len(said(tmp_path, text.format(a=0.9))) == 1


def test_a_semicolon_file_is_told_as_such(tmp_path):
    assert "divided by commas" in said(tmp_path, OURS.replace(",", ";"))[0]


# The official files, as they are


def published(shared: Path) -> dict[str, float]:
    with (shared / "data" / "uk_io_2010_published_multipliers.csv").open(encoding="utf-8") as file:
        return {r["uk_row_label"]: float(r["Output multiplier"]) for r in csv.DictReader(file)}


def test_united_kingdom_2010(shared: Path) -> None:
    """All 127 published type I output multipliers, and the library's selection of them."""
    import numpy as np

    from moothall.engine.local_economy.multipliers import Economy, multipliers
    from moothall.files.frameworks import library_multipliers

    table = read_input_output(shared / "data" / "uk_io_2010_domestic_product_by_product.csv")
    assert table.households is not None
    found = multipliers(Economy(np.array(table.flows), np.array(table.output)))["output_type_1"]
    wanted = published(shared)
    assert len(table.titles) == len(wanted) == 127
    for title, value in zip(table.titles, found, strict=True):
        assert value == pytest.approx(wanted[title], abs=1e-9)
    by_code = dict(zip(table.codes, found, strict=True))
    (library,) = library_multipliers()
    assert len(library.multipliers) > 30
    for one in library.multipliers:
        assert one.value == pytest.approx(by_code[one.sector], abs=5e-5), one.sector


def test_scotland_2019_with_a_sector_without_output(shared: Path) -> None:
    import numpy as np

    from moothall.engine.local_economy.multipliers import Economy, multipliers

    table = read_input_output(shared / "data" / "scotland_io_2019_industry_by_industry.csv")
    assert len(table.codes) == 98
    none = [t for t, made in zip(table.titles, table.output, strict=True) if not made]
    assert none == ["Tobacco"]
    arrays = (np.array(x) for x in (table.flows, table.output, table.pay))
    found = multipliers(Economy(*arrays, households=np.array(table.households)))
    bare = [math.isnan(v) for v in found["output_type_2"]]
    assert bare == [t == "Tobacco" for t in table.titles]
    made = ~np.array(bare)
    assert (found["output_type_2"][made] >= found["output_type_1"][made]).all()
    assert (found["output_type_1"][made] >= 1).all()
