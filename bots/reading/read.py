"""Reads one file of the post: finds out what it is, picks the one reader for it, and says why where there is none."""

from collections.abc import Sequence
from typing import Protocol

from bots.reading.calibration import calibrated
from bots.reading.einvoices.cii import CiiReader
from bots.reading.einvoices.einvoice_xml import outer_names
from bots.reading.einvoices.ubl import UblReader
from bots.reading.letters.mail import MailReader
from bots.reading.letters.office_text import office_text
from bots.reading.letters.outlook import OutlookReader
from bots.reading.letters.rtf import text_of_rtf
from bots.reading.letters.written_file import WrittenFileReader
from bots.reading.patient import screened
from bots.reading.pdfs.hybrid import PdfReader
from bots.reading.scans.pictures import PictureReader
from bots.reading.sheets.tabular import TableReader
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Reading, Trouble

READER = "sniff 1"


class Reader(Protocol):
    """One kind of file: `identify` says whether a file is of it, `read` never raises for a bad file of it."""

    # With the version of the reader, as every reading states it.
    name: str

    def identify(self, content: bytes, name: str) -> bool:
        """Whether this reader is the one for these bytes; the file's name may be wrong or missing."""

    def read(self, content: bytes) -> Reading:
        """All that the file holds."""


class TwoReadersError(Exception):
    """Two readers claim one file: a fault of ours, not of the sender's."""


READERS: tuple[Reader, ...] = (
    UblReader(),
    CiiReader(),
    PdfReader(),
    PictureReader(),
    TableReader(),
    MailReader(),
    OutlookReader(),
    WrittenFileReader(),
)

_LONGEST_NAME = 60
_OFFICE = {Format.WORD, Format.PRESENTATION}
_NOT_ACCEPTED = "is not accepted. Ask the sender for a PDF or an e-invoice."
_REFUSALS: dict[Format, tuple[Trouble, str]] = {
    Format.EMPTY: (Trouble.EMPTY, "The file is empty. Ask the sender to send it again."),
    Format.WORD: (Trouble.NOT_ACCEPTED, f"A word processor's document {_NOT_ACCEPTED}"),
    Format.PRESENTATION: (Trouble.NOT_ACCEPTED, f"A presentation {_NOT_ACCEPTED}"),
    Format.LOCKED_OFFICE: (Trouble.ENCRYPTED, f"An Office file locked with a password {_NOT_ACCEPTED}"),
    Format.OLD_OFFICE: (Trouble.NOT_ACCEPTED, f"An Office file of the old kind (.doc, .ppt) {_NOT_ACCEPTED}"),
    Format.LOCKED_ZIP: (
        Trouble.ENCRYPTED,
        "A zip file locked with a password is not accepted. Ask the sender for the files themselves.",
    ),
    Format.WINMAIL: (
        Trouble.NOT_ACCEPTED,
        "An attachment wrapped by Outlook (winmail.dat) is not accepted. Ask the sender to send the files themselves.",
    ),
    Format.ZIP: (Trouble.NOT_ACCEPTED, "A zip file is not accepted. Ask the sender for the files themselves."),
    Format.ARCHIVE: (Trouble.NOT_ACCEPTED, "An archive is not accepted. Ask the sender for the files themselves."),
    Format.RTF: (Trouble.NOT_ACCEPTED, f"A rich text file {_NOT_ACCEPTED}"),
    Format.SIGNATURE: (Trouble.NOT_ACCEPTED, "An electronic signature is no document; nothing need be done with it."),
    Format.OTHER: (Trouble.NOT_ACCEPTED, f"A file of an unknown kind {_NOT_ACCEPTED}"),
}


def read_file(name: str, content: bytes) -> Reading:
    """Read one file as it arrived; `name` only serves a reader as a hint and messages as a label.

    A bad file gives a reading with its trouble and a sentence for the clerk. One with pages that are pictures gives
    PICTURE_ONLY, with the number of its pages: `read_scan` reads it.

    Raises:
        TwoReadersError: more than one reader claims the file.
        MemoryError: there is not enough memory to read it; the pool makes it TOO_LARGE.
    """
    return calibrated(read_as_found(name, content))


def read_as_found(name: str, content: bytes) -> Reading:
    """As `read_file`, with the confidences that the readers themselves state: what calibration is measured on."""
    return _read(name, content, READERS)


def read_scan(name: str, content: bytes) -> Reading:
    """Read one file whose pages, or some of them, are pictures, by recognising them; else as `read_file` does.

    It takes seconds a page and some hundred megabytes, which no process pays that never meets a scan.
    """
    return calibrated(read_scan_as_found(name, content))


def read_scan_as_found(name: str, content: bytes) -> Reading:
    """As `read_scan`, with the confidences that the readers themselves state: what calibration is measured on."""
    from bots.reading.scans.reading import read_scanned  # noqa: PLC0415 (the engines are loaded for scans alone)

    return _read(name, content, (PdfReader(read_scanned), PictureReader(read_scanned)))


def _read(name: str, content: bytes, readers: Sequence[Reader]) -> Reading:
    reader = None
    try:
        reader = reader_for(name, content, readers)
        reading = reader.read(content) if reader else _refused(content)
        return screened(reading, [(None, name)])
    except (MemoryError, TwoReadersError):
        raise
    except Exception as error:  # noqa: BLE001 (libraries raise anything on a hostile file, and the post goes on)
        detail = f"The file could not be read ({type(error).__name__}). Ask the sender to send it again."
        return Reading(reader=reader.name if reader else READER, trouble=Trouble.DAMAGED, detail=detail)


def reader_for(name: str, content: bytes, readers: Sequence[Reader]) -> Reader | None:
    """The one reader that claims the file; None where none does.

    Raises:
        TwoReadersError: more than one does.
    """
    claims = [reader for reader in readers if reader.identify(content, name)]
    if len(claims) > 1:
        names = " and ".join(reader.name for reader in claims)
        raise TwoReadersError(f"{name}: the readers {names} both claim this file; make their identify() disjoint")
    return claims[0] if claims else None


def _refused(content: bytes) -> Reading:
    form = sniff(content)
    if form is Format.XML:
        return _refused_xml(content)
    trouble, detail = _REFUSALS[form]
    return screened(Reading(reader=READER, trouble=trouble, detail=detail), [(None, _text(form, content))])


def _text(form: Format, content: bytes) -> str:
    """The words of a file that is not accepted, as far as they can be had safely: patients may be named in them."""
    if form in _OFFICE:
        return office_text(content)
    return f"{text_of_rtf(content)}\n{content.decode('utf-8', errors='replace')}" if form is Format.RTF else ""


def _refused_xml(content: bytes) -> Reading:
    root = outer_names(content).payload.rpartition("}")[2][:_LONGEST_NAME]
    if not root:
        detail = "The XML is damaged. Ask the sender to send the e-invoice again."
        return Reading(reader=READER, trouble=Trouble.DAMAGED, detail=detail)
    detail = f"The XML holds <{root}>, not one UBL or CII invoice. Ask the sender for one e-invoice in each file."
    reading = Reading(reader=READER, trouble=Trouble.NOT_ACCEPTED, detail=detail)
    return screened(reading, [(None, content.decode("utf-8", errors="replace"))])
