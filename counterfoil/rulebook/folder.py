"""The rules as files: a folder taken in as text, by path, so that the very same files can be read again later."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from counterfoil.rulebook.source import Place, RuleError, Section, read_yaml, suggest

NATIONAL = "national"
SYSTEM = "system"
ORGANISATIONS = "organisations"
# How deep the rule files of a folder lie; facts.yaml and other files lie on top.
DEPTH = {NATIONAL: 2, SYSTEM: 2, ORGANISATIONS: 3}


@dataclass(frozen=True)
class RuleFiles:
    """Every YAML file of a rules folder by its path below it; `name` is the folder's, as messages show it.

    `commit` is the one that the files were taken from, empty where that is not known.
    """

    name: str
    texts: Mapping[str, str]
    commit: str = ""

    @classmethod
    def of_folder(cls, folder: Path, *, commit: str = "") -> Self:
        """The files of a folder as they stand now.

        Raises:
            RuleError: one of them cannot be read as text.
        """
        name = folder.resolve().name
        paths = sorted(path for path in folder.rglob("*.y*ml") if path.is_file())
        return cls(name, {path.relative_to(folder).as_posix(): _text(path, folder, name) for path in paths}, commit)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over the paths and texts of all files; the same files have it wherever they lie."""
        whole = hashlib.sha256()
        for path, text in sorted(self.texts.items()):
            for part in (path, text):
                encoded = part.encode()
                whole.update(len(encoded).to_bytes(8, "big") + encoded)
        return whole.hexdigest()

    def with_pack(self, pack: str, other: "RuleFiles") -> "RuleFiles":
        """These files with one pack as the other has it in every layer, and with the other's facts.

        Raises:
            RuleError: the other has no such pack.
        """
        theirs = other.of_pack(pack)
        if not theirs:
            names = {name for path in other.texts if (name := other.pack_of(path))}
            raise RuleError(f"{other.name}: no pack is named {pack!r}{suggest(pack, names)}")
        ours = self.of_pack(pack)
        kept = {path: text for path, text in self.texts.items() if path not in ours}
        return RuleFiles(self.name, {**kept, **theirs, "facts.yaml": other.texts["facts.yaml"]})

    def of_pack(self, pack: str) -> Mapping[str, str]:
        """The files of a pack, of every layer."""
        return {path: text for path, text in self.texts.items() if self.pack_of(path) == pack}

    def pack_of(self, path: str) -> str:
        """The pack that a file belongs to; empty for one that is of none."""
        return self.read(path).text("pack") if path.split("/", maxsplit=1)[0] in DEPTH else ""

    def place(self, path: str) -> Place:
        """The top of a file."""
        return Place(f"{self.name}/{path}", 1)

    def read(self, path: str) -> Section:
        """One file.

        Raises:
            RuleError: there is no such file, or it is not YAML of the strict kind.
        """
        if path not in self.texts:
            raise self.place(path).refuse("there is no such file; give the folder that holds facts.yaml and national/")
        return read_yaml(self.texts[path], shown=f"{self.name}/{path}")

    def layer(self, folder: str) -> tuple[Section, ...]:
        """The pack files right below a folder, in the order of their names."""
        beginning = f"{folder}/"
        return tuple(
            self.read(path)
            for path in sorted(self.texts)
            if path.startswith(beginning) and "/" not in path.removeprefix(beginning)
        )

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations that have files of their own, in order of their codes."""
        codes = {path.split("/")[1] for path in self.texts if path.startswith(f"{ORGANISATIONS}/")}
        return tuple(sorted(codes))

    def refuse_strays(self) -> None:
        """Refuse a rule file that lies where nothing looks; it would be believed to be in force."""
        for path in sorted(self.texts):
            parts = path.split("/")
            if len(parts) != DEPTH.get(parts[0], 1) or not path.endswith(".yaml"):
                message = (
                    f"would not be read; rules lie in {NATIONAL}/, {SYSTEM}/ or {ORGANISATIONS}/CODE/ and end in .yaml"
                )
                raise self.place(path).refuse(message)


def _text(path: Path, folder: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        shown = f"{name}/{path.relative_to(folder).as_posix()}"
        raise Place(shown, 1).refuse(f"the file cannot be read: {error}") from error
