"""Portals: other houses' web pages from which bills are fetched, where there is no interface for programs."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bots.portals import pretix
from bots.portals.account import Account
from connectors.mail import MailError
from connectors.mail.post_box import Collected, PostBox
from counterfoil.credentials import Secret

__all__ = ["PORTALS", "collect"]

PORTALS: Mapping[str, Callable[..., Collected]] = {"pretix": pretix.collect}
"""The bot for each kind of portal."""


def collect(address: str, password: Secret, *, into: PostBox, evidence: Path) -> Collected:
    """Fetch what is new for one account, `pretix+https://USER@HOST/PATH`; `evidence` is a folder for what fails.

    Raises:
        MailError: the address cannot be used, or the portal gives nothing; what has come before stays.
    """
    account = Account.at(address)
    if account.kind not in PORTALS:
        raise MailError(f"no bot knows portals of the kind {account.kind!r}; there are bots for {', '.join(PORTALS)}")
    return PORTALS[account.kind](account, password, into=into, evidence=evidence)
