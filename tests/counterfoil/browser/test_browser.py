"""What is seen on real pages in Chromium, and what is kept of them."""

import base64
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Page

from counterfoil.browser import FILL, Browser, BrowserError, LabelError, Screen, Trace, warm_browser
from counterfoil.browser.evidence import MASK, masks, painted_over
from tests.support.debian import require

NOW = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
SECRET = 'planted "passphrase" & more/ü'


@pytest.fixture(scope="module")
def browser() -> Browser:
    require("chromium")
    return warm_browser()


@pytest.fixture
def show(browser: Browser) -> Iterator[Callable[[str], Screen]]:
    page = browser.run(browser.open)

    def shown(body: str) -> Screen:
        browser.run(lambda: page.set_content(body))
        return browser.run(lambda: Screen.of(page.main_frame))

    yield shown
    browser.run(page.context.close)


Show = Callable[[str], Screen]


@pytest.mark.parametrize(
    "body",
    [
        '<label for="n">Number</label><input id="n">',
        "<label>Number <input></label>",
        '<input aria-label="Number">',
        "<table><tr><th>Number <font>*</font></th><td><input></td></tr></table>",
        "<table><tr><th>Number</th><td><table><tr><td><input></td></tr></table></td></tr></table>",
        "<table><tr><td><b>Number</b><br><input></td></tr></table>",
        "<table><tr><th>Date</th><th>Number</th></tr><tr><td>-</td><td><input></td></tr></table>",
    ],
)
def test_a_field_is_known_by_its_label_however_it_is_labelled(show: Show, body: str) -> None:
    (control,) = show(body).controls
    assert (control.label, control.role) == ("Number", "textbox")


def test_ticks_are_labelled_after_and_ranges_between(show: Show) -> None:
    screen = show(
        "<table><tr><th>Show</th><td><input type=checkbox checked> Open <input type=checkbox> Closed</td></tr>"
        "<tr><th>From</th><td><input> <b>To</b> <input></td></tr></table>"
    )
    assert [(each.label, each.value) for each in screen.controls] == [
        *(("Open", "on"), ("Closed", "")),
        *(("From", ""), ("To", "")),
    ]


def test_cells_are_found_by_heading_and_row_whatever_their_order(show: Show) -> None:
    screen = show(
        "<table><tr><th>Memo</th><th></th><th>Amount</th></tr>"
        "<tr><td><input name=m1></td><td></td><td><input name=a1></td></tr>"
        "<tr><td><input name=m2></td><td></td><td><input name=a2></td></tr></table>"
    )
    assert screen.cell("Amount", table=0, row=2).name == "a2"
    with pytest.raises(LabelError):
        screen.cell("Price", table=0, row=2)
    with pytest.raises(LabelError, match="no textbox is labelled 'Amount'"):
        screen.field("Amount")


def test_what_cannot_be_seen_is_not_there(show: Show) -> None:
    screen = show("<input type=hidden><label>A<input style='display:none'></label><div hidden><button>B</button></div>")
    assert screen.controls == []


@pytest.mark.parametrize(
    "layer",
    [
        "<dialog open>Hello</dialog>",
        "<div role=dialog>Hello</div>",
        "<div style='position:fixed;inset:0'>Hello</div>",
        "<div style='position:absolute;top:100px;left:100px;width:80%;height:900px'>Hello</div>",
    ],
)
def test_whatever_lies_over_the_page_is_seen(show: Show, layer: str) -> None:
    assert show(f"<p>Bill</p>{layer}").overlays == ["Hello"]


def test_a_password_is_never_read(show: Show) -> None:
    (control,) = show("<label>Password <input type=password value=planted></label>").controls
    assert (control.role, control.value) == ("password", "")


def test_filling_does_what_the_page_expects_of_typing_ticking_and_choosing(browser: Browser) -> None:
    def fill() -> list[str]:
        page = browser.open()
        page.set_content(
            "<label>A<input oninput='this.title=this.value'></label><label><input type=checkbox> B</label>"
            "<label>C<select onchange='document.title=this.value'><option>x<option>y--1</select></label>"
        )
        frame = page.main_frame
        tags = [each.tag for each in Screen.of(frame).controls]
        frame.evaluate(FILL, [[tags[0], "typed"], [tags[1], "on"], [tags[2], "y--1"]])
        seen = Screen.of(frame)
        page.context.close()
        return [seen.controls[0].hint, seen.controls[1].value, seen.controls[2].shown, seen.title]

    assert browser.run(fill) == ["typed", "on", "y--1", "y--1"]


def test_work_that_fails_on_the_browsers_thread_fails_where_it_was_asked_for(browser: Browser) -> None:
    with pytest.raises(ZeroDivisionError):
        browser.run(lambda: 1 / 0)
    assert browser.run(lambda: 1) == 1


def test_a_machine_without_a_browser_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    bare = Browser()
    with pytest.raises(BrowserError, match="install the package chromium"):
        bare.run(bare.open)


def test_a_secret_is_painted_over_in_every_form() -> None:
    forms = [SECRET, quote(SECRET, safe=""), base64.b64encode(SECRET.encode()).decode(), SECRET.replace('"', '\\"')]
    found = painted_over("|".join(forms).encode(), masks([SECRET]))
    assert found.split(b"|") == [MASK] * len(forms)


def traced(page: Page, folder: Path) -> tuple[Path, Path]:
    trace = Trace(page, secrets=lambda: [SECRET])
    trace.begin("one")
    page.set_content(f"<p>{SECRET}</p><input type=password>")
    page.locator("input").fill(SECRET)
    first = trace.keep("the button is gone", folder, page=page, now=NOW)
    trace.begin("two")
    return first, trace.keep("the button is gone", folder, page=page, now=NOW)


def test_picture_page_and_trace_are_kept_without_the_secret(browser: Browser, tmp_path: Path) -> None:
    page = browser.run(browser.open)
    first, second = browser.run(lambda: traced(page, tmp_path))
    browser.run(page.context.close)
    assert first == second
    assert first.name.startswith("2026-10-05-")
    assert {path.name for path in first.iterdir()} == {"note.txt", "page.html", "screenshot.png", "trace.zip"}
    assert "the button is gone" in (first / "note.txt").read_text()
    with zipfile.ZipFile(first / "trace.zip") as whole:
        contents = [whole.read(name) for name in whole.namelist()]
    for content in [*contents, (first / "page.html").read_bytes()]:
        assert painted_over(content, masks([SECRET])) == content


def test_what_the_page_shows_of_a_secret_is_covered_in_the_picture(browser: Browser, tmp_path: Path) -> None:
    """Black on white before; behind the cover no black is left."""

    def pictured(words: str) -> Path:
        page = browser.open()
        page.set_content(f"<p>{words}</p>")
        kept = Trace(page, secrets=lambda: ["planted passphrase"]).keep(words, tmp_path, page=page, now=NOW)
        page.context.close()
        return kept / "screenshot.png"

    def darkest(path: Path) -> int:
        with Image.open(path) as picture:
            return picture.convert("RGB").getextrema()[0][0]  # of red

    assert darkest(browser.run(lambda: pictured("nothing to hide"))) == 0
    assert darkest(browser.run(lambda: pictured("it is: planted passphrase"))) == 255  # magenta on white
