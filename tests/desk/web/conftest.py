"""A desk to test: a home in which a small post was run, people of every role, a real server, and a real browser."""

import csv
import io
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from counterfoil.model.decisions import Outcome
from counterfoil.model.people import EVERYWHERE, Role
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.web.app import make_app
from desk.web.office import Office, open_office
from desk.web.passwords import hashed
from flows import payables
from tests.support.clock import Clock
from tests.support.debian import require
from tests.support.post import once

PASSWORD = "correct horse battery"
ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Running:
    """A desk that serves: its office, and where."""

    office: Office
    address: str
    clients: list[httpx.Client]

    def client(self, name: str | None = None) -> httpx.Client:
        """A client that behaves as a browser does; signed in, if a name is given."""
        client = httpx.Client(base_url=self.address, headers=ORIGIN, timeout=30)
        self.clients.append(client)
        if name is not None:
            found = self.office.store.account_with_password(name)
            assert found is not None
            with self.office.store.transaction() as tx:
                secret = tx.begin_session(found[0].id)
            client.cookies.set(self.office.cookie, secret)
            session = self.office.store.session(secret)
            assert session is not None
            client.headers["X-CSRF-Token"] = session.csrf
        return client


@contextmanager
def serving(settings: Settings, *, https: bool = False) -> Iterator[Running]:
    """A desk on a free port, served as `counterfoil desk` does."""
    with open_office(settings, https=https) as office:
        server = uvicorn.Server(uvicorn.Config(make_app(office), host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        running = Running(office, f"http://127.0.0.1:{port}", [])
        try:
            yield running
        finally:
            for client in running.clients:
                client.close()
            server.should_exit = True
            thread.join(timeout=10)


@cache
def kept_password() -> str:
    """The hash of `PASSWORD`, which takes a while to make."""
    return hashed(PASSWORD)


def add_person(
    store: Store, name: str, *roles: Role, organisations: tuple[str, ...] = (EVERYWHERE,), approver: str | None = None
) -> int:
    """An account that can sign in with `PASSWORD`."""
    with store.transaction(actor="test") as tx:
        number = tx.add_account(
            name=name, full_name=name.title(), roles=roles, organisations=organisations, approver=approver
        )
        tx.set_password(number, kept_password())
    return number


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Running]:
    """A desk over an empty home, with a person for each role."""
    settings = Settings.load(home=tmp_path / "home", environment={})
    with Store.open(settings) as store:
        for role in Role:
            add_person(store, role.value, role)
    with serving(settings) as running:
        yield running


# One exception of each of these, from the post of the sample month.
HELD = (
    "PRICE",
    "SUP_AMBIG",
    "PO_SUGGEST",
    "DUP_SUSPECT",
    "ENTITY",
    "QTY_REC",
    "IG_PCD",
    "DOC_TAMPER",
    "BANK_DIFF",
    "BANK_VERIFY",
    "SUP_VERIFY",
    "SUP_NEW",
)
MONTHS_END = date(2026, 10, 31)


@dataclass(frozen=True)
class Month:
    """A home in which a part of the month was run, its master data, and its exceptions: files by hold or outcome."""

    home: Path
    mail: Path
    masterdata: Path
    files: dict[str, str]


@pytest.fixture(scope="session")
def month(sample_month: Path, tmp_path_factory: pytest.TempPathFactory) -> Month:
    """Run a dozen exceptions of the sample month, and what they repeat, once for all tests."""
    files: dict[str, str] = {}
    wanted: set[str] = set()
    for line in (sample_month / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        expected = json.loads(line)
        code = expected["outcome"] if expected["outcome"] == "awaiting_approval" else "".join(expected["holds"])
        if code in {*HELD, "awaiting_approval"} and code not in files and expected["file"].endswith(".pdf"):
            files[code] = expected["file"]
            wanted |= {expected["file"], *([expected["linked_to_file"]] if expected.get("linked_to_file") else [])}

    def work(folder: Path) -> None:
        for file in wanted:
            (folder / "mail" / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sample_month / "mail" / file, folder / "mail" / file)
        settings = Settings.load(home=folder / "home", environment={})
        payables.run(settings, mail=folder / "mail", masterdata=sample_month / "masterdata", as_of=MONTHS_END)

    folder = once(tmp_path_factory, "exceptions", work)
    return Month(folder / "home", folder / "mail", sample_month / "masterdata", files)


@dataclass
class Worked:
    """A desk over a copy of the month's home, for a test to do with as it likes."""

    desk: Running
    month: Month
    settings: Settings
    clock: Clock

    def item(self, code: str) -> str:
        """The exception with this hold."""
        return self.desk.office.store.item(self.month.files[code]).id

    def run(self) -> None:
        """What `counterfoil run` does, once the time in which people may take back is over."""
        self.clock.forward(timedelta(seconds=11))
        payables.run(self.settings, mail=self.month.mail, masterdata=self.month.masterdata, as_of=MONTHS_END)

    def enter(self, supplier_id: str, **changed: str) -> None:
        """Change a supplier's record in extracts of the test's own, as the team that keeps the master data would."""
        folder = self.settings.home.parent / "masterdata"
        if not folder.exists():
            shutil.copytree(self.month.masterdata, folder)
        self.month = replace(self.month, masterdata=folder)
        file = folder / "suppliers.csv"
        rows = [*csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))]
        with file.open("w", encoding="utf-8", newline="") as written:
            writer = csv.DictWriter(written, rows[0].keys())
            writer.writeheader()
            writer.writerows(row | changed if row["supplier_id"] == supplier_id else row for row in rows)

    def outcome(self, item: str) -> Outcome | None:
        return self.desk.office.store.item(item).outcome

    def version(self, item: str) -> int:
        work = self.desk.office.store.work_item(item)
        assert work is not None
        return work.version

    def settle(self, name: str, item: str, action: str = "settle", **form: str) -> httpx.Response:
        """What pressing a button of the review page sends."""
        data = {"version": str(self.version(item)), "action": action, **form}
        return self.desk.client(name).post(f"/items/{item}/settle", data=data)


@pytest.fixture
def worked(month: Month, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worked]:
    """A desk in early November, with a person for each role, and two who work for one organisation only."""
    clock = Clock()
    clock.forward(timedelta(days=28))
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", clock)  # type: ignore[attr-defined]
    shutil.copytree(month.home, tmp_path / "home")
    settings = Settings.load(home=tmp_path / "home", environment={})
    with Store.open(settings) as store:
        approver = store.dossier(store.item(month.files["awaiting_approval"])).decision.approval  # type: ignore[union-attr]
        assert approver is not None
        for role in Role:
            add_person(store, role.value, role, approver=approver.person if role is Role.APPROVER else None)
        add_person(store, "colleague", Role.CLERK)
        add_person(store, "stranger", Role.CLERK, Role.SUPERVISOR, Role.APPROVER, organisations=("ZZ9",))
    with serving(settings) as desk:
        yield Worked(desk, month, settings, clock)


# Ended with its file: while Playwright runs in a thread no other code there can start it, and tests of other parts do.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    require("chromium", "fonts-liberation")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody at a browser. What the console says and which hosts are asked is kept, and must stay nothing."""

    page: Page
    context: BrowserContext
    desk: Running
    said: list[str]
    elsewhere: list[str]

    def sign_in(self, name: str) -> None:
        self.page.goto(f"{self.desk.address}/sign-in")
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/sign-in" not in url)

    def go(self, path: str) -> None:
        self.page.goto(f"{self.desk.address}{path}")


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens a browser window at a desk, signed in if a name is given; at the end nothing may have gone wrong in it."""
    visitors: list[Visitor] = []

    def open_window(desk: Running, name: str | None = None, **options: object) -> Visitor:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]
        page = context.new_page()
        visitor = Visitor(page, context, desk, [], [])
        page.on("console", lambda said: visitor.said.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: visitor.said.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith(desk.address) else visitor.elsewhere.append(asked.url)
        )
        visitors.append(visitor)
        if name is not None:
            visitor.sign_in(name)
        return visitor

    yield open_window
    for visitor in visitors:
        visitor.context.close()
    assert [said for visitor in visitors for said in visitor.said if "status of 4" not in said] == []
    assert [asked for visitor in visitors for asked in visitor.elsewhere] == []
