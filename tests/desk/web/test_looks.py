"""Every page in a real browser: no fault that axe finds, room at 320 pixels, and nothing asked of another host."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.desk.web.conftest import Running, Visit

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# An element that stands out of the page to the right makes it scroll both ways, which nobody can read.
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# WCAG 2.5.8; what stands in a line of text is excepted.
TOO_SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), summary, select")]
  .filter((e) => !e.closest("p, li li, dd, .nhsuk-skip-link") && getComputedStyle(e).visibility !== "hidden")
  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([html]) => html)"""


def faults_of(page: Page) -> list[str]:
    """What axe objects to, and what it does not look for: pages too wide at 320 pixels, and targets too small."""
    found = Axe().run(page, options=RULES).response["violations"]
    faults = [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]
    faults += [f"small: {html}" for html in page.evaluate(TOO_SMALL)]
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate(TOO_WIDE)
    faults += [f"{wide} pixels too wide at 320"] if wide > 0 else []
    assert size is not None
    page.set_viewport_size(size)
    return faults


@pytest.mark.parametrize("path", ["/sign-in", "/join/nothing", "/accessibility"])
def test_pages_for_everybody_are_accessible(desk: Running, visit: Visit, path: str) -> None:
    visitor = visit(desk)
    visitor.go(path)
    assert faults_of(visitor.page) == []


@pytest.mark.parametrize("path", ["/account", "/help/keys", "/nowhere"])
def test_pages_for_those_who_are_signed_in_are_accessible(desk: Running, visit: Visit, path: str) -> None:
    visitor = visit(desk, "clerk")
    visitor.go(path)
    assert faults_of(visitor.page) == []


def test_a_mistake_is_told_on_top_of_the_page_and_beside_its_field(desk: Running, visit: Visit) -> None:
    visitor = visit(desk)
    visitor.go("/sign-in")
    visitor.page.get_by_role("button", name="Sign in").click()
    assert visitor.page.evaluate("() => document.activeElement.getAttribute('role')") == "alert"
    assert visitor.page.title().startswith("Error: ")
    assert faults_of(visitor.page) == []
