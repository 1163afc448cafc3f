"""Posting by screens, measured: seconds an invoice against the limit of three, and against a bare script's form posts.

The bare script sends the forms of the same SQL-Ledger over HTTP and looks at nothing; the connector looks for the bill
and for others of its number, compares what each screen shows, and reads the entry back. Run it on an otherwise idle
machine: `make bench`.
"""

import argparse
import http.cookiejar
import os
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from connectors.ledgers.sqlledger import Books, SqlLedger
from connectors.ledgers.sqlledger_bills import Accounts
from counterfoil.model.postings import Posting
from tests.connectors.world import MASTERS, bill
from tests.support.debian import require
from tests.support.postgres import running_server
from tests.support.sqlledger import PASSWORD, PAYABLES, VAT, Installation, running_sql_ledger

LIMIT_SECONDS = 3.0


class BareScript:
    """Forms sent as they come, with a few fields filled in by name."""

    def __init__(self, url: str, login: str) -> None:
        self._url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)
        self._opener.addheaders = [("User-Agent", "Mozilla/5.0")]
        self._session = f"login={login}&path=bin/mozilla"
        signing_in = {"login": login, "password": PASSWORD, "path": "bin/mozilla", "js": "1", "action": "Login"}
        self._open("login.pl", urllib.parse.urlencode(signing_in).encode())

    def post(self, posting: Posting) -> None:
        """Add AP Transaction, Update, Post."""
        fields = {
            "vendornumber": posting.supplier_id,
            "invnumber": posting.invoice_number,
            "transdate": posting.invoice_date.isoformat(),
            "amount_1": str(posting.gross),
        }
        page = self._open(f"ap.pl?action=add&type=transaction&{self._session}")
        self._open("ap.pl", self._form(self._open("ap.pl", self._form(page, **fields, action="Update")), action="Post"))

    def _form(self, page: bytes, **filled: str) -> bytes:
        form = lxml.html.fromstring(page).forms[0]
        values = {name: value for name, value in form.form_values() if name != "action"}
        return urllib.parse.urlencode({**values, **filled}).encode()

    def _open(self, path: str, body: bytes | None = None) -> bytes:
        with self._opener.open(f"{self._url}/{path}", body, timeout=60) as answer:
            page: bytes = answer.read()
        return page


def seconds_each(post: Callable[[Posting], object], prefix: str, number: int) -> float:
    """Wall seconds a bill, after one that warms everything up."""
    post(bill(f"{prefix}-WARM"))
    started = time.perf_counter()
    for at in range(number):
        post(bill(f"{prefix}-{at:04}"))
    return (time.perf_counter() - started) / number


def books(installation: Installation, folder: Path) -> Books:
    """One organisation's, with the password in the environment."""
    os.environ["SQLLEDGER_PASSWORD"] = PASSWORD
    return Books(
        url=installation.url,
        logins={"ZN1": installation.dataset("ZN1", MASTERS)},
        password="env:SQLLEDGER_PASSWORD",  # noqa: S106 - a reference
        accounts=Accounts(payables=PAYABLES, vat=VAT),
        evidence=folder,
    )


def main() -> None:
    """Print both, and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=20)
    number = parser.parse_args().bills
    require("chromium")
    with ExitStack() as stack:
        installation = stack.enter_context(running_sql_ledger(stack.enter_context(running_server())))
        given = books(installation, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        with SqlLedger(given) as ledger:
            by_screens = seconds_each(ledger.post_and_read_back, "S", number)
        bare = seconds_each(BareScript(given.url, given.logins["ZN1"]).post, "B", number)
        written = installation.query(given.logins["ZN1"], "SELECT count(*) FROM ap")[0][0]
    assert written == 2 * (number + 1), f"{written} entries were written"
    print(f"posting by screens    {by_screens:6.2f} s a bill   {by_screens / LIMIT_SECONDS:5.2f} of the limit of 3 s")
    print(f"bare forms, unchecked {bare:6.2f} s a bill   the connector takes {by_screens / bare:.1f} times as long")


if __name__ == "__main__":
    main()
