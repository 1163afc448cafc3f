"""One sign-in to SQL-Ledger in a browser: its menu, its main window, and nothing done on a screen that has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from playwright.sync_api import Dialog, Frame, Page
from playwright.sync_api import Error as PlaywrightError

from connectors.ledgers.base import LedgerError, LedgerRefused, LedgerUnavailable
from connectors.ledgers.sqlledger_sending import sent_once
from connectors.ledgers.sqlledger_turns import alone_on
from counterfoil.browser import (
    FILL,
    Browser,
    BrowserError,
    Control,
    LabelError,
    Screen,
    ScreenChangedError,
    Trace,
    load_contracts,
    warm_browser,
)
from counterfoil.credentials import fetch

CONTRACTS = load_contracts(Path(__file__).with_name("sqlledger_screens.yaml"))

Values = Iterable[tuple[Control, str]]
"""What is to stand in which controls."""

MENU = """() => [...document.links].map((link) => {
  const path = [link.innerText || link.textContent];
  for (let at = link.closest("div"); at; at = at.parentElement) {
    const head = at.previousElementSibling;
    const heads = head && at.tagName === "DIV" && head.tagName === "DIV" && !head.querySelector("a");
    if (heads) path.unshift(head.textContent);
  }
  return [path.map((words) => words.replace(/\\s+/g, " ").trim()).join(" > "), link.href];
})"""
"""Each entry of the menu with the headings above it ("AP > Reports > Transactions") and where it leads."""


class SessionLostError(LedgerUnavailable):
    """The ledger asks for the password again; whatever was asked of it last, it has not done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Where to sign in and as whom; `password` is a reference."""

    url: str
    login: str
    password: str


class Session:
    """The browser signed in as one login; used on the browser's thread only."""

    def __init__(self, browser: Browser, sign_in: SignIn) -> None:
        self._browser = browser
        self._sign_in = sign_in
        self._page: Page | None = None
        self._main: Frame | None = None
        self._side: Page | None = None
        self._at: Frame | None = None
        self._asked = ""
        self._blank: tuple[str, Screen] | None = None
        self._menu: Mapping[str, str] = {}
        self._trace: Trace | None = None
        self._dialogs: list[str] = []

    @contextmanager
    def work(self, title: str, *, evidence: Path) -> Iterator[None]:
        """Do one thing from beginning to end, alone on this login; when it fails on a screen, that folder tells of it.

        Raises:
            LedgerUnavailable: nothing was written. A screen that has changed is named, with what is different.
        """
        with alone_on(self._sign_in.url, self._sign_in.login):
            try:
                self._signed_in()
                assert self._trace is not None
                self._trace.begin(title)
                yield
                self._trace.forget()
            except SessionLostError:
                self.close()
                raise
            except (ScreenChangedError, LabelError) as error:
                raise LedgerUnavailable(
                    f"SQL-Ledger's screen is not as agreed, so nothing was written. {error}. "
                    f"{self._kept(str(error), evidence)}; compare, and when it is right, change sqlledger_screens.yaml"
                ) from error
            except (PlaywrightError, BrowserError) as error:
                kept = self._kept(str(error), evidence)
                self.close()
                raise LedgerUnavailable(
                    f"SQL-Ledger at {self._sign_in.url} does not answer: {_first(error)}. {kept}"
                ) from error
            except LedgerError as error:
                if not isinstance(error, LedgerUnavailable | LedgerRefused):
                    error.add_note(self._kept(str(error), evidence))
                raise

    def open(self, entry: str, contract: str) -> Screen:
        """Choose an entry of the menu, "AP > Add Transaction", and see that its screen is as agreed."""
        self._at, self._blank = self._main, None
        self._frame.goto(self._address(entry))
        return self.see(contract)

    def keep_blank(self, entry: str, screen: Screen) -> None:
        """The main window shows this screen of the menu's entry, seen as agreed and blank, so it need not be opened."""
        self._blank = entry, screen

    def take_blank(self, entry: str) -> Screen | None:
        """The screen that was kept blank, where it is this entry's; once, since it is filled in then."""
        kept, self._blank = self._blank, None
        if kept is None or kept[0] != entry:
            return None
        self._at = self._main
        return kept[1]

    def ask(self, entry: str, contract: str, asked: Callable[[Screen], Values], *, answer: str) -> Screen:
        """Fill in the search screen of a menu's entry, and see that the list which answers is as agreed too.

        Searches have a window of their own. A screen that was answered is one step back there, as by the browser's own
        button, so that the ledger need not be asked for it again before each question.
        """
        self._side = self._side or self._window()
        self._at = self._side.main_frame
        before, self._asked = self._asked, ""
        if before == contract:
            self._side.go_back()
        else:
            self._frame.goto(self._address(entry))
        screen = self.see(contract)
        self.submit(asked(screen), screen.button("Continue"))
        found = self.see(answer)
        self._asked = contract
        return found

    def _address(self, entry: str) -> str:
        if entry not in self._menu:
            raise ScreenChangedError("menu", [f"the entry {entry!r} is gone"])
        return self._menu[entry]

    def see(self, contract: str) -> Screen:
        """The screen as it is now, which has to be as agreed; raises as `agree`."""
        return self.agree(self.look(), contract)

    def look(self) -> Screen:
        """The screen as it is now, whatever it is."""
        return Screen.of(self._frame)

    def agree(self, screen: Screen, contract: str) -> Screen:
        """The screen, which has to be as agreed.

        Raises:
            ScreenChangedError: it differs in something that matters, or a message has popped up.
            SessionLostError: it asks for the password.
        """
        if any(control.role == "password" for control in screen.controls):
            raise SessionLostError(
                f"SQL-Ledger has ended the session of {self._sign_in.login}: somebody else signed in under this name; "
                "the next try signs in again"
            )
        if self._dialogs:
            raise ScreenChangedError(contract, [f"a message popped up: {self._dialogs.pop()!r}"])
        CONTRACTS[contract].check(screen)
        return screen

    def fill(self, values: Values, *, press: Control | None = None) -> None:
        """Put each value into its field, choose it in its list (by what the list shows), or tick with "on".

        A button that writes nothing may be pressed in the same step: each step has its pictures in the trace.
        """
        differing = [(each, value) for each, value in values if value != each.shown]
        for control, value in differing:
            if control.role == "combobox" and value not in control.options:
                raise ScreenChangedError("list", [f"{control.label!r} does not offer {value!r}"])
        steps = [(control.tag, value) for control, value in differing]
        self._frame.evaluate(FILL, steps if press is None else [*steps, (press.tag, "")])

    def submit(self, values: Values, button: Control) -> None:
        """Fill in, press the button, and wait for the page that follows."""
        with self._frame.expect_navigation():
            self.fill(values, press=button)

    def press_once(self, control: Control) -> None:
        """Press the button that writes, and wait for the page that follows; the form is sent once."""
        assert self._page is not None
        with sent_once(self._page), self._frame.expect_navigation():
            self._frame.locator(f'[data-counterfoil="{control.tag}"]').click(no_wait_after=True)

    def choose(self, control: Control, value: str) -> None:
        """Choose in a list that sends the form off by itself, and wait for the page that follows."""
        with self._frame.expect_navigation():
            self.fill([(control, value)])

    def follow(self, words: str) -> None:
        """Follow the one link with these words, in whichever window."""
        self._asked = ""
        with self._frame.expect_navigation():
            self._frame.get_by_role("link", name=words, exact=True).evaluate("link => link.click()")

    def close(self) -> None:
        """Forget the sign-in; the next piece of work signs in again."""
        page, self._page, self._main, self._trace, self._menu = self._page, None, None, None, {}
        self._side, self._at, self._asked, self._blank = None, None, "", None
        if page is not None:
            try:
                page.context.close()
            except PlaywrightError:
                return  # the browser itself has gone, and the session with it

    @property
    def _frame(self) -> Frame:
        assert self._at is not None
        return self._at

    def _signed_in(self) -> None:
        if self._menu:
            return
        self.close()
        password = fetch(self._sign_in.password)
        page = self._page = self._browser.open()
        self._trace = Trace(page, secrets=lambda: [password.reveal()])
        page.on("dialog", self._pop_up)
        self._main = self._at = page.main_frame
        page.goto(f"{self._sign_in.url}/login.pl")
        screen = Screen.of(page.main_frame)
        CONTRACTS["sign_in"].check(screen)
        secret = screen.field("Password", "password")
        self.submit([(screen.field("Name"), self._sign_in.login), (secret, password.reveal())], screen.button("Login"))
        self._find_windows(page)

    def _window(self) -> Page:
        """One more window of the same sign-in."""
        assert self._page is not None
        page = self._page.context.new_page()
        page.on("dialog", self._pop_up)
        self._page.bring_to_front()  # behind another window a click waits long for its turn to be drawn
        return page

    def _pop_up(self, dialog: Dialog) -> None:
        self._dialogs.append(dialog.message)
        dialog.dismiss()

    def _find_windows(self, page: Page) -> None:
        """The menu is the frame with links, and the main window the one that they open."""
        page.wait_for_load_state()
        for frame in page.frames[1:]:
            frame.wait_for_load_state()
            if "AP > Add Transaction" in (menu := dict(frame.evaluate(MENU))):
                self._menu = menu
            else:
                self._main = frame
        if not self._menu:
            said = Screen.of(page.main_frame).text[:200]
            raise LedgerUnavailable(f"SQL-Ledger does not let {self._sign_in.login} in; it says {said!r}")

    def _kept(self, note: str, evidence: Path) -> str:
        if self._trace is None:
            return "there was no session to keep evidence of"
        return f"Evidence: {self._trace.keep(note, evidence, page=self._frame.page, now=datetime.now(UTC))}"


@cache
def warm_session(sign_in: SignIn) -> Session:
    """The one session of this process for a sign-in."""
    return Session(warm_browser(), sign_in)


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0]
