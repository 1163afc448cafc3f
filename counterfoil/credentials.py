"""Credentials by reference: a setting says where a password is kept, and it is fetched at the moment it is needed.

env:NAME              the environment variable NAME
keyring:SERVICE/USER  the keyring of the user that runs the worker
prefect:BLOCK         a Secret block of the Prefect server; only in a flow that Prefect runs
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field

FORMS = "env:NAME, keyring:SERVICE/USER or prefect:BLOCK"


class CredentialError(ValueError):
    """A credential cannot be fetched; the message names the reference, which is no secret, and what to do."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret that shows itself only when asked to: not in a message, a log or a traceback."""

    _value: str = field(repr=False)

    def reveal(self) -> str:
        """The secret itself, to be handed to the system that asks for it and to nothing else."""
        return self._value

    def __str__(self) -> str:
        return "(secret)"


def fetch(reference: str) -> Secret:
    """The secret that the reference stands for.

    Raises:
        CredentialError: the reference has none of the three forms, or there is nothing where it leads.
    """
    source, _, name = reference.partition(":")
    if source not in _SOURCES or not name:
        # The reference itself is not repeated: somebody may have put the password in its place.
        raise CredentialError(f"a credential is given by reference: {FORMS}; what was given has none of these forms")
    if not (found := _SOURCES[source](name)):
        raise CredentialError(f"there is no credential at {reference}; put it there, or give another reference")
    return Secret(found)


def add_source(source: str, look_up: Callable[[str], str | None]) -> None:
    """Let references that begin with `source:` be looked up; flows add Prefect's blocks, which nothing else knows."""
    _SOURCES[source] = look_up


def _from_keyring(name: str) -> str | None:
    import keyring  # noqa: PLC0415 - takes a while, and most installations have none
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    service, _, user = name.partition("/")
    try:
        return keyring.get_password(service, user)
    except KeyringError as error:
        raise CredentialError(f"the keyring does not give keyring:{name}: {error}") from error


def _outside_prefect(name: str) -> str | None:
    raise CredentialError(f"prefect:{name} can only be fetched in a flow that Prefect runs; here use {FORMS}")


_SOURCES: dict[str, Callable[[str], str | None]] = {
    "env": os.environ.get,
    "keyring": _from_keyring,
    "prefect": _outside_prefect,
}
