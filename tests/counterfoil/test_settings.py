"""Settings: arguments before the environment before defaults."""

from pathlib import Path

import pytest

from counterfoil.settings import Settings, SettingsError


def test_by_default_everything_is_in_the_home(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path, environment={})
    assert settings.database_url == f"sqlite:///{tmp_path}/counterfoil.db"
    assert settings.ledger_url == f"sqlite:///{tmp_path}/ledger.db"
    assert settings.workers >= 1


def test_the_home_is_below_where_one_stands_unless_told_otherwise() -> None:
    assert Settings.load(environment={}).home == Path.cwd() / ".counterfoil"
    assert Settings.load(environment={"COUNTERFOIL_HOME": "/srv/cf"}).home == Path("/srv/cf")
    assert Settings.load(home=Path("/a"), environment={"COUNTERFOIL_HOME": "/srv/cf"}).home == Path("/a")


def test_a_postgresql_address_is_given_its_driver_and_serves_the_ledger_too() -> None:
    environment = {"COUNTERFOIL_DATABASE_URL": "postgresql://cf:secret@db/counterfoil"}
    settings = Settings.load(environment=environment)
    assert settings.database_url == settings.ledger_url == "postgresql+psycopg://cf:secret@db/counterfoil"
    assert "secret" not in repr(settings)


def test_the_ledger_may_be_elsewhere() -> None:
    environment = {"COUNTERFOIL_DATABASE_URL": "postgresql://db/a", "COUNTERFOIL_LEDGER_URL": "postgres://db/b"}
    assert Settings.load(environment=environment).ledger_url == "postgresql+psycopg://db/b"
    assert Settings.load(environment={"COUNTERFOIL_LEDGER_URL": "sqlite:////l.db"}).ledger_url == "sqlite:////l.db"


def test_the_rules_are_those_beside_the_program_unless_told_otherwise() -> None:
    assert Settings.load(environment={}).rules == Path(__file__).parents[2] / "rules"
    assert Settings.load(environment={"COUNTERFOIL_RULES": "/etc/rules"}).rules == Path("/etc/rules")


def test_numbers_come_from_the_environment() -> None:
    settings = Settings.load(environment={"COUNTERFOIL_WORKERS": "7", "COUNTERFOIL_CHUNK": " 25 "})
    assert (settings.workers, settings.chunk) == (7, 25)
    assert Settings.load(workers=3, environment={"COUNTERFOIL_WORKERS": "7"}).workers == 3
    assert Settings.load(environment={}).patience == 0
    assert Settings.load(patience=0, environment={"COUNTERFOIL_PATIENCE": "180"}).patience == 0


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5", "²"])
def test_a_number_that_is_none_is_refused_by_name(given: str) -> None:
    with pytest.raises(SettingsError, match=r"COUNTERFOIL_CHUNK is .*; give a whole number above 0"):
        Settings.load(environment={"COUNTERFOIL_CHUNK": given})
