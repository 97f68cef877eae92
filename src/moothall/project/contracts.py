"""contracts.csv: what an option buys, or agrees between public bodies, as one contract or lot."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Id, Percent, Positive, Text
from moothall.project.fields import Date, OptionRef, Sources


class ContractRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contract or lot of an option: what the law asks about it, and what bundling does to the market."""

    id: Annotated[Id, Meta(description="short id")]
    option: OptionRef
    title: Annotated[Text, Meta(description="what is bought or agreed")]
    kind: Annotated[
        Literal[
            "goods_services",
            "works",
            "concession",
            "light_touch",
            "public_cooperation",
            "controlled_body",
        ],
        Meta(
            description="public_cooperation: between public bodies; controlled_body: with one that they own"
        ),
    ] = "goods_services"
    buyer: Annotated[
        Literal["central", "sub_central", "utility"],
        Meta(description="kind of buyer, as the thresholds know it"),
    ] = "sub_central"
    value: Annotated[Positive | None, Meta(description="a year, with VAT, money")] = None
    years: Annotated[Positive | None, Meta(description="length with extensions, years")] = None
    start: Annotated[Date | None, Meta(description="when the procurement begins")] = None
    lots: Annotated[Count | None, Meta(description="lots that it is divided into")] = None
    renews: Annotated[bool | None, Meta(description="it replaces a contract that runs today")] = None
    # what the exemptions for public bodies ask
    only_public: Annotated[bool | None, Meta(description="all parties are public bodies")] = None
    private_share: Annotated[bool | None, Meta(description="a private body holds a share in a party")] = None
    control: Annotated[
        bool | None, Meta(description="the buyers control the other party, alone or jointly")
    ] = None
    common_objectives: Annotated[
        bool | None, Meta(description="it serves common objectives of public functions")
    ] = None
    public_interest: Annotated[bool | None, Meta(description="it serves the public interest only")] = None
    outside_activity: Annotated[
        Percent | None, Meta(description="share of the activity that is for others than the partners, %")
    ] = None
    # what bundling does
    largest_managed: Annotated[
        Positive | None, Meta(description="largest contract that the buyers have managed, a year, money")
    ] = None
    client_posts: Annotated[Positive | None, Meta(description="posts that manage it, FTE")] = None
    client_posts_needed: Annotated[Positive | None, Meta(description="posts needed to manage it, FTE")] = None
    in_house_possible: Annotated[bool | None, Meta(description="the partners could do it themselves")] = None
    bidders: Annotated[Count | None, Meta(description="bidders that can be expected")] = None
    suppliers_now: Annotated[Count | None, Meta(description="firms that supply it today")] = None
    local_now: Annotated[Count | None, Meta(description="of them small or local firms")] = None
    local_after: Annotated[Count | None, Meta(description="small or local firms that would supply it")] = None
    remote: Annotated[
        Literal["barred", "possible", "planned"] | None,
        Meta(description="whether work may be done outside the region"),
    ] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
