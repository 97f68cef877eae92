"""Posts keep their sign."""

import pytest

from moothall.business_case.sections.jobs import signed


@pytest.mark.parametrize(("posts", "said"), [(30, "+30"), (-40, "−40"), (0, "0"), (-2.5, "−2.5")])
def test_a_loss_reads_as_a_loss(posts, said):
    assert signed(posts) == said
