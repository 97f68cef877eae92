"""What the rows of the arrays stand for."""

from moothall.engine.uncertainty.money.arranging import Output, arranged

from .made import asked, event, line, option, set_up


def test_a_total_its_partners_and_what_stays_joint_of_every_option():
    at = arranged(
        asked(
            option(line(), line(partner=None)),
            option(line(), option="company", partners=("north",)),
            option(line(partner=None), option="joint", partners=(), shares={"north": 1.0}),
        )
    )
    assert at.outputs == (
        Output("lead"),
        Output("lead", "north"),
        Output("lead", joint=True),
        Output("company"),
        Output("company", "north"),
        Output("joint"),
    )


def test_a_partner_has_money_by_a_line_of_either_side_an_event_or_a_share():
    ways = {
        "own": {"own": (line(),)},
        "base": {"base": (line(),)},
        "event": {"events": (event(partner="north"),)},
        "share": {"shares": {"north": 0.5}},
        "nothing": {"own": (line(partner=None),)},
    }
    made = (option(option=name, **({"own": (line(partner=None),)} | way)) for name, way in ways.items())
    told = [o.option for o in arranged(asked(*made)).outputs if o.partner == "north"]
    assert told == ["own", "base", "event", "share"]


def test_one_thing_has_one_latent_under_every_option():
    lines = (line(low=0.9, high=1.1), set_up(low=0.9, high=1.1))
    at = arranged(asked(option(*lines), option(lines[0], option="company")))
    assert at.latents == ("cost/capital/north/", "cost/operating/north/")
    assert at.plan.lines.latents.tolist() == [0, 1, 2]
    assert len(at.plan.lines.into) == 3


def test_two_widths_of_one_thing_share_its_latent():
    at = arranged(asked(option(line(low=0.9, high=1.1)), option(line(low=0.8, high=1.1), option="company")))
    assert at.plan.lines.latents.tolist() == [0, 2]


def test_an_event_of_several_options_is_drawn_once():
    both = (event(), event(id="r2"))
    at = arranged(asked(option(events=both), option(option="company", events=both[:1])))
    assert at.events == ("r1", "r2")
    assert at.plan.events.starts.tolist() == [0, 2, 3]


def test_what_is_certain_is_where_a_sum_starts():
    at = arranged(asked(option(line(), line(category="rent"))))
    assert at.plan.outputs.first.tolist() == [-200]
    assert at.plan.lines.starts.tolist() == [0, 0]
