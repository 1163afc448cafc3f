"""Pretix: the portal of suppliers that sell courses and tickets; customers find their invoices by their orders."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from bots.portals.account import Account
from bots.portals.portal import Portal, visit
from connectors.mail.post_box import Collected, PostBox, file_name
from counterfoil.browser import Screen, ScreenChangedError
from counterfoil.credentials import Secret

SCREENS = Path(__file__).with_name("pretix_screens.yaml")
# The labels hold what pretix adds for those who hear its pages.
USER, PASSWORD = "Emailrequired", "Passwordrequired"
COUNTED = re.compile(r"\bOrders \((\d+)\)")
BILL = re.compile(r"(?:Invoice|Cancellation) (\S+)")


def collect(account: Account, password: Secret, *, into: PostBox, evidence: Path) -> Collected:
    """Bring every invoice and cancellation that has not come yet, each once for good, by its number.

    Raises:
        MailError: the portal gives nothing, or not all; what has come before stays.
    """
    work = partial(_collect, account=account, into=into)
    return visit(account, password, work, screens=SCREENS, evidence=evidence)


def _collect(portal: Portal, *, account: Account, into: PostBox) -> Collected:
    collected = Collected()
    portal.sign_in("account/login", user=USER, secret=PASSWORD)
    for order in _orders(portal):
        for number, link in _bills(portal.go(order, "order")):
            digest = hashlib.sha256(f"{account.url}\0{number}".encode()).hexdigest()
            name = file_name(f"portal-{number}", digest, ".pdf")
            if into.has(name):
                collected.known += 1
            elif (content := portal.download(link, "order")).startswith(b"%PDF-"):
                kept = into.keep(name, content, received=datetime.now().astimezone())
                collected.new += [kept] if kept else []
            else:
                collected.left.append(f"{number} is listed and gives no PDF; look at it in the portal")
    return collected


def _orders(portal: Portal) -> list[str]:
    """The pages of all orders: as many as the portal counts, else something on its screen has changed."""
    found: dict[str, None] = {}
    wanted = page = 1
    while len(found) < wanted:
        screen = portal.go(f"account/?page={page}", "account")
        counted = COUNTED.search(screen.text)
        here = [link.leads_to for link in screen.links if link.words == "Details"]
        if counted is None or (not here and int(counted[1]) > len(found)):
            raise ScreenChangedError("account", ["it does not count and list its orders as it did"])
        found |= dict.fromkeys(here)
        wanted, page = int(counted[1]), page + 1
    if len(found) > wanted:
        raise ScreenChangedError("account", [f"it counts {wanted} orders and lists {len(found)}"])
    return list(found)


def _bills(screen: Screen) -> Iterator[tuple[str, str]]:
    """The number of each bill of an order, and where it is."""
    for link in screen.links:
        if named := BILL.fullmatch(link.words):
            yield named[1], link.leads_to
