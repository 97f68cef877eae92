"""contracts.csv: what an option buys, or agrees between public bodies, as one contract or lot."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Id, Percent, Positive, Text
from moothall.project.fields import Date, OptionRef, Sources

Kind = Literal[
    "goods",
    "services",
    "works",
    "light_touch",
    "service_concession",
    "works_concession",
    "light_touch_concession",
]
Buyer = Literal["department", "other_central", "sub_central", "utility"]
Party = Literal["market", "public_body", "controlled_body"]
Exclusion = Literal["none", "direct_award", "defence_maker", "outside_uk", "regulated_health", "in_strategy"]


class ContractRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contract or lot of an option: what the law asks about it, and what bundling does to the market."""

    id: Annotated[Id, Meta(description="short id")]
    option: OptionRef
    title: Annotated[Text, Meta(description="what is bought or agreed")]
    kind: Annotated[
        Kind, Meta(description="main purpose; light_touch: social and like services with rules of their own")
    ]
    buyer: Annotated[
        Buyer,
        Meta(
            description="department: department, executive agency or non-departmental public body; "
            "other_central: other body on the list of central ones, as an NHS trust; sub_central: councils "
            "and most others"
        ),
    ]
    party: Annotated[
        Party,
        Meta(
            description="with whom: market; public_body: other public bodies; controlled_body: one that the "
            "buyers own"
        ),
    ]
    value: Annotated[Positive | None, Meta(description="a year, with VAT, money")] = None
    years: Annotated[Positive | None, Meta(description="length with extensions, years")] = None
    vat: Annotated[Percent | None, Meta(description="rate of VAT inside the value, %")] = None
    start: Annotated[
        Date | None,
        Meta(description="when the procurement begins, or the project that may lead to it"),
    ] = None
    lots: Annotated[Count | None, Meta(description="lots that it is divided into; 1: none")] = None
    renews: Annotated[bool | None, Meta(description="it replaces a contract that runs today")] = None
    # what the public interest test asks
    exclusion: Annotated[
        Exclusion | None,
        Meta(description="why the public interest test is left out; none: looked at, and no reason holds"),
    ] = None
    buyer_spend: Annotated[
        Positive | None, Meta(description="what the buyer spends on contracts a year, with VAT, money")
    ] = None
    # what the exemptions for public bodies ask
    buyer_is_public_authority: Annotated[
        bool | None,
        Meta(description="no: a public undertaking or private utility; empty: yes, but for a utility"),
    ] = None
    only_public: Annotated[bool | None, Meta(description="all parties are public bodies")] = None
    private_share: Annotated[
        bool | None, Meta(description="somebody other than a public authority holds a share in the party")
    ] = None
    control: Annotated[
        bool | None,
        Meta(description="the buyers own and control the party, and nobody else has a decisive say"),
    ] = None
    represented: Annotated[
        bool | None, Meta(description="each of the controlling bodies is represented on the party's board")
    ] = None
    against_interests: Annotated[
        bool | None, Meta(description="the party does things against the interests of one of them")
    ] = None
    common_objectives: Annotated[
        bool | None, Meta(description="it serves common objectives of public functions")
    ] = None
    public_interest: Annotated[bool | None, Meta(description="it serves the public interest only")] = None
    outside_activity: Annotated[
        Percent | None,
        Meta(description="share of the activity that is for others, or for other than public functions, %"),
    ] = None
    # what bundling does
    largest_managed: Annotated[
        Positive | None, Meta(description="largest contract that the buyers have managed, a year, money")
    ] = None
    client_posts: Annotated[Positive | None, Meta(description="posts that manage it, FTE")] = None
    client_posts_needed: Annotated[Positive | None, Meta(description="posts needed to manage it, FTE")] = None
    in_house_possible: Annotated[bool | None, Meta(description="the partners could do it themselves")] = None
    bidders: Annotated[Count | None, Meta(description="bidders that can be expected")] = None
    local_now: Annotated[Count | None, Meta(description="small or local firms that supply it today")] = None
    local_after: Annotated[Count | None, Meta(description="small or local firms that would supply it")] = None
    remote: Annotated[
        Literal["barred", "possible", "planned"] | None,
        Meta(description="whether work may be done outside the region"),
    ] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
