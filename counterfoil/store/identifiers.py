"""How items are called: ids that tell nothing of what a sender calls a file, and the paths of its parts."""

import hashlib
import re

SAFE_IN_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,6}")


def plain_path(file: str) -> str:
    """A path as it can be stored: bytes of a file name that are not UTF-8 are written as escapes."""
    return file.encode(errors="backslashreplace").decode()


def item_id(file: str) -> str:
    """The same file always gets the same id: its day, its number where it is named by a short one, and eight digits.

    Ids stand in logs, and what senders call their files may name a patient: no other part of a name is taken over.
    """
    day, _, name = file.partition("/")
    parts = [part for part in (day, name.partition(".")[0]) if SAFE_IN_ID.fullmatch(part)]
    return "-".join([*parts, hashlib.sha256(plain_path(file).encode()).hexdigest()[:8]])


def part_below(part: str, index: int) -> str:
    """The path of the child with this index (from 1), padded so that parts sort in their order."""
    return f"{part}/{index:04d}" if part else f"{index:04d}"


def part_id(root: str, part: str) -> str:
    """The id of a part of the file with the id `root`."""
    return ".".join((root, *(str(int(step)) for step in part.split("/"))))
