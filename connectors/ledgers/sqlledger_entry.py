"""Entering a bill: fill, let the screen work, compare what it shows with what is meant, and only then press Post."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from playwright.sync_api import Error as PlaywrightError

from connectors.ledgers import sqlledger_bills as bills
from connectors.ledgers.base import LedgerInDoubt, LedgerRefused, Refusal
from connectors.ledgers.sqlledger_bills import Accounts, Row
from connectors.ledgers.sqlledger_lists import exactly
from connectors.ledgers.sqlledger_session import Session
from counterfoil.browser import Control, LabelError, Screen, ScreenChangedError
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Posting
from counterfoil.money import POUNDS

ENTRIES = {BillKind.INVOICE: "AP > Add Transaction", BillKind.CREDIT_NOTE: "AP > Debit Note"}
COLUMNS = ("Amount", "Account", "Description", "Project")
ROUNDS = 4
"""How often a value is entered again after the screen put one of its own in its place (a due date, a rate)."""


def enter(session: Session, posting: Posting, accounts: Accounts) -> None:
    """Enter the bill and press Post.

    Raises:
        LedgerRefused: the screen says that it will not have it.
        ScreenChangedError: the screen does not take what is entered, or shows other sums; nothing was written.
        LedgerInDoubt: Post was pressed and no screen came that tells what became of it.
    """
    wanted, meant = _fields(posting), bills.rows(posting, accounts)
    if not meant:
        raise LedgerRefused(
            Refusal.OTHER, f"bill {posting.invoice_number} comes to nothing, and SQL-Ledger lists no such"
        )
    screen = _blank(session, posting, meant, accounts)
    for _ in range(len(meant) + ROUNDS):
        screen = _in_currency(session, screen, posting)
        session.submit(
            [
                *_vendor(screen, posting),
                *((screen.field(label), value) for label, value in wanted.items()),
                *(cell for line, row in zip(lines_of(screen), meant, strict=False) for cell in _cells(line, row)),
                (_payables(screen), _option(_payables(screen), accounts.payables)),
            ],
            screen.button("Update"),
        )
        screen = session.see("bill")
        if not (wrong := list(_differences(screen, wanted, meant, posting, accounts))):
            break
    else:
        raise ScreenChangedError("bill", wrong)
    _post(session, screen, posting)


def _blank(session: Session, posting: Posting, meant: Sequence[Row], accounts: Accounts) -> Screen:
    """The blank screen: the one that followed the last Post, unless it lacks what may have been set up since."""
    entry = ENTRIES[posting.kind]
    left = session.take_blank(entry)
    if left is None or posting.currency not in left.field("Currency", "combobox").options:
        return session.open(entry, "bill")
    line = lines_of(left)[0]
    offered = {each.partition("--")[0] for list_ in (line["Account"], _payables(left)) for each in list_.options}
    wanted = {accounts.payables, *(row.account for row in meant)}
    known = wanted <= offered and {row.project for row in meant} <= {*line["Project"].options}
    return left if known else session.open(entry, "bill")


def _in_currency(session: Session, screen: Screen, posting: Posting) -> Screen:
    """The screen in the bill's currency, which it takes from the vendor, and which settles what other fields it has."""
    currency = screen.field("Currency", "combobox")
    if currency.shows == posting.currency:
        return screen
    if posting.currency not in currency.options:
        raise LedgerRefused(
            Refusal.RATE_MISSING, f"SQL-Ledger keeps no currency {posting.currency}; ask treasury for it"
        )
    session.choose(currency, posting.currency)
    return session.see("bill")


def _vendor(screen: Screen, posting: Posting) -> Iterator[tuple[Control, str]]:
    """The vendor's number, unless the screen knows the vendor already."""
    vendor = screen.field("Vendor Number")
    if vendor.value != posting.supplier_id:
        yield vendor, exactly(posting.supplier_id)


def _fields(posting: Posting) -> dict[str, str]:
    fields = {
        "Invoice Number": bills.on_screen(posting.invoice_number),
        "Order Number": f"{bills.KEY}{posting.key}",
        "Invoice Date": posting.invoice_date.isoformat(),
        "Due Date": posting.due_date.isoformat(),
        "PO Number": bills.orders(posting),
        "Notes": bills.note(posting),
    }
    if posting.currency != POUNDS:
        fields["Exchange Rate"] = f"{posting.exchange_rate:f}"
    return fields


def lines_of(screen: Screen) -> list[dict[str, Control]]:
    """The controls of each row that can be coded, by heading."""
    return [line for line in _rows(screen).values() if all(column in line for column in COLUMNS)]


def _payables(screen: Screen) -> Control:
    """The list below the rows that says which account is owed: alone in its row, in the column of accounts."""
    table = lines_of(screen)[0]["Account"].table
    found = [row for (where, _), row in _rows(screen).items() if where == table and set(row) == {"Account"}]
    if len(found) != 1:
        raise ScreenChangedError("bill", [f"{len(found)} lists of accounts stand below the rows, and one was agreed"])
    return found[0]["Account"]


def _rows(screen: Screen) -> dict[tuple[int, int], dict[str, Control]]:
    """The controls of each row of each table, by heading."""
    found: dict[tuple[int, int], dict[str, Control]] = {}
    for control in screen.controls:
        if control.column:
            found.setdefault((control.table, control.row), {})[control.label] = control
    return found


def _cells(line: dict[str, Control], row: Row) -> Iterator[tuple[Control, str]]:
    yield line["Amount"], f"{row.amount:,.2f}"
    yield line["Account"], _option(line["Account"], row.account)
    yield line["Description"], row.memo
    yield line["Project"], row.project


def _option(accounts: Control, account: str) -> str:
    """What the list of accounts shows for this one: its number and its name."""
    found = [each for each in accounts.options if each.partition("--")[0] == account]
    if len(found) != 1:
        raise LedgerRefused(Refusal.CODE_UNKNOWN, f"SQL-Ledger offers no account {account}; correct the coding")
    return found[0]


def _differences(
    screen: Screen, wanted: dict[str, str], meant: Sequence[Row], posting: Posting, accounts: Accounts
) -> Iterator[str]:
    """Where the screen shows something else than what is meant, sums and days of credit as it reckons them included."""
    for label, value in (*wanted.items(), ("Vendor Number", posting.supplier_id), ("Terms", _days(posting))):
        shown = screen.field(label).value
        if shown.replace("\r", "") != value:
            yield f"{label} shows {shown!r} and not {value!r}"
    if (shown := screen.field("Currency", "combobox").shows) != posting.currency:
        yield f"Currency shows {shown!r} and not {posting.currency!r}"
    if not (shown := _payables(screen).shows).startswith(f"{accounts.payables}--"):
        yield f"the account of what is owed shows {shown!r} and not {accounts.payables}"
    filled = [line for line in lines_of(screen) if line["Amount"].value]
    shown_rows = [
        Row(
            amount=bills.money(line["Amount"].value),
            account=line["Account"].shows.partition("--")[0],
            project=line["Project"].shows,
            memo=line["Description"].value,
        )
        for line in filled
    ]
    if shown_rows != list(meant):
        yield f"{len(shown_rows)} of {len(meant)} rows are shown, or one is another: {shown_rows[-1:]}"
    gross = sum((row.amount for row in meant), Decimal(0))
    words = f"Outstanding: {gross:,.2f}" if gross > 0 else f"Overpaid: {-gross:,.2f}"
    if gross and words not in screen.text:
        yield f"the screen does not say {words!r}"


def _days(posting: Posting) -> str:
    days = (posting.due_date - posting.invoice_date).days
    return str(days) if days else ""


def _post(session: Session, screen: Screen, posting: Posting) -> None:
    """Press Post; a blank screen comes when the entry was written, and a page that says why when it was not."""
    try:
        session.press_once(screen.button("Post"))
        answer = session.look()
    except PlaywrightError as error:
        raise LedgerInDoubt(f"bill {posting.invoice_number} was sent, and no answer came: {error}") from error
    if "Error!" in answer.text:
        said = answer.text.partition("Error!")[2].strip()
        if said.startswith(("Cannot post", "Exchange rate missing", "Vendor missing", "Invoice Date missing")):
            raise LedgerRefused(Refusal.OTHER, f"SQL-Ledger refuses bill {posting.invoice_number}: {said}")
        raise LedgerInDoubt(f"bill {posting.invoice_number} was sent, and SQL-Ledger says: {said[:200]}")
    try:
        session.agree(answer, "bill")
    except (ScreenChangedError, LabelError) as error:
        raise LedgerInDoubt(f"bill {posting.invoice_number} was sent, and another screen came: {error}") from error
    if answer.title == screen.title:
        session.keep_blank(ENTRIES[posting.kind], answer)
