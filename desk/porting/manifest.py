"""The list of an export's files with their hashes, so that nothing can be lost or changed on the way unseen."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from counterfoil.store.originals import sha256_of

NAME = "manifest.json"
FORMAT = "counterfoil-export/v1"


class PortingError(ValueError):
    """An export cannot be written or taken in; the message names the file and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export holds.

    `tables` is the step of the store's tables; `rows` are those of each table, none unless the export is whole; `files`
    has the SHA-256 of each file but the manifest by its path below the export's folder.
    """

    format: str
    made_at: str
    whole: bool
    tables: str
    rows: Mapping[str, int]
    files: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Into the export's folder, last of all: an export without it was cut off."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def hashed(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of an export."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / NAME)
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}


def checked(folder: Path) -> Manifest:
    """The manifest of a whole export whose files are all as they were written.

    Raises:
        PortingError: it is not whole, or a file is missing or was changed.
    """
    try:
        manifest = Manifest(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise PortingError(
            f"{folder} holds no {NAME}: it is no export, or one that was cut off; export again"
        ) from error
    except (ValueError, TypeError) as error:
        raise PortingError(f"{folder / NAME} is damaged ({error}); export again") from error
    if manifest.format != FORMAT:
        raise PortingError(f"{folder} is of the format {manifest.format!r}; this version takes {FORMAT}")
    if not manifest.whole:
        raise PortingError(f"{folder} is no whole export; make one with `counterfoil export --whole`")
    for name, sha256 in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise PortingError(f"{path} is missing; copy the export again")
        if sha256_of(path) != sha256:
            raise PortingError(f"{path} is not as it was exported; copy the export again")
    return manifest
