"""One visit to a portal: signed in as one customer, every screen as agreed before it is used, at a polite pace."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from bots.portals.account import Account
from connectors.mail import MailError, MailUnavailable
from counterfoil.browser import (
    BrowserError,
    LabelError,
    Screen,
    ScreenChangedError,
    ScreenContract,
    Trace,
    load_contracts,
    warm_browser,
)
from counterfoil.credentials import Secret

T = TypeVar("T")

PACE_SECONDS = 0.5
"""The least time between two requests, so that no portal has to defend itself against us."""


class Portal:
    """The browser at one portal; used on the browser's thread only. Nothing is written there but the sign-in."""

    def __init__(self, page: Page, account: Account, password: Secret, contracts: Mapping[str, ScreenContract]) -> None:
        self._page = page
        self._account = account
        self._password = password
        self._contracts = contracts
        self._last = 0.0
        self.trace = Trace(page, secrets=lambda: [password.reveal()])

    def sign_in(self, path: str, *, user: str, secret: str) -> None:
        """Sign in on the screen `sign_in`, by the labels of its two fields; what comes after is traced.

        Raises:
            MailError: the portal does not let the user in.
        """
        screen = self.go(path, "sign_in")
        for control, value in (
            (screen.field(user), self._account.user),
            (screen.field(secret, "password"), self._password.reveal()),
        ):
            self._page.locator(f'[data-counterfoil="{control.tag}"]').fill(value)
        self._wait_for_turn()
        with self._page.expect_navigation():
            self._page.keyboard.press("Enter")
        if any(control.role == "password" for control in Screen.of(self._page.main_frame).controls):
            raise MailError(f"the portal does not let {self._account} in; see whether the password is right")
        self.trace.begin(f"visiting {self._account.url}")

    def go(self, place: str, contract: str) -> Screen:
        """The screen at a link or path, which has to be as agreed.

        Raises:
            ScreenChangedError: it differs in something that matters, or lies on another host.
        """
        self._page.goto(self._own(place, contract), wait_until="load")
        screen = Screen.of(self._page.main_frame)
        self._contracts[contract].check(screen)
        return screen

    def download(self, link: str, contract: str) -> bytes:
        """What lies behind a link of a screen, fetched in the same session; empty where the portal gives no file."""
        answer = self._page.context.request.get(self._own(link, contract), max_redirects=0)
        return answer.body() if answer.ok else b""

    def _own(self, place: str, contract: str) -> str:
        """The whole address of a place, at its turn: a page is data, and may send us nowhere else."""
        url = urljoin(self._account.url, place)
        if not self._account.owns(url):
            raise ScreenChangedError(contract, [f"it leads to another host, {url}"])
        self._wait_for_turn()
        return url

    def _wait_for_turn(self) -> None:
        time.sleep(max(0.0, self._last + PACE_SECONDS - time.monotonic()))
        self._last = time.monotonic()


def visit(account: Account, password: Secret, work: Callable[[Portal], T], *, screens: Path, evidence: Path) -> T:
    """Do the work in a session of its own on this worker's one warm browser; `screens` is the file of the contract.

    Raises:
        MailUnavailable: the portal does not answer just now.
        MailError: it failed; the message says what to do, and where picture, page and trace of it are.
    """
    contracts = load_contracts(screens)

    def whole() -> T:
        page = warm_browser().open()
        portal = Portal(page, account, password, contracts)
        try:
            return work(portal)
        except (ScreenChangedError, LabelError) as error:
            raise MailError(
                f"{account}: the portal's screen is not as agreed, so nothing more was done on it. {error}. "
                f"{_kept(portal, page, error, evidence)}; compare, and when it is right, change {screens.name}"
            ) from error
        except PlaywrightError as error:
            raise MailUnavailable(
                f"{account}: the portal does not answer. {_kept(portal, page, error, evidence)}; what has come stays"
            ) from error
        finally:
            page.context.close()

    try:
        return warm_browser().run(whole)
    except BrowserError as error:
        raise MailError(f"{account} cannot be visited: {error}") from error


def _kept(portal: Portal, page: Page, error: Exception, evidence: Path) -> str:
    first = str(error).partition("\n")[0]
    return f"Evidence: {portal.trace.keep(first, evidence, page=page, now=datetime.now(UTC))}"
