"""Screens that change: the connector goes on only where nothing can be wrong, and stops before it writes elsewhere."""

import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from connectors.ledgers.base import LedgerError, LedgerInDoubt, LedgerUnavailable
from connectors.ledgers.sqlledger import Books, SqlLedger
from tests.connectors.faults import Opener, post_each
from tests.connectors.sqlledger import changes
from tests.connectors.world import bill, credit_note, part
from tests.support.screen_proxy import Change, Proxy, screen_proxy
from tests.support.sqlledger import PASSWORD, Installation


@pytest.fixture(scope="module")
def running_proxy(installation: Installation) -> Iterator[Proxy]:
    with screen_proxy(installation.url) as running:
        yield running


@pytest.fixture
def proxy(running_proxy: Proxy) -> Proxy:
    """The same for all tests, so that they share its sign-in, and changing nothing at first."""
    running_proxy.changes, running_proxy.renamed, running_proxy.cut = [], {}, set()
    running_proxy.pressed.clear()
    return running_proxy


@pytest.fixture
def books(books: Books, proxy: Proxy) -> Books:
    return replace(books, url=proxy.url, logins={"ZN1": books.logins["ZN1"]})


@pytest.fixture
def ledger(books: Books) -> Iterator[SqlLedger]:
    with SqlLedger(books) as opened:
        yield opened


@pytest.fixture
def written(installation: Installation, books: Books) -> "Written":
    return Written(installation, books)


class Written:
    """What stands in the ledger's database, whatever a screen may say."""

    def __init__(self, installation: Installation, books: Books) -> None:
        self._installation = installation
        self._login = books.logins["ZN1"]

    def __len__(self) -> int:
        rows = self._installation.query(self._login, "SELECT count(*) FROM ap")
        return int(rows[0][0])


def kept(books: Books) -> dict[str, bytes]:
    """Every file of the evidence, those inside the traces too."""
    found = {}
    for path in books.evidence.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as whole:
                found.update({f"{path.name}/{name}": whole.read(name) for name in whole.namelist()})
        elif path.is_file():
            found[path.name] = path.read_bytes()
    return found


PART = part(order=None)
MIXED = bill("MIX-1", part("10.00", "2.00", recovery="41", order=None), part("5.00", "1.00", order=None))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: None, id="nothing"),
        pytest.param(changes.columns_moved([3, 4, 1, 2, 0]), id="columns moved"),
        pytest.param(changes.OPTIONAL_FIELD, id="a new field that may be left empty"),
    ],
)
@pytest.mark.parametrize(
    "renamed",
    [pytest.param({}, id="names kept", marks=pytest.mark.soak), pytest.param(changes.RENAMED, id="names new")],
)
def test_it_goes_on_by_label_and_heading_where_nothing_can_be_wrong(
    ledger: SqlLedger, proxy: Proxy, change: Change, renamed: dict[str, str]
) -> None:
    proxy.changes, proxy.renamed = [change], renamed
    assert ledger.post_and_read_back(MIXED).posting == MIXED
    assert ledger.balances("ZN1").payables == MIXED.gross


@pytest.mark.parametrize(
    ("change", "renamed", "says"),
    [
        (changes.REQUIRED_FIELD, {}, "'Cost Code' has to be filled in now, and nobody has said with what"),
        (changes.FILLED_FIELD, {}, "'Discount' is new and filled in already with '5.00'"),
        (
            changes.on_entry(changes.relabelled("Due Date", "Due Date *")),
            {},
            "the field 'Due Date' has to be filled in now",
        ),
        (changes.MODAL, {}, "something lies over the screen: 'Your licence ends soon."),
        pytest.param(
            changes.DIALOG,
            {},
            "something lies over the screen: 'What is new in this release'",
            marks=pytest.mark.soak,
        ),
        (changes.ALERT, {}, "a message popped up: 'The year end is near'"),
        (
            changes.on_entry(changes.relabelled("Order Number", "Reference")),
            {},
            "'Order Number' is gone; new on the screen: 'Reference'",
        ),
        (
            changes.on_entry(changes.relabelled("Amount", "Quantity")),
            {},
            "the column 'Amount' is gone; new on the screen: 'Quantity'",
        ),
        (changes.on_entry(changes.swapped("Amount", "Description")), {}, "'Amount' stands where 'Description' was"),
        (changes.on_entry(changes.swapped("Account", "Project")), {}, "'Account' stands where 'Project' was"),
        (
            changes.on_entry(changes.swapped("Invoice Date", "Due Date")),
            {},
            "'Invoice Date' stands where 'Due Date' was",
        ),
        (
            changes.on_entry(changes.swapped("Amount", "Description")),
            changes.RENAMED,
            "rows are shown, or one is another",
        ),
        (changes.on_entry(changes.swapped("Account", "Project")), changes.RENAMED, "which is of another form"),
        (
            changes.on_entry(changes.swapped("Invoice Date", "Due Date")),
            changes.RENAMED,
            "Terms shows '-30' and not '30'",
        ),
    ],
)
def test_it_stops_before_writing_and_says_what_is_different(
    *,
    ledger: SqlLedger,
    proxy: Proxy,
    books: Books,
    written: Written,
    change: Change,
    renamed: dict[str, str],
    says: str,
) -> None:
    proxy.changes, proxy.renamed = [change], renamed
    with pytest.raises(LedgerUnavailable, match="nothing was written") as stopped:
        ledger.post_and_read_back(MIXED)
    assert says in str(stopped.value)
    assert "Post" not in proxy.pressed
    assert len(written) == 0
    files = kept(books)
    assert {"note.txt", "page.html", "screenshot.png", "trace.zip/trace.trace"} <= files.keys()
    assert says in files["note.txt"].decode()
    assert str(books.evidence) in str(stopped.value)


def test_a_screen_that_changes_during_a_session_is_noticed_too(
    ledger: SqlLedger, proxy: Proxy, written: Written
) -> None:
    ledger.post(bill("BEFORE", PART))
    proxy.changes = [changes.on_entry(changes.swapped("Amount", "Description"))]
    with pytest.raises(LedgerUnavailable, match="may have changed places"):
        ledger.post(bill("AFTER", PART))
    proxy.changes = []
    assert ledger.post(bill("AFTER", PART))
    assert len(written) == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (changes.swapped("Order Number", "PO Number"), "the list does not say that it was asked for 'Order Number"),
        (changes.swapped("Order", "PO Number"), "the list shows 'ZN1000001' as Order"),
        (changes.relabelled("Line Item", "Remark"), "the column 'Line Item' is gone"),
    ],
)
def test_a_list_that_changed_is_never_read_as_if_the_bill_were_not_there(
    *, ledger: SqlLedger, proxy: Proxy, books: Books, written: Written, change: Change, says: str
) -> None:
    ledger.post(bill())
    proxy.changes = [change]
    ledger._browser.run(ledger._desks["ZN1"].session.close)  # so that the search screen is asked for anew
    with pytest.raises(LedgerUnavailable) as stopped:
        ledger.find_posted(bill().key)
    assert says in str(stopped.value)
    assert {"screenshot.png", "trace.zip/trace.trace"} <= kept(books).keys()
    with pytest.raises(LedgerError):
        ledger.post(bill())
    assert len(written) == 1


def test_a_search_screen_of_this_session_asks_as_before_where_a_new_one_would_ask_for_something_else(
    ledger: SqlLedger, proxy: Proxy
) -> None:
    ledger.post(bill())
    proxy.changes = [changes.swapped("Order Number", "PO Number")]
    posted = ledger.find_posted(bill().key)
    assert posted is not None
    assert posted.posting == bill()


def test_debits_and_credits_that_changed_places_are_noticed_by_their_sums(ledger: SqlLedger, proxy: Proxy) -> None:
    ledger.post(bill())
    proxy.changes = [changes.swapped("Debit", "Credit")]
    with pytest.raises(LedgerError, match="was to hold"):
        ledger.find_posted(bill().key)


def test_a_connection_that_is_cut_after_post_leaves_a_doubt_and_no_second_bill(
    ledger: SqlLedger, proxy: Proxy, written: Written
) -> None:
    proxy.cut = {"Post"}
    with pytest.raises(LedgerInDoubt, match="no answer came"):
        ledger.post(bill())
    proxy.cut = set()
    posted = ledger.find_posted(bill().key)
    assert posted is not None
    assert posted.posting == bill()
    assert len(written) == 1


def test_a_session_that_another_sign_in_ended_writes_nothing_and_is_taken_up_again(
    ledger: SqlLedger, opener: Opener, proxy: Proxy, written: Written
) -> None:
    ledger.post(bill("FIRST", PART))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as elsewhere:
        assert elsewhere.submit(post_each, opener, [bill("ELSEWHERE", PART)]).result()
    proxy.pressed.clear()
    assert ledger.post(bill("SECOND", PART))
    assert proxy.pressed.count("Login") == 1
    assert len(written) == 3


def test_an_entry_that_was_changed_by_hand_is_an_error_and_not_a_posting(
    ledger: SqlLedger, installation: Installation, books: Books
) -> None:
    ledger.post(credit_note())
    change = "UPDATE acc_trans SET amount = amount + 1 WHERE chart_id = (SELECT id FROM chart WHERE accno = '52161071')"
    installation.query(books.logins["ZN1"], change)
    with pytest.raises(LedgerError, match="was changed by hand"):
        ledger.find_posted(credit_note().key)


def test_a_bill_in_a_closed_period_is_refused_by_the_screen(
    ledger: SqlLedger, installation: Installation, books: Books, written: Written
) -> None:
    installation.query(books.logins["ZN1"], "INSERT INTO defaults VALUES ('closedto', '20301231')")
    with pytest.raises(LedgerUnavailable, match="the button 'Post' is gone"):
        ledger.post(bill())
    assert len(written) == 0


def test_no_secret_is_kept_of_any_failure(
    ledger: SqlLedger, proxy: Proxy, books: Books, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the password nor the cookie of the session, which is made of its letters."""
    ledger.post(bill("BEFORE", PART))
    echo = f'<p title="{PASSWORD}">{PASSWORD}</p>'
    proxy.changes = [changes.over_the_entry(echo), changes.REQUIRED_FIELD]
    with pytest.raises(LedgerUnavailable):
        ledger.post(bill("AFTER", PART))
    files = kept(books)
    session = ledger._desks["ZN1"].session
    cookies = ledger._browser.run(session._page.context.cookies)  # type: ignore[union-attr]
    secrets = [PASSWORD, *(cookie["value"] for cookie in cookies if cookie["value"])]
    assert len(secrets) > 1
    assert any(b"network" in name.encode() for name in files)
    for name, content in files.items():
        assert not [secret for secret in secrets if secret.encode() in content], name
    said = capfd.readouterr()
    assert PASSWORD not in said.out + said.err
    assert not [
        path
        for path in Path(books.evidence.parent).rglob("*")
        if path.is_file() and PASSWORD.encode() in path.read_bytes()
    ]
