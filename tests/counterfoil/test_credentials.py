import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from counterfoil import credentials
from counterfoil.credentials import CredentialError, add_source, fetch

PLANTED = "planted-passphrase"


class Ring(KeyringBackend):
    """A keyring of one entry."""

    priority = 1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return PLANTED if (service, username) == ("sqlledger", "robot") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


class NoRing(Ring):
    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        raise NoKeyringError("no keyring is running")


def test_a_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLLEDGER_PASSWORD", PLANTED)
    assert fetch("env:SQLLEDGER_PASSWORD").reveal() == PLANTED


def test_a_secret_comes_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", Ring())
    assert fetch("keyring:sqlledger/robot").reveal() == PLANTED
    with pytest.raises(CredentialError, match="keyring:sqlledger/nobody"):
        fetch("keyring:sqlledger/nobody")


def test_a_machine_without_a_keyring_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", NoRing())
    with pytest.raises(CredentialError, match="no keyring is running"):
        fetch("keyring:sqlledger/robot")


def test_a_secret_comes_from_where_a_flow_looks_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "_SOURCES", dict(credentials._SOURCES))
    with pytest.raises(CredentialError, match="in a flow that Prefect runs"):
        fetch("prefect:sqlledger")
    add_source("prefect", {"sqlledger": PLANTED}.get)
    assert fetch("prefect:sqlledger").reveal() == PLANTED


@pytest.mark.parametrize("reference", [PLANTED, f"password:{PLANTED}", "env:", ""])
def test_a_password_in_the_place_of_a_reference_is_refused_and_not_repeated(reference: str) -> None:
    with pytest.raises(CredentialError) as refused:
        fetch(reference)
    assert PLANTED not in str(refused.value)


def test_a_missing_credential_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SQLLEDGER_PASSWORD", raising=False)
    with pytest.raises(CredentialError, match="env:SQLLEDGER_PASSWORD"):
        fetch("env:SQLLEDGER_PASSWORD")


def test_a_secret_does_not_show_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLLEDGER_PASSWORD", PLANTED)
    secret = fetch("env:SQLLEDGER_PASSWORD")
    assert PLANTED not in f"{secret} {secret!r} {[secret]}"
