"""jobs.csv: posts cut, created, moved and kept, by place."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Percent, Positive
from moothall.project.fields import (
    OptionRef,
    PartnerRef,
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
    partner: Annotated[PartnerRef | None, Meta(description="whose posts they are now")] = None
    occupation: Annotated[str, Meta(description="occupation; empty: several")] = ""
    pay_grade: Annotated[str, Meta(description="pay grade; empty: several")] = ""
    employer: Annotated[
        str,
        Meta(description="who employs them afterwards, where that changes: partner id or name of a body"),
    ] = ""
    how: Annotated[
        Literal["turnover", "redeployment", "retirement", "redundancy", "vacant"] | None,
        Meta(description="for posts cut: how"),
    ] = None
    low: Annotated[Positive | None, Meta(description="fewest posts, FTE")] = None
    posts: Annotated[Positive | None, Meta(description="posts, FTE")] = None
    high: Annotated[Positive | None, Meta(description="most posts, FTE")] = None
    extra_minutes: Annotated[
        Amount | None, Meta(description="for posts moved: change of the journey to work, minutes each way")
    ] = None
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
    substitution: Annotated[
        Percent | None, Meta(description="posts that only replace others to gain from it, %")
    ] = None
    multiplier_low: Annotated[Positive | None, Meta(description="low end of the local multiplier")] = None
    multiplier: Annotated[Positive | None, Meta(description="local multiplier")] = None
    multiplier_high: Annotated[Positive | None, Meta(description="high end of the local multiplier")] = None
    factors_from: Annotated[
        str, Meta(description="where leakage, displacement, substitution and multiplier come from")
    ] = ""
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
