"""The form that writes a bill goes out once, whatever the browser and the connection do."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Route

LOOK_MILLISECONDS = 100


@contextmanager
def sent_once(page: Page) -> Iterator[None]:
    """Have forms of this page sent by Playwright's own client, which never repeats one.

    Chromium sends a form again by itself when a connection that it kept open breaks, and so posts a bill twice. What it
    holds back for us it sends itself as soon as we route nothing any longer: so a form that is under way still when the
    wait for its page is over is waited for, until it has an answer or none can come.
    """
    under_way: list[Route] = []

    def send(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        under_way.append(route)
        try:
            route.fulfill(response=route.fetch(max_retries=0, max_redirects=0))
        except PlaywrightError:
            route.abort()
        finally:
            under_way.remove(route)

    page.route("**/*", send)
    try:
        yield
    finally:
        while under_way:
            page.wait_for_timeout(LOOK_MILLISECONDS)
        page.unroute("**/*", send)
