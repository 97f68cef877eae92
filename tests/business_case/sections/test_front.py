"""The summary: what is gravest is named, a row an option, and a word is explained where it is met first."""

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Notice, Paragraph, Table
from moothall.business_case.flag_list import SHOWN, message, warning
from moothall.business_case.sections.front import section
from moothall.business_case.sections.front_flags import NAMED, TOLD, named_flags
from moothall.findings.flags import Flag
from tests.business_case.money_made import baseline, chances, made, others
from tests.business_case.reading import all_of, told, words

MONEY = slice(4, 8)
"""The three readings of the net present value, and the chance of a loss."""


def test_a_draw_is_explained_once():
    project, findings, _ = told("three-valleys")
    front = section(Brief(project, findings))
    number = f"{findings.ranking.runs[0].draws:,}"
    assert words(front).count(f"Draws: the ranking worked out {number} times") == 1
    assert words(front).count("Draws: the ranking") == 1


def glance(findings):
    project = told("three-valleys")[0]
    found = next(t for t in all_of(Table, section(Brief(project, findings))) if t.id == "table-glance")
    return {next(r.to for r in row.cells[0].text).removeprefix("option-"): row.cells for row in found.rows}


def test_the_money_of_each_option_stands_at_a_glance_and_leads_to_where_it_is_told():
    project, findings, _ = told("three-valleys")
    bare = replace(findings, financial_case=made(project), money_chances=chances(project))
    found = glance(bare)
    first, *_rest = others(project)
    assert [words(c) for c in found[first][MONEY]] == [
        "£2.590m",
        "at most £1.016m",
        "at most −£0.800m",
        "at least 11%",
    ]
    assert [c.text[0].to for c in found[first][MONEY]] == [f"money-of-{first}"] * 3 + ["money-chances"]
    assert found[first][MONEY][2].standing == "bad"
    assert [words(c) for c in found[baseline(project)][MONEY]] == ["–"] * 4


def test_without_money_the_glance_says_that_it_cannot_be_told():
    findings = told("three-valleys")[1]
    found = glance(replace(findings, financial_case=None, money_chances=None))
    assert {words(c) for cells in found.values() for c in cells[MONEY]} == {"cannot be told"}


def test_a_flagged_zero_stands_in_the_same_breath_as_the_place_and_the_rest_is_counted():
    found = glance(told("three-valleys")[1])
    joint = "May rank first to second but scores 0 on equality effect on users"
    assert words(found["joint"][2]) == f"{joint}\n1 zero, flagged"
    assert words(found["nbs"][2]).endswith("51 zeros, 7 of them flagged")
    assert words(found["lead"][2]) == "Fifth\n8 zeros"
    assert found["nbs"][2].standing == "zero"


def test_posts_are_told_net_and_a_small_count_is_not():
    findings = told("three-valleys")[1]
    found = glance(findings)
    for option in findings.jobs.options:
        said = words(found[option.option][-1])
        assert ("fewer than 5" in said) is (option.net is None), option.option
    assert found["contract"][-1].standing == "bad"


def test_what_the_summary_has_no_room_for_stands_with_the_warnings():
    _, _, document = told("three-valleys")
    full = {t.id: t for t in all_of(Table, document.sections[1])}
    assert len(full["table-glance-full"].rows) == len(full["table-glance-people"].rows) == 8
    links = {r.to for p in all_of(Paragraph, document.sections[0]) for r in p.text}
    assert {"glance", "glance-people"} <= links


def flag(rule, severity="stop", message="It is so."):
    return Flag(rule=rule, title=f"Title of {rule}", severity=severity, subject="project", message=message)


def brief_of(*flags, checks=()):
    project, findings, _ = told("three-valleys")
    return Brief(project, replace(findings, flags=flags, checks=checks))


def test_each_check_with_a_stop_flag_is_told_once_and_the_rest_is_counted_or_named():
    rules = [f"X{n}" for n in range(TOLD + 2)]
    stop = next(iter(all_of(Notice, *named_flags(brief_of(flag("X0"), *(flag(r) for r in rules))))))
    said = words(stop)
    assert stop.title == f"{TOLD + 3} stop flags"
    assert said.count("It is so.") == TOLD
    assert "1 more of this check." in said
    assert f"Also: X{TOLD} Title of X{TOLD}; X{TOLD + 1} Title of X{TOLD + 1}." in said


def test_every_check_with_a_high_flag_is_named_and_those_that_found_most_come_first():
    project, findings, _ = told("three-valleys")
    high = list(all_of(Notice, *named_flags(Brief(project, findings))))[1]
    found = {c.rule: n for c in findings.checks if (n := sum(f.severity == "high" for f in c.flags))}
    runs = [r for item in high.body[0].items for r in item if r.code]
    assert {r.text for r in runs} == set(found)
    assert len(runs) == len(found)
    for item in high.body[0].items:
        times = [found[r.text] for r in item if r.code]
        assert times == sorted(times, reverse=True)
        assert sum("found-" in r.to and not r.code for r in item) == min(NAMED, len(times))


def test_where_nothing_grave_was_found_it_says_so():
    said = words(*named_flags(brief_of()))
    assert said.split("\n") == ["No stop flag was found.", "No high flag was found."]


def test_dates_to_come_are_named_and_past_ones_are_not():
    project, findings, _ = told("three-valleys")
    said = words(section(Brief(project, findings)))
    assert "8 December 2026: Decision by the three councils" in said
    assert "24 February 2026: First paper" not in said
    bare = replace(project, head=replace(project.head, timetable=()))
    assert "The timetable holds no date to come." in words(section(Brief(bare, findings)))


def test_a_warning_names_a_few_evidence_ids_and_its_check_all_of_them():
    many = tuple(f"e{n}" for n in range(40))
    few, long = (replace(flag("X1"), sources=ids) for ids in (many[: SHOWN + 1], many))
    told_of = ["".join(r.text for r in warning(f)) for f in (few, long)]
    assert told_of[0].endswith(f"[{', '.join(few.sources)}]")
    assert told_of[1].endswith(f"e{SHOWN - 1}, {40 - SHOWN} more]")
    assert all(id in "".join(r.text for r in message(long)) for id in many)
