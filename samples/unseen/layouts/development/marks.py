"""What layouts print that is not plain type: a firm's name as a picture, a bar code."""

import io
from base64 import b64encode
from functools import cache
from zlib import crc32

from PIL import Image, ImageDraw, ImageFont

_SIZE, _PIXELS_A_MILLIMETRE = 64, 7


@cache
def wordmark(name: str, colour: str) -> str:
    """An image element with the name drawn in it: no letter of it is in the text of the page."""
    font = ImageFont.load_default(size=_SIZE)
    _, _, right, bottom = font.getbbox(name)
    image = Image.new("RGB", (int(right) + 90, int(bottom) + 24), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((4, 12, 64, 72), fill=colour)
    pen.text((84, 4), name, fill=colour, font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    width = image.width / _PIXELS_A_MILLIMETRE
    return f"<img style='width: {width:.0f}mm; max-width: 100%' src='data:image/png;base64,{b64encode(buffer.getvalue()).decode()}'>"


def bars(text: str) -> str:
    """Upright bars that follow from a text, as a bar code looks."""
    bits = "".join(f"{crc32(f'{text} {place}'.encode()):032b}" for place in range(3))
    marks = "".join(f"<rect x='{2 * at}' width='2' height='30'/>" for at, bit in enumerate(bits) if bit == "1")
    return f"<svg width='192' height='30' style='max-width: 60mm'>{marks}</svg>"
