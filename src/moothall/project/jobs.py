"""jobs.csv: posts cut, created, moved and kept, by place."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Percent, Positive
from moothall.project.fields import (
    OptionRef,
    PlaceRef,
    Sources,
)


class JobsRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Posts that an option cuts, creates or moves, by place."""

    option: OptionRef
    change: Annotated[
        Literal["cut", "created", "moved", "kept"], Meta(description="what happens to the posts")
    ]
    origin: Annotated[PlaceRef | None, Meta(description="place that has them now")] = None
    destination: Annotated[PlaceRef | None, Meta(description="place that will have them")] = None
    posts: Annotated[Positive | None, Meta(description="posts, FTE")] = None
    filled_by_displaced: Annotated[
        Positive | None, Meta(description="of the posts created: filled by displaced staff")
    ] = None
    certainty: Annotated[
        Literal["signed", "likely", "hoped"] | None,
        Meta(description="for posts from new clients: how certain"),
    ] = None
    probability: Annotated[Percent | None, Meta(description="for likely posts, in %")] = None
    leakage: Annotated[Percent | None, Meta(description="posts that go to people elsewhere, %")] = None
    displacement: Annotated[Percent | None, Meta(description="other local posts lost by it, %")] = None
    multiplier: Annotated[Positive | None, Meta(description="local multiplier")] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
