"""Other ways in which a paper comes: as a CSV file out of a spreadsheet, and attached to an e-mail."""

import csv
import io
import random
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from samples.unseen.facts import Paper

LETTERS = (
    "Dear Sir or Madam,\n\nPlease find attached our invoice for your kind attention.\n\nKind regards\n{firm}\n",
    "Hi,\n\ninvoice attached as discussed, could you let me know when it will be paid?\n\nThanks\nJo\n{firm}\n",
    "This message was sent by an unattended mailbox of {firm}. Please do not reply.\n",
)


def as_csv(paper: Paper) -> bytes:
    """The paper as somebody saves it out of a spreadsheet: blocks of cells, with empty rows between them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([[paper.seller.name], *([line] for line in paper.seller.address), [], [paper.title], []])
    writer.writerows([pair.label, pair.value] for pair in paper.meta)
    writer.writerows([[], [paper.buyer_label], *([line] for line in paper.buyer), [paper.opening], []])
    writer.writerow([column.heading for column in paper.columns])
    writer.writerows([row.get(column.key, "") for column in paper.columns] for row in paper.rows)
    writer.writerow([])
    blank = [""] * max(len(paper.columns) - 2, 0)
    writer.writerows([*blank, pair.label, pair.value] for pair in (*paper.totals, *paper.aside))
    writer.writerows(
        [[], *([pair.label, pair.value] for pair in paper.bank), *([text] for text in (*paper.notes, *paper.legal))]
    )
    return buffer.getvalue().encode("utf-8-sig")


def as_mail(paper: Paper, pdf: bytes, seed: str) -> bytes:
    """An e-mail with the paper attached as PDF."""
    random_ = random.Random(f"{seed} mail")
    message = EmailMessage()
    message["From"] = f"{paper.seller.name} <{paper.seller.email}>"
    message["To"] = "invoices@trust.example"
    message["Subject"] = random_.choice(
        (f"{paper.title} from {paper.seller.name}", f"{paper.meta[0].label} {paper.meta[0].value}", "Your invoice")
    )
    message["Date"] = format_datetime(datetime(2026, 10, 5, 9, 0, tzinfo=UTC))
    message["Message-ID"] = f"<{random_.randrange(10**9)}@unseen.example>"
    message.set_content(random_.choice(LETTERS).format(firm=paper.seller.name))
    message.add_attachment(
        pdf, maintype="application", subtype="pdf", filename=random_.choice(("invoice.pdf", "doc00231.pdf"))
    )
    return message.as_bytes()
