"""The table: types, order, and the same bytes for the same rows."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq

from moothall.batch import table
from moothall.batch.asked import Asked
from moothall.batch.row import Row

FULL = Row(path="a", project="p", as_of=datetime.date(2026, 5, 31), total=1.5, draws=1000, fictional=False)
BAD = Row(path="b", error="first\nsecond")


def test_columns_are_typed_whatever_is_in_them(tmp_path):
    for name, rows in (("full", [FULL, BAD]), ("bad", [BAD])):
        table.write_table(tmp_path / name, rows, Asked())
        schema = pq.read_schema(tmp_path / name)
        assert schema.names == list(Row.__struct_fields__)
        kinds = {name: schema.field(name).type for name in ("path", "as_of", "total", "draws", "fictional")}
        assert list(kinds.values()) == [pa.string(), pa.date32(), pa.float64(), pa.int64(), pa.bool_()]
        assert not schema.field("path").nullable


def test_rows_come_back_in_order_with_nulls(tmp_path):
    table.write_table(tmp_path / "t", [FULL, BAD], Asked())
    first, second = pq.read_table(tmp_path / "t").to_pylist()
    assert (first["as_of"], first["total"], first["error"]) == (datetime.date(2026, 5, 31), 1.5, None)
    assert {k: v for k, v in second.items() if v is not None} == {"path": "b", "error": "first\nsecond"}


def test_the_file_names_the_engine_and_says_what_columns_mean(tmp_path):
    table.write_table(tmp_path / "t", [FULL], Asked(engine="9.9.9"))
    schema = pq.read_schema(tmp_path / "t")
    assert schema.metadata == {b"moothall": b"9.9.9"}
    assert b"SHA-256" in schema.field("fingerprint").metadata[b"description"]


def test_same_rows_same_bytes_and_groups_by_number_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "GROUP", 3)
    rows = [Row(path=str(n), missing=n) for n in range(9)]
    table.write_table(tmp_path / "one", rows, Asked())
    table.write_table(tmp_path / "two", iter(rows), Asked())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert pq.ParquetFile(tmp_path / "one").metadata.num_row_groups == 3
    assert [r["missing"] for r in pq.read_table(tmp_path / "one").to_pylist()] == list(range(9))
