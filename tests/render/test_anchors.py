"""Ids of a page."""

from moothall.business_case.document import Details, Notice, Verbatim
from moothall.render.anchors import Anchors, ids
from tests.render.made import document, everything


def test_known_ids_are_kept_for_the_document():
    anchors = Anchors(["t-caption", "t"])
    assert anchors.made("t-caption") == "t-caption-2"
    assert anchors.take("t-caption") == "t-caption"
    assert anchors.take("t-caption") == "t-caption-3"


def test_nothing_has_no_id():
    anchors = Anchors([""])
    assert anchors.take("") == ""
    assert "" not in anchors


def test_white_space_is_cleaned():
    anchors = Anchors(["a b"])
    assert "a b" in anchors
    assert anchors.take("a b") == "a-b"


def test_every_depth_is_found():
    inner = Verbatim("deep", "x", "y")
    notice = Notice("low", "n", (Details("d", (inner,), "outer"),), "top")
    assert set(ids(document(notices=(notice,)))) == {"top", "outer", "deep"}
    assert {"evidence-EV1", "deep-row-2", "said", "profile-table"} <= set(ids(everything()))
