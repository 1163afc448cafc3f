"""The rulebook: the folder of rule files, read whole or not at all."""

from pathlib import Path
from typing import Self

from counterfoil.rulebook.dictionary import read_dictionary
from counterfoil.rulebook.layering import NATIONAL, SYSTEM, extend, found
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.source import Place, RuleError, Section, read_yaml

ORGANISATIONS = "organisations"
# How deep the rule files of a folder lie; facts.yaml and other files lie on top.
DEPTH = {NATIONAL: 2, SYSTEM: 2, ORGANISATIONS: 3}


class Rulebook:
    """All policies of a rules folder."""

    def __init__(self, common: Policy, organisations: dict[str, Policy]) -> None:
        self._common = common
        self._organisations = organisations

    @classmethod
    def load(cls, folder: Path, *, commit: str = "") -> Self:
        """Read facts.yaml, national/, system/ and organisations/; nothing is loaded from a folder with an error.

        Raises:
            RuleError: the first fault found, with file and line.
        """
        _refuse_strays(folder)
        dictionary = read_dictionary(_read(folder, folder / "facts.yaml"))
        rules = found(dictionary, _layer(folder, folder / NATIONAL))
        if not rules.packs:
            raise RuleError(f"{folder.name}/{NATIONAL}: no pack is here; the base layer has at least one .yaml file")
        if system := _layer(folder, folder / SYSTEM):
            rules = extend(rules, system, layer=SYSTEM)
        return cls(
            Policy(rules, commit=commit),
            {
                code: Policy(extend(rules, files, layer=code), organisation=code, commit=commit)
                for code, files in _organisations(folder).items()
            },
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


def _organisations(folder: Path) -> dict[str, tuple[Section, ...]]:
    root = folder / ORGANISATIONS
    found_files = {path.name: _layer(folder, path) for path in sorted(root.glob("*")) if path.is_dir()}
    return {code: files for code, files in found_files.items() if files}


def _refuse_strays(folder: Path) -> None:
    """A rule file that lies where nothing looks would be believed to be in force."""
    for path in sorted(folder.rglob("*.y*ml")):
        parts = path.relative_to(folder).parts
        read = len(parts) == DEPTH.get(parts[0], 1) and path.suffix == ".yaml"
        if not read:
            message = (
                f"would not be read; rules lie in {NATIONAL}/, {SYSTEM}/ or {ORGANISATIONS}/CODE/ and end in .yaml"
            )
            raise Place(_shown(folder, path), 1).refuse(message)


def _layer(folder: Path, layer: Path) -> tuple[Section, ...]:
    return tuple(_read(folder, path) for path in sorted(layer.glob("*.yaml")))


def _read(folder: Path, path: Path) -> Section:
    return read_yaml(path, shown=_shown(folder, path))


def _shown(folder: Path, path: Path) -> str:
    return (Path(folder.resolve().name) / path.relative_to(folder)).as_posix()
