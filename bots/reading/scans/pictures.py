"""Reader of picture files: scans and photographs of pages as PNG, JPEG, TIFF, GIF, BMP or WEBP."""

from dataclasses import replace

from bots.reading.scans.scanned_pages import ReadScanned, TooLargeError, frame_count, frames
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Reading, Trouble

NO_PAGE = "The picture cannot be opened. Ask the sender to send it again, as a PDF, PNG, JPEG or TIFF."


class PictureReader:
    """Any picture; its pages are read by `scanned`, where that is given, and else counted."""

    name = "picture 1"

    def __init__(self, scanned: ReadScanned | None = None) -> None:
        self._scanned = scanned

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the bytes begin as those of a picture do."""
        return sniff(content) is Format.PICTURE

    def read(self, content: bytes) -> Reading:
        """The documents on the picture's pages, or why there are none."""
        try:
            count = frame_count(content)
            if self._scanned is None:
                detail = "The file is a picture of pages; it is read as a scan."
                return Reading(reader=self.name, page_count=count, trouble=Trouble.PICTURE_ONLY, detail=detail)
            return replace(self._scanned(frames(content)), page_count=count)
        except TooLargeError as error:
            detail = f"The picture is too large to be a page: {error}. Ask the sender for a scan at 300 dots an inch."
            return Reading(reader=self.name, trouble=Trouble.TOO_LARGE, detail=detail)
        except (OSError, SyntaxError, ValueError):
            return Reading(reader=self.name, trouble=Trouble.PICTURE_ONLY, detail=NO_PAGE)
