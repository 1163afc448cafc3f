"""The rulebook: the folder of rule files, read whole or not at all."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from counterfoil.rulebook.dictionary import read_dictionary
from counterfoil.rulebook.folder import NATIONAL, ORGANISATIONS, SYSTEM, RuleFiles
from counterfoil.rulebook.layering import Rules, extend, found
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.source import RuleError, Section
from counterfoil.rulebook.tightening import refuse_loosened


class Rulebook:
    """All policies of a rules folder; `files` are those that they were read from."""

    def __init__(self, files: RuleFiles, common: Policy, organisations: dict[str, Policy]) -> None:
        self.files = files
        self._common = common
        self._organisations = organisations

    @classmethod
    def load(cls, folder: Path, *, commit: str = "") -> Self:
        """Read a folder of rules.

        Raises:
            RuleError: the first fault found, with file and line.
        """
        return cls.read(RuleFiles.of_folder(folder, commit=commit))

    @classmethod
    def read(cls, files: RuleFiles) -> Self:
        """Read facts.yaml, national/, system/ and organisations/; nothing is loaded from files with an error.

        Raises:
            RuleError: the first fault found, with file and line.
        """
        files.refuse_strays()
        dictionary = read_dictionary(files.read("facts.yaml"))
        rules = found(dictionary, files.layer(NATIONAL))
        if not rules.packs:
            raise RuleError(f"{files.name}/{NATIONAL}: no pack is here; the base layer has at least one .yaml file")
        if system := files.layer(SYSTEM):
            rules = _tightened(rules, system, layer=SYSTEM)
        own = {
            code: _tightened(rules, files.layer(f"{ORGANISATIONS}/{code}"), layer=code) for code in files.organisations
        }
        return cls(
            files,
            Policy(rules, files=files),
            {code: Policy(each, organisation=code, files=files) for code, each in own.items()},
        )

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations that have rules of their own, in order of their codes."""
        return tuple(self._organisations)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """The policy that all share, then each organisation's."""
        return (self._common, *self._organisations.values())

    def policy(self, organisation: str | None) -> Policy:
        """The policy of an organisation; the common one for None and for an organisation without a file."""
        return self._organisations.get(organisation, self._common) if organisation else self._common


def _tightened(above: Rules, files: Iterable[Section], *, layer: str) -> Rules:
    below = extend(above, files, layer=layer)
    refuse_loosened(above, below)
    return below
