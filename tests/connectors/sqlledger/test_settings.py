"""SQL-Ledger as an installation's file of ledgers gives it."""

from pathlib import Path

import pytest

from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.sqlledger import SqlLedger
from counterfoil.settings import Settings, SettingsError

GIVEN = """
small:
  system: sqlledger
  organisations: [ZN5, ZN6]
  url: http://127.0.0.1:9/sql-ledger/
  logins: ZN5 = robot@zn5, ZN6 = robot@zn6
  password: env:SMALL_BODIES_PASSWORD
  payables_account: "2100"
  vat_account: "2206"
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("SMALL_BODIES_PASSWORD", "planted")
    tmp_path.joinpath("ledgers.yaml").write_text(GIVEN)
    return Settings.load(home=tmp_path, environment={})


def test_the_books_of_an_organisation_are_at_its_login(settings: Settings) -> None:
    with open_ledgers(settings) as ledgers:
        ledger = ledgers.books_of("ZN6")
        assert isinstance(ledger, SqlLedger)
        assert ledger._books.logins["ZN6"] == "robot@zn6"
        assert ledger._books.url == "http://127.0.0.1:9/sql-ledger"
        assert ledger._books.evidence == settings.home / "ledgers" / "small" / "evidence"
        assert "planted" not in repr(ledger._books)


def test_an_organisation_without_a_login_is_named(settings: Settings) -> None:
    settings.ledgers.write_text(GIVEN.replace(", ZN6 = robot@zn6", ""))
    with pytest.raises(SettingsError, match="ZN6"):
        open_ledgers(settings)


def test_a_password_that_is_nowhere_is_told_at_the_start(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMALL_BODIES_PASSWORD")
    with pytest.raises(SettingsError, match="env:SMALL_BODIES_PASSWORD"):
        open_ledgers(settings)
