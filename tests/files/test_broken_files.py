"""The catalogue of broken files: what people do to a project folder, and what they are told.

Each case is an edit of the clean project (tests/planted/clean.py) and every line of the complaint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from tests.files.workbooks import sheet
from tests.planted.clean import add_row, clean, drop_rows, edit_csv, edit_yaml, option, read_rows

Edit = Callable[[Path], object]
SCORE = {"option": "joint", "criterion": "Q2", "assessor": "unions-1"}


class Broken(NamedTuple):
    """What was done, how, and what is said of it."""

    done: str
    edit: Edit
    told: tuple[str, ...]

    def __str__(self) -> str:
        return self.done


def broken(done: str, edit: Edit, *told: str) -> Broken:
    return Broken(done, edit, told)


def score(**change: object) -> Edit:
    return lambda path: edit_csv(path, "scores.csv", SCORE, change)


def cell(file: str, where: dict[str, object], **change: object) -> Edit:
    return lambda path: edit_csv(path, file, where, change)


def row(file: str, **cells: object) -> Edit:
    return lambda path: add_row(path, file, cells)


def head(**change: object) -> Edit:
    return lambda path: edit_yaml(path, "project.yaml", lambda data: data.update(change))


def text(file: str, change: Callable[[str], str], encoding: str = "utf-8") -> Edit:
    def run(path: Path) -> None:
        before = (path / file).read_bytes().decode()
        after = change(before)
        assert after != before
        (path / file).write_bytes(after.encode(encoding))

    return run


def put(file: str, data: bytes) -> Edit:
    def run(path: Path) -> None:
        (path / file).parent.mkdir(exist_ok=True)
        (path / file).write_bytes(data)

    return run


def folder(file: str) -> Edit:
    def run(path: Path) -> None:
        (path / file).unlink()
        (path / file).mkdir()

    return run


def gone(file: str) -> Edit:
    return lambda path: (path / file).unlink()


def fact(key: str, **facts: object) -> Edit:
    return lambda path: edit_yaml(path, "options.yaml", lambda data: option(data, key)["facts"].update(facts))


def both(*edits: Edit) -> Edit:
    def run(path: Path) -> None:
        for edit in edits:
            edit(path)

    return run


def as_sheet(file: str) -> Edit:
    """The table as a sheet in place of the file, numbers as numbers."""

    def run(path: Path) -> None:
        rows = read_rows(path, file)
        cells = [
            [float(c) if c.lstrip("-").replace(".", "", 1).isdigit() else c for c in r.values()] for r in rows
        ]
        sheet((path / file).with_suffix(".xlsx"), [list(rows[0]), *cells])
        (path / file).unlink()

    return run


LINE = "scores.csv line 1267"
"""Where the score stands that most cases spoil."""
SCORES = "option, criterion, assessor, score, standing, reason, evidence, date"
OPTIONS = "asis, improved, standards, lead, joint"
MIDDLE = {"option": "joint", "category": "operating", "year": 2030}
BOARD = {"date": "2026-01-10", "by": "Board"}

CASES = [
    # Scores and references
    broken(
        "a 7 on a scale from 0 to 4",
        score(score=7),
        f"{LINE}, score: Option joint, criterion Q2: a score runs from 0 to 4; this one is 7.",
    ),
    broken(
        "a 7 in a sheet",
        both(score(score=7), as_sheet("scores.csv")),
        "scores.xlsx cell D1267, score: Option joint, criterion Q2: a score runs from 0 to 4; this one is 7.",
    ),
    broken("half a point", score(score=2.5), f"{LINE}, score: a whole number is needed; this is 2.5."),
    broken(
        "a score by hand where one is measured",
        row("scores.csv", option="joint", criterion="Q3", assessor="unions-1", score=3, date="2026-04-20"),
        "scores.csv line 1482, score: Option joint, criterion Q3: this criterion is measured, not scored by "
        "hand; "
        "put the measurement (change in the share of residents with a staffed point within 30 minutes by "
        "public "
        "transport, in percentage points) in measures.csv and leave the score out.",
    ),
    broken(
        "a score beside an abstention",
        score(standing="abstain"),
        f"{LINE}, score: Option joint, criterion Q2: a score of 2 cannot stand beside 'abstain'; keep one of "
        f"the two.",
    ),
    broken(
        "an unknown option",
        score(option="jiont"),
        f'{LINE}, option: There is no option "jiont". Did you mean "joint"? Known: {OPTIONS}.',
    ),
    broken(
        "an option by another case of letters",
        score(option="Joint"),
        f'{LINE}, option: There is no option "Joint". Did you mean "joint"? Known: {OPTIONS}.',
    ),
    broken(
        "a criterion in small letters",
        score(criterion="q2"),
        f'{LINE}, criterion: There is no criterion "q2". Did you mean "Q2"? Known: D1, D2, D3, D4, D5, D6, '
        f"D7, A1, "
        "A2, A3, A4, A5 and 68 more.",
    ),
    broken(
        "evidence that is not in the register",
        score(evidence="asis-0;joint-99"),
        f'{LINE}, evidence: There is no evidence item "joint-99". Did you mean "joint-7"? Known: asis-0, '
        f"asis-1, "
        "asis-2, asis-3, asis-4, asis-5, asis-6, asis-7, improved-0, improved-1, improved-2, improved-3 and "
        "28 more.",
    ),
    broken(
        "the same score twice on one day",
        row("scores.csv", **SCORE, score=3, date="2026-04-20"),
        f"scores.csv line 1482, option: This row repeats {LINE.removeprefix('scores.csv ')}, with the same "
        "option joint, criterion Q2, assessor unions-1, date 2026-04-20.",
    ),
    # Numbers and dates as spreadsheets show them
    broken(
        "a decimal comma",
        cell("finance.csv", MIDDLE, amount="4.000.000,50"),
        "finance.csv line 158, amount: points mark decimals here, never thousands; write 4000000.50 if "
        "that is "
        'meant, not "4.000.000,50".',
    ),
    broken(
        "a comma that may mark pence",
        cell("finance.csv", MIDDLE, amount="4,50"),
        'finance.csv line 158, amount: "4,50" may be 4.50 or 450; write the one meant, with a point before '
        "decimals.",
    ),
    broken(
        "money of another country",
        cell("finance.csv", MIDDLE, amount="€4,000,000"),
        'finance.csv line 158, amount: "€4,000,000" has €, but the money of this project is in GBP '
        "(currency in "
        "project.yaml); write the amount in GBP.",
    ),
    broken(
        "words where an amount belongs",
        cell("finance.csv", MIDDLE, amount="about 4 million"),
        'finance.csv line 158, amount: a number is needed; this is "about 4 million".',
    ),
    broken(
        "a dash where an amount belongs",
        cell("finance.csv", MIDDLE, amount="–"),
        "finance.csv line 158, amount: a dash may mean nothing or not known; write 0, or leave the cell "
        "empty.",
    ),
    broken(
        "a percentage where an amount belongs",
        cell("finance.csv", MIDDLE, amount="5%"),
        'finance.csv line 158, amount: an amount of money is needed, not a percentage; this is "5%".',
    ),
    broken(
        "a negative likelihood",
        cell("risks.csv", {"id": "joint-R1"}, likelihood="(10%)"),
        "risks.csv line 58, likelihood: a number from 0 to 100 is needed; this is -10.",
    ),
    broken(
        "pounds in a risk counted in months",
        cell("risks.csv", {"id": "joint-R1"}, impact="£5", impact_unit="months"),
        'risks.csv line 58, impact: the row gives its unit, "months"; write the number alone, not "£5".',
    ),
    broken(
        "separators outside the tables of money",
        cell("evidence.csv", {"id": "joint-1"}, value="1,200"),
        "evidence.csv line 35, value: write the number plainly, without signs or separators: 1200, not "
        '"1,200".',
    ),
    broken(
        "a date as people say it",
        score(date="20/04/2026"),
        f'{LINE}, date: a date such as 2026-05-31 is needed; this is "20/04/2026". Did you mean 2026-04-20?',
    ),
    broken(
        "a date as Excel counts it",
        score(date="46132"),
        f'{LINE}, date: a date such as 2026-05-31 is needed; this is "46132".',
    ),
    broken(
        "a score of tomorrow",
        score(date="2026-09-02"),
        f"{LINE}, date: This is dated 2026-09-02, after the day for which the project is worked out (as_of "
        "2026-09-01 in project.yaml).",
    ),
    broken(
        "a low end above the amount",
        cell("finance.csv", MIDDLE, low="5000000"),
        "finance.csv line 158, amount: amount (4,000,000) is below low (5,000,000); they must rise.",
    ),
    # Money
    broken(
        "a high end below the amount",
        cell("finance.csv", MIDDLE, high="5"),
        "finance.csv line 158, high: high (5) is below amount (4,000,000); they must rise.",
    ),
    broken(
        "a cost below zero",
        cell("finance.csv", MIDDLE, amount="(4,000,000)", low="", high=""),
        "finance.csv line 158, amount: An amount is positive for its kind, and this is -4,000,000: "
        "money that "
        "comes back is entered as kind income, a cost that falls away as kind saving.",
    ),
    broken(
        "a line that ends before it starts",
        cell("finance.csv", MIDDLE, until=2029),
        "finance.csv line 158, until: The line ends (2029) before it starts (2030).",
    ),
    broken(
        "a line that only ends",
        cell("finance.csv", MIDDLE, year="", until=2029),
        "finance.csv line 158, year: The line runs until 2029, but from no year; give the year in which it "
        "starts.",
    ),
    broken(
        "a shape between nothing",
        cell("finance.csv", MIDDLE, shape="pert", low=3e6, high=""),
        "finance.csv line 158, shape: A shape (pert) lies between a low and a high end; high is empty.",
    ),
    broken(
        "a year of no century",
        cell("finance.csv", MIDDLE, year=203),
        "finance.csv line 158, year: a number from 1900 to 2200 is needed; this is 203.",
    ),
    broken(
        "a partner whom nobody knows",
        cell("finance.csv", MIDDLE, partner="nroth"),
        'finance.csv line 158, partner: There is no partner "nroth". Did you mean "north"? Known: '
        "north, east, "
        "west.",
    ),
    broken(
        "a financial year of two years",
        cell("finance.csv", MIDDLE, price_base="2024-26"),
        "finance.csv line 158, price_base: A financial year ends in the year after it starts, as "
        "2024-25; this "
        'is "2024-26".',
    ),
    broken(
        "a financial year with a stroke",
        head(price_base="2026/27"),
        'project.yaml line 8, price_base: Write the financial year as 2026-27, not "2026/27".',
    ),
    broken(
        "a schedule that ends before the appraisal",
        head(horizon_years=40, discounting={"bands": [[0, 30, 0.035]], "source": "Our treasurer"}),
        "project.yaml line 79, discounting.bands[1]: The schedule ends in year 30, the appraisal runs "
        "to year "
        "40 (horizon_years).",
    ),
    broken(
        "rates in percent, with a gap and without a source",
        head(discounting={"bands": [[0, 5, 3.5], [7, None, 0.03]]}),
        "project.yaml line 77, discounting.source: Own bands need a source: say where the rates come from.",
        "project.yaml line 79, discounting.bands[1]: A rate is a share a year: write 3.5% as 0.035; this is "
        "3.5.",
        "project.yaml line 82, discounting.bands[2]: The year 6 has no rate: the band before ends in year 5, "
        "this starts in year 7.",
    ),
    broken(
        "a schedule that nobody knows",
        head(discounting={"schedule": "discount.standrad"}),
        "project.yaml line 78, discounting.schedule: There is no schedule of discount rates "
        '"discount.standrad".'
        ' Did you mean "discount.standard"? Known: discount.standard, discount.health, '
        "discount.low_sensitivity, discount.ireland, discount.nz.default_pre2024, discount.nz, "
        "discount.au.commonwealth, discount.au.nsw, discount.eu, discount.us.",
    ),
    broken(
        "a sixth fifth",
        cell("places.csv", {"id": "westham"}, deprivation_fifth=6),
        "places.csv line 4, deprivation_fifth: a number from 1 to 5 is needed; this is 6.",
    ),
    # The shape of a table
    broken(
        "a file saved in an old encoding",
        text(
            "scores.csv", lambda t: t.replace("Study 1 shows it for joint", "Étude 1 for joint", 1), "latin-1"
        ),
        "scores.csv line 1186: the text is not in UTF-8 (byte 0xc9); save the file again as UTF-8 (in Excel: "
        "'CSV "
        "UTF-8').",
    ),
    broken(
        "a file saved as 'Unicode text'",
        text("scores.csv", lambda t: t + "\n", "utf-16"),
        "scores.csv: this is text in UTF-16, not plain text in UTF-8.",
    ),
    broken(
        "a column taken out",
        text(
            "scores.csv",
            lambda t: "".join(f"{a},{c}\n" for a, _, c in (x.split(",", 2) for x in t.splitlines())),
        ),
        'scores.csv line 1: the column "criterion" is missing (id of a criterion of the framework).',
    ),
    broken(
        "a column misspelt",
        text("scores.csv", lambda t: t.replace("standing", "standng", 1)),
        f'scores.csv line 1: there is no column "standng". Did you mean "standing"? Known: {SCORES}.',
    ),
    broken(
        "semicolons between columns",
        text("scores.csv", lambda t: t.replace(",", ";")),
        "scores.csv line 1: the columns are divided by semicolons; save the file with commas between "
        "columns.",
    ),
    broken(
        "a row with cells missing",
        text("scores.csv", lambda t: t + "joint,Q2\n"),
        "scores.csv line 1482: this row has 2 cells, the header 8 columns.",
    ),
    broken(
        "a row with a comma too many",
        text("scores.csv", lambda t: t + "joint,Q2,unions-1,3,scored,cheap, and good,,2026-05-01\n"),
        "scores.csv line 1482: this row has 9 cells, the header 8 columns.",
    ),
    # Files that are something else
    broken(
        "an empty file",
        put("scores.csv", b""),
        f"scores.csv: the file is empty; the first line names the columns: {SCORES}.",
    ),
    broken(
        "a binary file",
        put("scores.csv", b"\x00\x01\x02"),
        "scores.csv line 1: this is a binary file, not plain text in UTF-8.",
    ),
    broken(
        "a workbook named csv",
        put("scores.csv", b"PK\x03\x04zip"),
        "scores.csv: this is a workbook or zip file, not plain text in UTF-8.",
    ),
    broken(
        "a csv named xlsx",
        both(gone("scores.csv"), put("scores.xlsx", b"option,score\n")),
        "scores.xlsx: this is not a workbook that can be read: File is not a zip file.",
    ),
    broken(
        "a table as a file and as a sheet",
        both(as_sheet("places.csv"), put("places.csv", b"id,title\nnorthtown,N\neastport,E\nwestham,W\n")),
        "places.csv: the table stands twice, as places.csv and places.xlsx; keep one.",
    ),
    broken("a folder for a table", folder("scores.csv"), "scores.csv: this is not a file."),
    broken("a folder for a document", folder("governance.yaml"), "governance.yaml: this is not a file."),
    broken(
        "no project.yaml",
        gone("project.yaml"),
        "project.yaml: this file must be there; 'moothall new' makes a blank one.",
    ),
    broken(
        "no options.yaml",
        gone("options.yaml"),
        "options.yaml: this file must be there; 'moothall new' makes a blank one.",
    ),
    broken(
        "a table misspelt",
        put("scors.csv", b"x"),
        'scors.csv: a project has no such file. Did you mean "scores.csv"?',
    ),
    broken(
        "a table of another program",
        put("lessons.ods", b"x"),
        'lessons.ods: a file of this kind is not read. Did you mean "lessons.csv"?',
    ),
    broken(
        "a statement of another kind of file",
        put("statements/unions.docx", b"x"),
        "statements/unions.docx: texts in statements/ are named <group>.md; this one is not read.",
    ),
    broken(
        "a statement of nobody",
        put("statements/nobody.md", b"We object."),
        'statements/nobody.md: There is no stakeholder group "nobody". Known: officers, unions, users, '
        "members.",
    ),
    broken(
        "an empty statement", put("statements/unions.md", b" \n"), "statements/unions.md: the file is empty."
    ),
    # YAML
    broken(
        "a key written twice",
        text("project.yaml", lambda t: t + "title: Again\n"),
        "project.yaml line 77, title: the key is written twice (first on line 2); keep one.",
    ),
    broken(
        "a tab in YAML",
        text("options.yaml", lambda t: t.replace("  title: One joint", "\ttitle: One joint")),
        "options.yaml line 114: a tab stands here; YAML is indented with spaces only.",
    ),
    broken(
        "an anchor",
        text("stakeholders.yaml", lambda t: t.replace("voice: unions", "voice: &v unions")),
        "stakeholders.yaml line 11: an anchor (&v) is not allowed; write the value out.",
    ),
    broken(
        "a word that is not known",
        fact("joint", joint_body="comittee"),
        'options.yaml line 128, options[5].facts.joint_body: "comittee" is not known. Did you mean '
        '"joint_committee"? Allowed: joint_board, joint_committee, none, public_company.',
    ),
    broken(
        "a fact that nobody asks for",
        fact("joint", joint_boddy="none"),
        "options.yaml line 129, options[5].facts.joint_boddy: there is no such key here. Did you mean "
        '"joint_body"? '
        "Known: bodies, private_runs_service, private_equity_pct, private_votes, board_votes, "
        "private_gain_share, "
        "shared_team, shared_budget, lead, joint_body, new_company, work_outside_region, "
        "outside_work_barred.",
    ),
    # The framework and the terms
    broken(
        "a framework that nobody has",
        head(framework="essu_2008@1.0.0"),
        'project.yaml line 5, framework: there is no framework "essu_2008". Did you mean "essu_2007"? Known: '
        "essu_2007, five_case_2026, public_interest_test_2026.",
    ),
    broken(
        "a version that is not at hand",
        head(framework="essu_2007@2.0.0"),
        "project.yaml line 5, framework: the project names essu_2007 in version 2.0.0; the one at hand is "
        "1.0.0. "
        "Moving to another version is done with 'moothall framework migrate'.",
    ),
    broken(
        "a framework without its version",
        head(framework="essu_2007"),
        'project.yaml line 5, framework: "essu_2007" does not fit: a pin such as essu_2007@1.0.0 or '
        "essu_2007@1.0.0#sha256.",
    ),
    broken(
        "a number where a threshold is a list",
        head(thresholds=[BOARD | {"id": "low_grades", "value": 2}]),
        "project.yaml line 81, thresholds[1].value: Threshold low_grades is a list of words.",
    ),
    broken(
        "a list where a threshold is a number",
        head(thresholds=[BOARD | {"id": "stale_years", "value": ["five"]}]),
        "project.yaml line 81, thresholds[1].value: Threshold stale_years is a number.",
    ),
    broken(
        "a grade that the framework does not have",
        head(grades=[BOARD | {"grade": "F", "observations": 5}]),
        'project.yaml line 80, grades[1].grade: There is no grade of evidence "F". Known: A, B, C, D, E.',
    ),
    broken(
        "a must-pass set adopted tomorrow",
        lambda path: edit_yaml(path, "project.yaml", lambda d: d["must_pass"][0].update(date="2026-09-02")),
        "project.yaml line 56, must_pass[1].date: This is dated 2026-09-02, after the day for which the "
        "project is "
        "worked out (as_of 2026-09-01 in project.yaml).",
    ),
    # Weights and verdicts
    broken(
        "a section without its weight",
        lambda path: drop_rows(path, "weights.csv", {"group": "unions", "item": "E"}),
        "weights.csv line 24, item: Group unions weights 11 of 12 sections; weight all of them (0 is "
        "allowed) or "
        "none. Missing: E.",
    ),
    broken(
        "a range above the top item",
        cell("weights.csv", {"group": "unions", "item": "J"}, value="", low=85, high=120),
        "weights.csv line 21, high: J reaches 120, above the top item L (100); the ends of the others are "
        "measured against the top item's single number.",
    ),
    broken(
        "a pair in a table without the column for it",
        put(
            "weights.csv",
            b"group,kind,item,value,method,date,by\nunions,section,E,3,pairwise,2026-02-10,unions\n",
        ),
        'weights.csv line 2, against: A pairwise weight needs "against": another of the sections. The '
        'header has no column "against"; add a column "against".',
    ),
    broken(
        "a pair with a cell for a column that is not there",
        put(
            "weights.csv",
            b"group,kind,item,value,method,date,by\nunions,section,E,F,3,pairwise,2026-02-10,unions\n",
        ),
        "weights.csv line 2: this row has 8 cells, the header 7 columns.",
    ),
    broken(
        "weights that are all 0",
        cell("weights.csv", {"group": "unions"}, value=0),
        "weights.csv line 25, value: Group unions gives all sections a weight of 0 as of 2026-02-10.",
    ),
    broken(
        "intervals of weights from 0 to 0",
        cell("weights.csv", {"group": "unions"}, value="", low=0, high=0),
        "weights.csv line 25, value: Group unions gives all sections a weight of 0 as of 2026-02-10.",
    ),
    broken(
        "a place in an order among points",
        cell("weights.csv", {"group": "unions", "item": "E"}, value=2, method="swing_ranking"),
        "weights.csv line 25, method: Group unions weights the sections in several ways at once (a ranking, "
        "points) "
        "as of 2026-02-10; use one way for all of them.",
    ),
    broken(
        "shares that do not add up",
        lambda path: edit_yaml(
            path, "stakeholders.yaml", lambda d: {"groups": [g | {"share": 0.3} for g in d["groups"]]}
        ),
        "stakeholders.yaml line 1, groups: The shares of the groups add to 1.2; they must add to 1.",
    ),
    broken(
        "a principle of the project judged for one option",
        row("principles.csv", principle="P8", option="joint", verdict="meets", date="2026-03-03", by="Board"),
        "principles.csv line 72, option: Principle P8 is judged once for the project; leave the option "
        "empty.",
    ),
    broken(
        "an override in a word",
        row(
            "decisions.csv",
            id="d1",
            kind="override",
            option="joint",
            about="P17",
            body="Board",
            reason="Because.",
            date="2026-08-01",
            by="Board",
        ),
        "decisions.csv line 2, reason: An override needs a reason of at least one sentence.",
    ),
    # Several at once
    broken(
        "faults in four files",
        both(
            score(score=7),
            cell("evidence.csv", {"id": "joint-1"}, option="jonit"),
            cell("risks.csv", {"id": "joint-R1"}, likelihood="often"),
            fact("joint", joint_body="comittee"),
        ),
        'options.yaml line 128, options[5].facts.joint_body: "comittee" is not known. Did you mean '
        '"joint_committee"? Allowed: joint_board, joint_committee, none, public_company.',
        'risks.csv line 58, likelihood: a number is needed; this is "often".',
        f'evidence.csv line 35, option: There is no option "jonit". Did you mean "joint"? Known: {OPTIONS}.',
        f"{LINE}, score: Option joint, criterion Q2: a score runs from 0 to 4; this one is 7.",
    ),
    broken(
        "groups that cannot be read do not make every assessor unknown",
        both(
            text("stakeholders.yaml", lambda t: t + "\t"),
            score(score=7),
            cell("risks.csv", {"id": "joint-R1"}, option="x"),
        ),
        "stakeholders.yaml line 30: a tab stands here; YAML is indented with spaces only.",
        f'risks.csv line 58, option: There is no option "x". Known: {OPTIONS}.',
        f"{LINE}, score: Option joint, criterion Q2: a score runs from 0 to 4; this one is 7.",
    ),
    broken(
        "past cases that cannot be read do not make the reference class unknown",
        put("reference_cases.csv", b"id\nx\n"),
        'reference_cases.csv line 1: the column "name" is missing (the case).',
        'reference_cases.csv line 1: the column "source" is missing (where plan and outcome were found).',
    ),
    broken(
        "a register that cannot be read does not make every source unknown",
        both(gone("evidence.csv"), put("evidence.xlsx", b"no workbook")),
        "evidence.xlsx: this is not a workbook that can be read: File is not a zip file.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people_are_told_what_is_wrong_and_where(case: Broken, tmp_path: Path) -> None:
    path = clean(tmp_path / "project")
    case.edit(path)
    with pytest.raises(ReadError) as error:
        read_folder(path)
    assert tuple(str(c) for c in error.value.complaints) == case.told
