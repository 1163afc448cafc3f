"""Reader of plain text and HTML files: a document that is written out in one is read, any other is refused."""

import re
from dataclasses import replace

from bots.reading.letters.html_page import html_page
from bots.reading.letters.letters import hidden_remarks
from bots.reading.letters.written import text_page, written_document
from bots.reading.patient import screened
from bots.reading.sheets.delimited import decoded
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Channel, Reading, Trouble

_REFUSALS = {
    Format.HTML: "A web page that is no whole invoice or statement is not accepted. Ask the sender for a PDF.",
    Format.TEXT: "A plain text file that is no whole invoice or statement is not accepted. Ask the sender for a PDF.",
}
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


class WrittenFileReader:
    """A file of plain text or of HTML."""

    name = "written 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the bytes are text, with mark-up or without."""
        return sniff(content) in _REFUSALS

    def read(self, content: bytes) -> Reading:
        """The document that the text is; a bill only where its arithmetic closes."""
        form = sniff(content)
        shown = html_page(_html(content)) if form is Format.HTML else None
        text, page = (shown.text, shown.page) if shown else (decoded(content), text_page(decoded(content)))
        hidden = shown.hidden if shown else ""
        document = written_document(page, text, channel=Channel.TEXT, where="")
        reading = Reading(reader=self.name, trouble=Trouble.NOT_ACCEPTED, detail=_REFUSALS[form])
        if document:
            remarks = (*document.remarks, *hidden_remarks(hidden, text))
            reading = Reading(reader=self.name, documents=(replace(document, remarks=remarks),))
        return screened(reading, [(None, f"{text}\n{hidden}")])


def _html(content: bytes) -> str:
    declared = _CHARSET.search(content[:2048])
    try:
        return content.decode(declared[1].decode()) if declared else decoded(content)
    except (LookupError, UnicodeDecodeError):
        return decoded(content)
