"""Real spellings of suppliers in public NHS payment data, split by entity into a half to fit on and a half to score."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2].parent / "shared" / "corpora" / "supplier-names"
ABSENT = f"NOT MEASURED: the real supplier names are not there ({FOLDER}); accuracy on real spellings needs them"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as a payments file has it, and the register's names for the same body (mostly one)."""

    written: str
    canonical: tuple[str, ...]
    fitting: bool


def is_there() -> bool:
    """Whether the corpus is beside the project."""
    return FOLDER.is_dir()


def for_fitting(entity: str) -> bool:
    """Whether an entity is of the half that weights are fitted on and words were looked up in; by its hash."""
    return hashlib.blake2b(entity.encode(), digest_size=4).digest()[0] % 2 == 0


def spellings() -> list[Spelling]:
    """All real spellings in the order of the file."""
    with (FOLDER / "spellings.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        Spelling(row["spelling"], tuple(row["canonical"].split("|")), for_fitting(row["canonical"])) for row in rows
    ]


def register() -> list[str]:
    """The names of the register, each once, in the order of the file."""
    with (FOLDER / "register.csv").open(encoding="utf-8") as file:
        return list(dict.fromkeys(row["name"] for row in csv.DictReader(file)))
