"""How long after the key the next item is ready to work on, in a browser, and how much a page with its picture weighs.

Held bills of the sample month are gone through as a clerk does who confirms what was read: Ctrl+Enter settles one, and
the next comes. It is ready when its page has taken the place of the last, its first field has the focus and its picture
is there. Beside it stands what the same browser waits for a bare file of the same server. Server, browser and this
script share the machine, and whatever else runs on it lengthens both. The weighing comes first, so that every page has
been drawn before.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.journey import ROOT, journey
from benchmarks.worklist import BARE, COOKIE, serving
from counterfoil.model.people import EVERYWHERE, Role
from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.support.debian import require

BILLS = 30
PATIENCE_MS = 300_000
"""The words of a scan are recognised when its page is first looked at."""
LIMIT_MS, LIMIT_BYTES = 150, 250_000
# A field that was read is confirmed, which settles any hold for now; whether one could be.
CONFIRM_ONE = """() => {
    const field = [...document.querySelectorAll("[data-settle]:not(:disabled)")].flatMap((button) =>
        [...button.form.elements]).find((each) => each.name.startsWith("field.") && each.value);
    if (!field) return false;
    const said = Object.assign(document.createElement("input"), { type: "hidden", name: "confirmed" });
    said.value = field.name.slice("field.".length);
    field.form.append(said);
    return true;
}"""
TIME_THE_KEY = """() => { window.ready = new Promise((done) => addEventListener("keydown", (key) => {
    const marks = () => performance.getEntriesByName("item-ready").length, before = marks();
    const look = () => {
        const picture = document.querySelector("#page img");
        if (marks() > before && (!picture || picture.complete)) done(performance.now() - key.timeStamp);
        else requestAnimationFrame(look);
    };
    look();
}, { once: true, capture: true })); }"""
FETCH_BARE = """async (path) => {
    const started = performance.now();
    await (await fetch(path, { cache: "no-store" })).text();
    return performance.now() - started;
}"""


def held_bills(folder: Path) -> Path:
    """A home in which some of the month's held bills were run."""
    post, some = folder / "month", folder / "some"
    subprocess.run([sys.executable, str(ROOT / "samples" / "generate.py"), str(post)], check=True, capture_output=True)
    shutil.copytree(post / "masterdata", some / "masterdata")
    lines = (json.loads(line) for line in (post / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    held = [line["file"] for line in lines if line["outcome"] == "held" and line["file"].endswith(".pdf")]
    for file in held[:BILLS]:
        (some / "mail" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(post / "mail" / file, some / "mail" / file)
    journey(some, folder / "home", workers=2)
    return folder / "home"


def weight(context: BrowserContext, address: str) -> int:
    """Bytes that come over the wire for a page that this browser has never seen, with all that it asks for."""
    page, total = context.new_page(), 0

    def count(event: dict[str, int]) -> None:
        nonlocal total
        total += event["encodedDataLength"]

    network = context.new_cdp_session(page)
    network.on("Network.loadingFinished", count)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(address, wait_until="networkidle", timeout=PATIENCE_MS)
    page.close()
    return total


def times(page: Page, addresses: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds from each key to the item after it, and of as many bare files."""
    waited, bare = [], []
    for address in addresses:
        page.goto(address, wait_until="networkidle")
        if page.evaluate(CONFIRM_ONE):
            page.evaluate(TIME_THE_KEY)
            page.keyboard.press("Control+Enter")
            waited.append(page.evaluate("window.ready"))
            bare.append(page.evaluate(FETCH_BARE, BARE))
            if "settled=" not in page.url:
                raise SystemExit(f"{address} was not settled: {page.locator('.nhsuk-error-summary').inner_text()}")
    return waited, bare


def main() -> None:
    """Print both, with their limits."""
    require("chromium", "fonts-liberation")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(home=held_bills(Path(folder)), environment={})
        with Store.open(settings) as store:
            with store.transaction() as tx:
                clerk = tx.add_account(name="clerk", full_name="Clerk", roles=[Role.CLERK], organisations=[EVERYWHERE])
                secret = tx.begin_session(clerk)
            items = [item.id for item in store.items() if item.outcome == "held"]
        with serving(settings, "") as (_, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            address = f"http://127.0.0.1:{port}"
            context.add_cookies([{"name": COOKIE, "value": secret, "url": address}])
            addresses = [f"{address}/items/{item}" for item in items]
            weights = sorted(weight(context, each) for each in addresses)
            waited, bare = (sorted(each) for each in times(context.new_page(), addresses[:-1]))
            browser.close()
    p95, p95_bare = waited[int(len(waited) * 0.95)], bare[int(len(bare) * 0.95)]
    print(
        f"next item: median {statistics.median(waited):.0f} ms, p95 {p95:.0f} ms after the key ({len(waited)} items),"
        f" {p95 / LIMIT_MS:.2f} of the limit of {LIMIT_MS} ms; a bare file: median {statistics.median(bare):.0f} ms,"
        f" p95 {p95_bare:.0f} ms; the item's is {p95 / p95_bare:.1f} times that"
    )
    print(
        f"page with its picture and the next one's: median {statistics.median(weights) / 1000:.0f} kB, at most"
        f" {weights[-1] / 1000:.0f} kB, {weights[-1] / LIMIT_BYTES:.2f} of the limit of {LIMIT_BYTES // 1000} kB"
    )


if __name__ == "__main__":
    main()
