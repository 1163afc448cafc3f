"""E-mails as they arrive: a body and attachments, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

TO = "invoices@payables-centre.example"
TYPES = {
    "pdf": ("application", "pdf"),
    "xml": ("application", "xml"),
    "png": ("image", "png"),
    "xlsx": ("application", "octet-stream"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that hangs on an e-mail; an inline one is shown in its body."""

    name: str
    content: bytes
    inline: bool = False


def write(
    *,
    sender: str,
    subject: str,
    body: str,
    on: date,
    attachments: Sequence[Attachment] = (),
    html: str = "",
    reply_to: str | None = None,
) -> bytes:
    """The e-mail's bytes."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, TO, subject
    message["Date"] = format_datetime(datetime.combine(on, time(9, 41), tzinfo=ZoneInfo("Europe/London")))
    if reply_to:
        message["Reply-To"] = reply_to
    address = sender.rsplit("<", maxsplit=1)[-1].rstrip(">")
    message["Message-ID"] = f"<{on:%Y%m%d}.{sum(subject.encode()):06d}@{address.split('@')[-1]}>"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for place, attachment in enumerate(attachments):
        main, sub = TYPES[attachment.name.rsplit(".", 1)[-1]]
        message.add_attachment(
            attachment.content,
            main,
            sub,
            filename=attachment.name,
            disposition="inline" if attachment.inline else "attachment",
            cid=f"<part{place}@{address.split('@')[-1]}>",
        )
    if message.is_multipart():
        message.set_boundary(f"=_counterfoil_{sum(body.encode()):08d}")
    return message.as_bytes()


def logo(name: str) -> bytes:
    """A small picture with a firm's name, as mail programs put under a signature."""
    picture = Image.new("RGB", (220, 60), (24, 92, 110))
    ImageDraw.Draw(picture).text((14, 22), name[:28], fill=(255, 255, 255))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
