"""Finds what a PDF would do when opened: scripts, programs it would start, files inside it. Reported, never run."""

import re
import zlib
from collections.abc import Iterator

# A file of object streams that unpack to more than this is hostile or no invoice.
_MOST_UNPACKED = 64 * 1024 * 1024
_ACTIONS = (
    (re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z0-9])"), "a script (JavaScript)"),
    (re.compile(rb"/Launch(?![A-Za-z0-9])"), "an action that starts a program (Launch)"),
    (re.compile(rb"/RichMedia(?![A-Za-z0-9])"), "an embedded player (RichMedia)"),
    (re.compile(rb"/GoToE(?![A-Za-z0-9])"), "an action that opens a file inside the PDF (GoToE)"),
)
# The field formats and sums that form editors write are Acrobat's own functions, called with constants.
_FIELD_FORMAT = re.compile(
    rb"/JS\s*\(\s*AF(?:Number|Date|Time|Special|Percent|Simple|Range|MergeChange|MakeNumber)\w*\s*\\?\([^;{}]*?\\?\)\s*;?\s*\)"
)
_FIELD_ACTION = re.compile(rb"/S\s*/JavaScript(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm(?![A-Za-z0-9])")


def active_content(content: bytes) -> tuple[str, ...]:
    """What the PDF holds that acts, in words; files inside it are the hybrid reader's to name.

    Reads the raw objects, outside of streams and inside compressed object streams. An encrypted file's object streams
    stay closed to it.
    """
    found: dict[str, None] = {}
    for text in _object_texts(content):
        names = _without_field_formats(
            _ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), text) if b"#" in text else text
        )
        for pattern, words in _ACTIONS:
            if pattern.search(names):
                found[words] = None
    return tuple(found)


def _without_field_formats(text: bytes) -> bytes:
    """The text without the scripts that only format a form's fields, if it has no others."""
    if b"/JS" not in text:
        return text
    rest = _FIELD_FORMAT.sub(b"", text)
    return _FIELD_ACTION.sub(b"", rest) if rest != text and not re.search(rb"/JS(?![A-Za-z0-9])", rest) else text


def _object_texts(content: bytes) -> Iterator[bytes]:
    """The file without its streams, then each object stream unpacked.

    Compressed bytes must not be searched: in a megabyte of them "/JS" occurs by chance.
    """
    outside = []
    start, unpacked = 0, 0
    while match := _STREAM.search(content, start):
        end = content.find(b"endstream", match.end())
        if end < 0:
            break
        head = content[start : match.end()]
        outside.append(head)
        if _OBJECT_STREAM.search(head[head.rfind(b"obj") :]):
            text = _unpacked(content[match.end() : end], _MOST_UNPACKED - unpacked)
            unpacked += len(text)
            yield text
        start = end + len(b"endstream")
    outside.append(content[start:])
    yield b"".join(outside)


def _unpacked(stream: bytes, limit: int) -> bytes:
    if limit <= 0:
        return b""
    try:
        return zlib.decompressobj().decompress(stream, limit)
    except zlib.error:
        return stream
