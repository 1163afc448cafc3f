"""Scans: a printed page as a scanner in a post room would give it, skewed, speckled and stamped."""

import random
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

GOOD, POOR = 200, 80


def pages(pdf: bytes, *, dpi: int) -> list[Image.Image]:
    """Each page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return pictures


def scan(pdf: bytes, *, seed: str, form: str) -> bytes:
    """A readable scan at 200 dpi: a skew of up to one degree, speckle, and a date stamp where the page is empty."""
    rng = random.Random(seed)
    pictures = [_worn(page, rng) for page in pages(pdf, dpi=GOOD)]
    return as_tiff(pictures) if form == "tiff" else as_pdf(pictures, dpi=GOOD, quality=60)


def illegible(pdf: bytes, *, seed: str) -> bytes:
    """A scan that nobody can read: 80 dpi, out of focus, faint, with a stain over the sums."""
    rng = random.Random(seed)
    pictures = []
    for page in pages(pdf, dpi=POOR):
        blurred = page.filter(ImageFilter.GaussianBlur(1.6)).point(lambda grey: 150 + grey * 90 // 255)
        _speckle(blurred, rng, 9000)
        ImageDraw.Draw(blurred).ellipse((260, 380, 640, 720), fill=158)
        pictures.append(blurred.filter(ImageFilter.GaussianBlur(0.8)))
    return as_pdf(pictures, dpi=POOR, quality=35)


def _worn(page: Image.Image, rng: random.Random) -> Image.Image:
    _stamp(page, rng)
    angle = rng.choice((-1, 1)) * rng.uniform(0.3, 1.0)
    turned = page.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
    _speckle(turned, rng, 700)
    return turned


def _speckle(page: Image.Image, rng: random.Random, count: int) -> None:
    width, height = page.size
    draw = ImageDraw.Draw(page)
    draw.point([(rng.randrange(width), rng.randrange(height)) for _ in range(count)], fill=90)


def _stamp(page: Image.Image, rng: random.Random) -> None:
    """Stamp RECEIVED on the first of some places where nothing is printed; a full page stays unstamped."""
    stamp = Image.new("L", (330, 120), 255)
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((14, 14, 315, 105), outline=110, width=4)
    draw.text((62, 38), "RECEIVED", fill=110, font=ImageFont.load_default(40))
    width, height = page.size
    for x, y in (
        (80, height * 3 // 4),
        (width // 2, height * 3 // 4),
        (80, height * 4 // 5),
        (width - 420, height * 3 // 5),
    ):
        if page.crop((x - 30, y - 30, x + 360, y + 150)).getextrema()[0] == 255:
            page.paste(stamp.rotate(rng.uniform(-3, 3), fillcolor=255), (x, y))
            return


def as_tiff(pictures: list[Image.Image]) -> bytes:
    """The pages as a black and white TIFF, as a fax or a post room scanner makes it."""
    black, *more = [picture.point(lambda grey: 255 if grey > 140 else 0).convert("1") for picture in pictures]
    buffer = BytesIO()
    black.save(buffer, "TIFF", compression="group4", dpi=(GOOD, GOOD), save_all=True, append_images=more)
    return buffer.getvalue()


def as_pdf(pictures: list[Image.Image], *, dpi: int, quality: int) -> bytes:
    """The pages as a PDF of pictures without any text."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for picture in pictures:
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=quality)
        jpeg.seek(0)
        width, height = (side * 72 / dpi for side in picture.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
