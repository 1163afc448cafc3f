"""Outlook messages for tests, and the compound file (MS-CFB) that holds one: storages, streams and their sectors."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# Types of properties (MS-OXCDATA 2.11.1) that a test writes.
TEXT, BINARY, NUMBER = 0x001F, 0x0102, 0x0003
HEADS = {"outer": 32, "inner": 24, "attachment": 8}

Tree = Mapping[str, "bytes | Tree"]


@dataclass
class Entry:
    """A storage or stream with its place among the others."""

    name: str
    content: bytes | None = None
    inside: list["Entry"] = field(default_factory=list)
    number: int = 0
    start: int = END
    next_one: int = FREE
    first_inside: int = FREE


def message(
    *,
    sender: tuple[str, str] = ("Acme Accounts", "accounts@acme.example"),
    subject: str = "Invoice INV-1001",
    body: str = "Please find attached.",
    html: str = "",
    attachments: Sequence[tuple[str, "bytes | Tree"]] = (),
    more: Mapping[int, str | bytes] | None = None,
    head: str = "outer",
) -> Tree:
    """The tree of a message; an attachment that is a tree is a message inside it."""
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x1000: body, 0x0C1A: sender[0], 0x5D01: sender[1], **(more or {})}
    tree = _properties({**texts, **({0x1013: html} if html else {})}, head)
    for number, (name, content) in enumerate(attachments):
        method = 1 if isinstance(content, bytes) else 5
        attached = _properties(
            {0x3707: name, 0x3705: method, **({0x3701: content} if method == 1 else {})}, "attachment"
        )
        inner = {} if isinstance(content, bytes) else {"__substg1.0_3701000D": content}
        tree[f"__attach_version1.0_#{number:08X}"] = {**attached, **inner}
    return tree


def _properties(values: Mapping[int, "str | bytes | int | Tree"], head: str) -> "dict[str, bytes | Tree]":
    table = bytes(HEADS[head])
    streams: dict[str, bytes | Tree] = {}
    for number, value in sorted(values.items()):
        if isinstance(value, int):
            table += struct.pack("<HHIII", NUMBER, number, 6, value, 0)
            continue
        kind, content = (TEXT, value.encode("utf-16-le")) if isinstance(value, str) else (BINARY, value)
        assert isinstance(content, bytes)
        table += struct.pack("<HHIII", kind, number, 6, len(content), 0)
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = content
    return {"__properties_version1.0": table, **streams}


def compound_file(tree: Tree) -> bytes:
    """The bytes of a compound file with these streams and storages."""
    root = Entry("Root Entry", inside=_entries(tree))
    entries = _numbered(root)
    sectors: list[bytes] = []
    table: list[int] = []

    def store(content: bytes) -> int:
        """Puts a stream into sectors of its own; gives the first."""
        first = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        table.extend([*range(first + 1, first + len(pieces)), END] if pieces else [])
        return first if pieces else END

    small, small_table = b"", []
    for entry in entries[1:]:
        if entry.content and len(entry.content) < CUTOFF:
            count = -(-len(entry.content) // SMALL)
            entry.start = len(small_table)
            small_table += [*range(entry.start + 1, entry.start + count), END]
            small += entry.content.ljust(count * SMALL, b"\0")
        elif entry.content:
            entry.start = store(entry.content)
    root.content, root.start = small, store(small)
    small_start = store(b"".join(struct.pack("<I", number) for number in small_table))
    directory = b"".join(_directory_entry(entry, root=entry is root) for entry in entries)
    directory_start = store(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    count = 1
    while (len(table) + count) * 4 > count * SECTOR:
        count += 1
    fat_start = len(sectors)
    table += [FAT] * count
    fat = b"".join(struct.pack("<I", number) for number in table).ljust(count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    numbers = (0, count, directory_start, 0, CUTOFF, small_start, -(-len(small_table) * 4 // SECTOR), END, 0, fat_start)
    header += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, *numbers)
    header += b"".join(struct.pack("<I", fat_start + number if number < count else FREE) for number in range(1, 109))
    return header[:SECTOR] + b"".join(sectors) + fat


def _entries(tree: Tree) -> list[Entry]:
    return [
        Entry(name, content=node) if isinstance(node, bytes) else Entry(name, inside=_entries(node))
        for name, node in tree.items()
    ]


def _numbered(root: Entry) -> list[Entry]:
    """Every entry with its number; those of one storage are chained by their right-hand neighbours."""
    found = [root]
    for entry in found:
        for inner in entry.inside:
            inner.number = len(found)
            found.append(inner)
        ordered = sorted(entry.inside, key=lambda one: (len(one.name), one.name.upper()))
        entry.first_inside = ordered[0].number if ordered else FREE
        for one, other in pairwise(ordered):
            one.next_one = other.number
    return found


def _directory_entry(entry: Entry, *, root: bool) -> bytes:
    name = entry.name.encode("utf-16-le")
    kind = 5 if root else 1 if entry.content is None else 2
    sizes = struct.pack("<HBBIII", len(name) + 2, kind, 1, FREE, entry.next_one, entry.first_inside)
    start = entry.start if kind != 1 else 0
    return name.ljust(64, b"\0") + sizes + bytes(36) + struct.pack("<IQ", start, len(entry.content or b""))
