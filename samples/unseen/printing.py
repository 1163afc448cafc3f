"""Prints HTML to PDF with a browser, and says so where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Press:
    """A browser that prints one page after another."""

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_page()

    def pdf(self, html: str) -> bytes:
        """The document as PDF, with the paper's own size and margins."""
        self._page.set_content(html)
        return self._page.pdf(prefer_css_page_size=True, print_background=True)


@contextmanager
def press() -> Iterator[Press | None]:
    """A press; None where no browser is installed, neither Playwright's nor the system's."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            print("NO BROWSER: only the layouts drawn without one are made. Install one: apt-get install chromium")
            yield None
            return
        yield Press(browser)
        browser.close()
