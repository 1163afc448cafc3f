"""One browser a worker, started at the first need and kept warm, on a thread of its own; a session is one sign-in."""

import queue
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from typing import TypeVar

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

T = TypeVar("T")

WAIT_SECONDS = 30
"""How long a page may take to answer."""

WIDTH, HEIGHT = 1280, 1600


class BrowserError(Exception):
    """The browser cannot be started; the message says what to install."""


def chromium_here() -> str | None:
    """The path of this machine's Chromium; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """Chromium, and the thread that it belongs to: Playwright's objects may be used on no other.

    The thread ends with the process, and the browser with the thread, even when the process is killed.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        threading.Thread(target=self._work, name="browser", daemon=True).start()

    def run(self, work: Callable[[], T]) -> T:
        """Do this on the browser's thread, after whatever is under way there, and give what comes of it."""
        answer: Future[T] = Future()

        def job() -> None:
            try:
                answer.set_result(work())
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                answer.set_exception(error)

        self._jobs.put(job)
        return answer.result()

    def open(self) -> Page:
        """A page in a context of its own, that shares no cookie with others; on the browser's thread only.

        Raises:
            BrowserError: there is no Chromium, or it does not start.
        """
        context: BrowserContext = self._started().new_context(viewport={"width": WIDTH, "height": HEIGHT})
        context.set_default_timeout(WAIT_SECONDS * 1000)
        return context.new_page()

    def _work(self) -> None:
        while True:
            self._jobs.get()()

    def _started(self) -> Chromium:
        if self._chromium is None or not self._chromium.is_connected():
            program = chromium_here()
            if program is None:
                raise BrowserError("there is no Chromium on this machine; install the package chromium")
            self._playwright = self._playwright or sync_playwright().start()
            try:
                self._chromium = self._playwright.chromium.launch(
                    executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
                )
            except PlaywrightError as error:
                raise BrowserError(f"{program} does not start: {error.message}") from error
        return self._chromium


@cache
def warm_browser() -> Browser:
    """The one browser of this process."""
    return Browser()
