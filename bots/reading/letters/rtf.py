"""Rich text: its words, and how Outlook packs the body of a message that has neither plain text nor HTML."""

import re
import struct

# MS-OXRTFCP 2.1.3.1: what every dictionary begins with, its size, and the two kinds of content.
_PRELOAD = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier"
    b"{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW, _HEAD = 4096, 16
_PACKED, _PLAIN = b"LZFu", b"MELA"
# What a body may unpack to.
_MOST_BYTES = 8 * 1024 * 1024
_TOKEN = re.compile(
    r"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-f]{2})|\\(?P<sign>[^a-z])|(?P<brace>[{}])|"
    r"[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.IGNORECASE,
)
_UNSEEN = {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "header", "footer"}
_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "cell": "\t"}
_SIGNS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}


def unpacked(content: bytes) -> bytes:
    """Compressed rich text (PidTagRtfCompressed) unpacked; empty where it is damaged."""
    if len(content) < _HEAD:
        return b""
    _, size, kind, _ = struct.unpack_from("<II4sI", content)
    if kind == _PLAIN:
        return content[_HEAD : _HEAD + size]
    if kind != _PACKED or size > _MOST_BYTES:
        return b""
    window = bytearray(_PRELOAD.ljust(_WINDOW, b"\0"))
    made, at, place = bytearray(), _HEAD, len(_PRELOAD)
    while at < len(content) and len(made) < size:
        flags, at = content[at], at + 1
        for bit in range(8):
            referred = flags >> bit & 1
            piece, at = content[at : at + 1 + referred], at + 1 + referred
            if len(piece) <= referred:
                return bytes(made)
            start, length = (int.from_bytes(piece) >> 4, (piece[-1] & 15) + 2) if referred else (-1, 1)
            if start == place % _WINDOW:
                return bytes(made)  # a reference to what comes next ends the content
            for step in range(length):
                # Byte by byte: a reference may reach into what it is writing itself.
                byte = window[(start + step) % _WINDOW] if referred else piece[0]
                window[place % _WINDOW] = byte
                made.append(byte)
                place += 1
    return bytes(made[:size])


def text_of_rtf(content: bytes) -> str:
    """The words of rich text; pictures, fonts and what is marked as not for reading are left out."""
    pieces: list[str] = []
    hidden = [False]
    skip = 0
    for found in _TOKEN.finditer(content.decode("latin-1")):
        word = (found["word"] or "").lower()
        if found["brace"] == "{":
            hidden.append(hidden[-1])
        elif found["brace"] == "}":
            hidden = hidden[:-1] or [False]
        elif found["sign"] == "*" or word in _UNSEEN or (word in {"v", "htmlrtf"} and found["number"] != "0"):
            hidden[-1] = True
        elif word in {"v", "htmlrtf"}:
            hidden[-1] = False
        elif hidden[-1]:
            continue
        elif word == "u" and found["number"]:
            pieces.append(chr(int(found["number"]) % 65536))
            skip = 1
        elif skip and (found["hex"] or found["text"]):
            # One sign stands behind a Unicode character for programs that know none.
            pieces.append((found["text"] or "")[skip:])
            skip = 0
        else:
            pieces.append(_said(word, found))
    return "".join(pieces)


def _said(word: str, found: re.Match[str]) -> str:
    if found["hex"]:
        return bytes.fromhex(found["hex"]).decode("cp1252", errors="replace")
    if found["sign"]:
        return {"~": " ", "_": "-"}.get(found["sign"], found["sign"] if found["sign"] in "\\{}" else "")
    return found["text"] or _BREAKS.get(word) or _SIGNS.get(word, "")
