"""What an installation says of one ledger: its settings, each asked for once, with errors that name file and place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counterfoil.credentials import CredentialError, Secret, fetch
from counterfoil.settings import SettingsError
from counterfoil.work.limits import NAMES as LIMITS


@dataclass(slots=True, kw_only=True)
class Given:
    """The settings of the ledger `name` in `file`; `folder` is the connector's own place for what it has to keep.

    A connector takes each setting that it knows; `finish` then refuses those that nobody took.
    """

    name: str
    file: Path
    folder: Path
    organisations: Sequence[str]
    values: Mapping[str, str]
    _taken: set[str] = field(default_factory=set)

    def text(self, setting: str) -> str:
        """A setting that has to be there.

        Raises:
            SettingsError: it is not.
        """
        if (value := self.optional(setting)) is None:
            raise SettingsError(f"{self.file}: ledger {self.name} needs the setting {setting}")
        return value

    def optional(self, setting: str) -> str | None:
        """A setting that may be left out."""
        self._taken.add(setting)
        return self.values.get(setting) or None

    def secret(self, setting: str) -> Secret:
        """What is kept where the setting says (env:NAME, keyring:SERVICE/USER, prefect:BLOCK).

        Raises:
            SettingsError: it is not a reference, or leads nowhere.
        """
        try:
            return fetch(self.text(setting))
        except CredentialError as error:
            raise SettingsError(f"{self.file}: ledger {self.name}, {setting}: {error}") from error

    def finish(self) -> None:
        """Refuse what is left over: a setting that is misspelt would else do nothing, silently.

        Raises:
            SettingsError: a setting is not known.
        """
        if unknown := sorted(set(self.values) - self._taken):
            known = ", ".join(sorted({*self._taken, "organisations", *LIMITS}))
            raise SettingsError(
                f"{self.file}: ledger {self.name} has no setting {', '.join(unknown)}; those it knows are {known}"
            )
