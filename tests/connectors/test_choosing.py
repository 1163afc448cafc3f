import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bots.posting.post import post_all
from connectors.ledgers.base import LedgerError, LedgerUnavailable
from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.several import Ledgers
from connectors.ledgers.tryton import TrytonLedger
from counterfoil.model.masters import Masterdata, Supplier
from counterfoil.model.postings import Posted
from counterfoil.settings import Settings, SettingsError
from tests.connectors.faults import Faulty, Times
from tests.connectors.world import MASTERS, bill, of_the_other_organisation

PLANTED = "planted-password-7391"
BOOKS = """
trust-books:
  system: tryton
  organisations: [ZN2]
  url: http://127.0.0.1:9/trust
  user: robot
  password: env:TRUST_BOOKS_PASSWORD
  vat_account: VAT
"""

Write = Callable[[str], Settings]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.setenv("TRUST_BOOKS_PASSWORD", PLANTED)

    def written(text: str) -> Settings:
        settings = Settings.load(home=tmp_path, environment={})
        settings.ledgers.write_text(text)
        return settings

    return written


def test_without_a_file_the_embedded_ledger_keeps_all_books(tmp_path: Path) -> None:
    with open_ledgers(Settings.load(home=tmp_path, environment={})) as ledgers:
        assert isinstance(ledgers.books_of("ZN1"), EmbeddedLedger)
        assert list(ledgers.named) == ["embedded"]


def test_an_organisation_in_the_file_has_its_own_ledger_and_the_others_the_embedded_one(write: Write) -> None:
    with open_ledgers(write(BOOKS)) as ledgers:
        assert isinstance(ledgers.books_of("ZN2"), TrytonLedger)
        assert isinstance(ledgers.books_of("ZN1"), EmbeddedLedger)


def test_the_file_may_lie_elsewhere(tmp_path: Path, write: Write) -> None:
    write(BOOKS).ledgers.rename(tmp_path / "chosen.yaml")
    settings = Settings.load(home=tmp_path, environment={"COUNTERFOIL_LEDGERS": str(tmp_path / "chosen.yaml")})
    with open_ledgers(settings) as ledgers:
        assert isinstance(ledgers.books_of("ZN2"), TrytonLedger)


@pytest.mark.parametrize(
    ("said", "instead", "message"),
    [
        (
            "system: tryton",
            "system: sage50",
            "ledger trust-books is of the system sage50, for which there is no connec",
        ),
        ("  system: tryton\n", "", "ledger trust-books needs the setting system"),
        ("  vat_account: VAT\n", "", "ledger trust-books needs the setting vat_account"),
        ("vat_account", "vat_acount", "needs the setting vat_account"),
        ("user: robot", "user: robot\n  usr: x", "ledger trust-books has no setting usr; those it knows are"),
        ("user: robot", "user: robot\n  window: x", "has no setting window; those it knows are key, organisations"),
        ("user: robot", "user: robot\n  rate: 0", "trust-books, rate is '0'; give a whole number of bills a minute"),
        ("user: robot", "user: robot\n  rate: [5]", "trust-books, rate is ['5']; give a whole number"),
        ("user: robot", "user: robot\n  stop_after: many", "stop_after is 'many'; give a whole number of failures"),
        ("user: robot", "user: robot\n  windows: Sunday", "windows is 'Sunday'; give a list, as [Sunday 01:00-05:00"),
        ("user: robot", "user: robot\n  windows: [Sunday 1-5]", "trust-books, windows: 'Sunday 1-5' is no window"),
        (BOOKS, "embedded:\n  url: x", "the embedded ledger has no setting url; it keeps the books of all"),
        ("[ZN2]", "ZN2", "needs a list of the organisations"),
        ("[ZN2]", "[]", "needs a list of the organisations"),
        ("user: robot", "user: {name: robot}", "ledger trust-books, user: each setting is one text"),
        ("env:TRUST_BOOKS_PASSWORD", "env:NOBODY_SET_THIS", "password: there is no credential at env:NOBODY_SET_THIS"),
        ("env:TRUST_BOOKS_PASSWORD", PLANTED, "password: a credential is given by reference"),
        (BOOKS, "- trust-books", "the file has to be names with what they stand for"),
        (BOOKS, "trust-books: [", "is no YAML file"),
        (
            BOOKS,
            BOOKS + BOOKS.replace("trust-books", "others"),
            "the books of ZN2 are kept by trust-books and by others",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_place(
    write: Write, said: str, instead: str, message: str
) -> None:
    settings = write(BOOKS.replace(said, instead))
    with pytest.raises(SettingsError) as refused:
        open_ledgers(settings)
    assert message in str(refused.value)
    assert str(settings.ledgers) in str(refused.value)
    assert PLANTED not in str(refused.value)


def test_each_ledger_has_limits_of_its_own_and_the_embedded_one_may_have_some_too(write: Write) -> None:
    said = "  windows: [Sunday 01:00-05:00, every day 22:00-02:00]\n  stop_after: 5\nembedded:\n  rate: 600\n"
    with open_ledgers(write(BOOKS.rstrip() + "\n" + said)) as ledgers:
        books, embedded = ledgers.limits_of("trust-books"), ledgers.limits_of("embedded")
        assert list(ledgers.named) == ["embedded", "trust-books"]
    assert (len(books.windows), books.rate, books.stop_after) == (2, None, 5)
    assert (embedded.windows, embedded.rate, embedded.stop_after) == ((), 600, 3)


def test_no_secret_shows_in_a_ledger_or_in_what_goes_wrong_with_it(write: Write) -> None:
    with open_ledgers(write(BOOKS)) as ledgers:
        (answer,) = post_all(ledgers, [of_the_other_organisation()])
    assert isinstance(answer, LedgerUnavailable)
    told = f"{answer!r} {ledgers!r} {pickle.dumps(answer)!r} {answer.__cause__!r}"
    assert PLANTED not in told


@pytest.fixture
def two(tmp_path: Path) -> Ledgers:
    """ZN1's books in the embedded ledger and ZN2's in another."""
    embedded, other = (EmbeddedLedger(f"sqlite:///{tmp_path / name}.db") for name in ("embedded", "other"))
    embedded.load(MASTERS)
    other.load(MASTERS)
    return Ledgers(embedded, {"ZN2": other}, named={"other": other})


def test_each_bill_goes_to_the_ledger_of_its_organisation(two: Ledgers) -> None:
    bills = [bill(), of_the_other_organisation(), bill("INV-2")]
    with two as ledgers:
        assert [answer.posting for answer in post_all(ledgers, bills) if isinstance(answer, Posted)] == bills
        assert [len(list(one.postings())) for one in ledgers.named.values()] == [2, 1]
        assert [one.posting for one in ledgers.postings("ZN2")] == [bills[1]]
        assert len(list(ledgers.postings())) == 3
        assert ledgers.balances("ZN2").suppliers == {"S-9": bills[1].gross}


def test_a_ledger_that_is_down_delays_only_its_own_bills(two: Ledgers) -> None:
    down = Faulty(two.named["other"], asked=Times(100, LedgerUnavailable))
    ledgers = Ledgers(two.embedded, {"ZN2": down}, named={"other": down})
    first, second, third = post_all(ledgers, [bill(), of_the_other_organisation(), bill("INV-2")])
    assert isinstance(first, Posted)
    assert isinstance(second, LedgerUnavailable)
    assert isinstance(third, Posted)
    ledgers.close()


class Knowing(Faulty):
    """A ledger that keeps its own suppliers, as a live one does."""

    masters = frozenset({"suppliers"})
    known = Masterdata(digest="theirs", suppliers=(Supplier(organisation="ZN2", supplier_id="S-9", name="Gloves plc"),))

    def masterdata(self) -> Masterdata:
        self._asked()
        return self.known


def test_what_a_live_ledger_knows_takes_the_place_of_the_extract_and_the_extract_fills_what_it_leaves_open(
    two: Ledgers,
) -> None:
    known = replace(
        MASTERS,
        suppliers=tuple(
            replace(one, sort_code="107999") if one.supplier_id == "S-9" else one for one in MASTERS.suppliers
        ),
    )
    live = Knowing(two.named["other"])
    ledgers = Ledgers(two.embedded, {"ZN2": live}, named={"other": live})
    found = ledgers.load(known)
    assert [one for one in found.suppliers if one.organisation == "ZN1"] == list(MASTERS.suppliers[:3])
    assert [one for one in found.suppliers if one.organisation == "ZN2"] == [
        Supplier(organisation="ZN2", supplier_id="S-9", name="Gloves plc", sort_code="107999")
    ]
    assert ledgers.masterdata() == found
    ledgers.close()


def test_a_ledger_that_does_not_say_what_it_knows_is_left_with_what_it_said_last(two: Ledgers) -> None:
    live = Knowing(two.named["other"])
    ledgers = Ledgers(two.embedded, {"ZN2": live}, named={"other": live})
    before = ledgers.load(MASTERS)
    live._asked = Times(1, LedgerUnavailable)
    after = ledgers.load(MASTERS)
    assert after.suppliers == before.suppliers
    assert after.warnings == ("ledger other gave no master data, what was known last is used: the connection was lost",)
    ledgers.close()


def test_a_ledger_that_has_said_nothing_yet_is_known_by_its_extract(two: Ledgers, tmp_path: Path) -> None:
    live = Knowing(two.named["other"], asked=Times(1, LedgerUnavailable))
    with EmbeddedLedger(f"sqlite:///{tmp_path}/new.db") as new:
        assert Ledgers(new, {"ZN2": live}, named={"other": live}).load(MASTERS).suppliers == MASTERS.suppliers
    two.close()


def test_a_reference_is_a_ledgers_own(two: Ledgers) -> None:
    with two as ledgers, pytest.raises(LedgerError, match="the ledger that keeps the books"):
        ledgers.read_back("AP-0000001")
