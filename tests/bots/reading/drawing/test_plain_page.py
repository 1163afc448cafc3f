"""The bare picture of a page: print stays sharp, and a photograph or a noisy scan does not become heavy."""

import io
import random

from PIL import Image

from bots.reading.drawing.plain_page import HEAVY, plain_page


def page(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(150, 150))
    return stream.getvalue()


def test_a_page_of_print_is_a_png() -> None:
    found = plain_page("bill.png", page(Image.new("L", (1240, 1754), 255)), 1)
    assert found.picture.startswith(b"\x89PNG")


def test_a_page_of_noise_is_a_jpeg_of_the_same_size() -> None:
    draw = random.Random(1)
    noise = Image.frombytes("L", (620, 877), draw.randbytes(620 * 877)).point(lambda grey: 200 + grey // 8)
    found = plain_page("scan.png", page(noise), 1)
    with Image.open(io.BytesIO(found.picture)) as picture:
        assert (picture.format, picture.size) == ("JPEG", noise.size)
    assert len(found.picture) < 2 * HEAVY
