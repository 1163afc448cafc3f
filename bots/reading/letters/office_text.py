"""The bare words of a Word, Excel or PowerPoint file, enough to see whether patients' identifiers stand in it."""

import html
import io
import re
import zipfile
import zlib

# What a letter or a list of a few thousand rows unpacks to; a file that unpacks to more is searched so far.
MOST_BYTES = 16 * 1024 * 1024
_ENDS_A_WORD = re.compile(r"</(?:\w+:)?(?:c|tc|table-cell)>|<(?:\w+:)?(?:tab|br|cr)\b[^>]*>")
_ENDS_A_LINE = re.compile(r"</(?:\w+:)?(?:p|h|si|row|tr|table-row|comment)>")
_TAG = re.compile(r"<[^>]*>")


def office_text(content: bytes) -> str:
    """The text of every XML part of the file, cells apart and paragraphs on lines; empty where the file is damaged."""
    pieces, left = [], MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(".xml") and left > 0:
                    with archive.open(entry) as part:
                        raw = part.read(left)
                    left -= len(raw)
                    pieces.append(_without_tags(raw.decode("utf-8", errors="replace")))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        # RuntimeError: a part is locked with a password. What was read before the damage still counts.
        return "\n".join(pieces)
    return "\n".join(pieces)


def _without_tags(text: str) -> str:
    spaced = _ENDS_A_LINE.sub("\n", _ENDS_A_WORD.sub(" ", text))
    return html.unescape(_TAG.sub("", spaced))
