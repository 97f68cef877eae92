"""Joint assets: who funds, owns and uses each, and who could have afforded it alone (method note, M9)."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.findings.financial_case import Asset
from moothall.project.options import JointAsset, Option


def assets(option: Option, reserves: Mapping[str, float | None]) -> tuple[Asset, ...]:
    """The joint assets of an option.

    reserves : usable reserves of each partner, money; None: not known
    """
    return tuple(
        Asset(
            id=asset.id,
            title=asset.title,
            value=asset.value,
            funded_by=asset.funded_by,
            owned_by=asset.owned_by,
            used_by=asset.used_by,
            affordable_by=_affordable_by(asset, reserves),
            used_not_owned=_used_not_owned(asset),
        )
        for asset in option.joint_assets
    )


def _affordable_by(asset: JointAsset, reserves: Mapping[str, float | None]) -> tuple[str, ...] | None:
    """Partners known to cover it. That nobody does can be said only where every reserve is known."""
    if asset.value is None:
        return None
    able = tuple(p for p, known in reserves.items() if known is not None and known >= asset.value)
    sure = bool(reserves) and None not in reserves.values()
    return able if able or sure else None


def _used_not_owned(asset: JointAsset) -> tuple[str, ...]:
    """Users without a part in it; none can be named where no owner is recorded."""
    return tuple(p for p in asset.used_by if p not in asset.owned_by) if asset.owned_by else ()
