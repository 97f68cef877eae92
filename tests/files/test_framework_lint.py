"""Each rule of the lint finds the fault that it is for, in a framework that was right before."""

import shutil

import pytest

from moothall.engine.checks import known_names
from moothall.files.framework_lint import lint
from moothall.files.framework_rules import placeholder_fault
from moothall.files.frameworks import library, library_path


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "essu_2007"
    shutil.copytree(library_path("essu_2007"), place)
    return place


@pytest.mark.parametrize("name", library())
def test_library_has_no_faults(name):
    assert [str(c) for c in lint(library_path(name), known_names()).faults] == []


FAULTS = {
    "trace": ("criteria.yaml", "      - S.AS1\n", "      - S.AS99\n", 'no passage "S.AS99"'),
    "id twice": ("criteria.yaml", "id: D2\n", "id: D1\n", "used 2 times"),
    "check": (
        "bias.yaml",
        "check: preselected_option",
        "check: preselected_opton",
        'Did you mean "preselected_option"?',
    ),
    "threshold": ("bias.yaml", "      - depth_index\n", "      - depth_indx\n", 'no threshold "depth_indx"'),
    "measurements": ("criteria.yaml", "[30, 0]", "[5, 0]", "all rise, or all fall"),
    "scores": ("criteria.yaml", "[10, 2]", "[10, 9]", "outside 0 to 4"),
    "up and down": (
        "criteria.yaml",
        "- [30, 0]\n          - [10, 2]",
        "- [30, 3]\n          - [10, 2]",
        "only rise or only fall",
    ),
    "anchor": ("criteria.yaml", "'0': It misses", "'1': It misses", "no anchor for 0"),
    "no score": ("criteria.yaml", "'0': It misses", "'7': It misses", '"7" is no score'),
    "placeholder": ("bias.yaml", "{share:.0%}", "{share!r}", "only {name}"),
    "braces": ("bias.yaml", "{share:.0%}", "{share:.0%", "braces"),
    "empty": ("criteria.yaml", "title: Fit with agreed objectives", "title: ' '", "the text is empty"),
    "no such section": ("business_case.yaml", "sections: [BC8]", "sections: [BC8, BC8x]", '"BC8x"'),
    "section twice": ("business_case.yaml", "sections: [BC8]", "sections: [BC8, BC2]", "given 2 places"),
    "section nowhere": ("business_case.yaml", "after: [BC21, BC20]", "after: [BC20]", "no place before"),
    "role asked": (
        "business_case.yaml",
        "asked_of: [RL_finance]",
        "asked_of: [RL_finanse]",
        'Did you mean "RL_finance"?',
    ),
    "group": ("principles.yaml", "group: process", "group: proces", 'Did you mean "process"?'),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_with_its_line(place, name):
    file, before, after, message = FAULTS[name]
    text = (place / file).read_text("utf-8")
    assert before in text
    (place / file).write_text(text.replace(before, after, 1), "utf-8")
    faults = [str(c) for c in lint(place, known_names()).faults]
    assert any(message in fault and f"essu_2007/{file}" in fault for fault in faults), faults
    assert all(" line " in fault for fault in faults)


REMARKS = {
    "unreached": (
        "passages.yaml",
        "passages:\n",
        "passages:\n  - id: S.X\n    heading: x\n    gist: x\n",
        "S.X",
    ),
    "unused": (
        "thresholds.yaml",
        "thresholds:\n",
        "thresholds:\n  - id: extra\n    title: x\n    value: 1\n    unit: x\n    source: x\n",
        "extra",
    ),
}


@pytest.mark.parametrize("name", REMARKS)
def test_a_remark_is_made(place, name):
    file, before, after, word = REMARKS[name]
    text = (place / file).read_text("utf-8")
    (place / file).write_text(text.replace(before, after, 1), "utf-8")
    found = lint(place, known_names())
    assert not found.faults
    assert any(word in str(r) for r in found.remarks)


def test_another_folder_name_is_remarked(place):
    moved = place.rename(place.parent / "other")
    assert any("the folder is called" in str(r) for r in lint(moved).remarks)


@pytest.mark.parametrize("template", ["{a} of {b:,.0f}", "none", "{{braces}}", "{n:d}"])
def test_good_placeholders(template):
    assert placeholder_fault(template) is None


@pytest.mark.parametrize(
    "template", ["{a", "a}", "{}", "{0}", "{a.b}", "{a[0]}", "{a!r}", "{a:zzz}", "{a:%d %B %Y}"]
)
def test_bad_placeholders(template):
    assert placeholder_fault(template)
