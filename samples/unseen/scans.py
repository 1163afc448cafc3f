"""Makes pictures of pages as scanners, fax machines and telephones make them, from clean to bad."""

import io
import random
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a page is taken. `skew` in degrees at most; `noise` a standard deviation of 255; `quality` that of JPEG."""

    name: str
    dpi: int
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    quality: int = 85
    bilevel: bool = False
    shading: bool = False
    stamp: bool = False
    turned: int = 0
    form: str = "pdf"


CONDITIONS = (
    Condition(name="300 dpi clean", dpi=300, skew=0.3, noise=3),
    Condition(name="200 dpi office", dpi=200, skew=0.8, noise=6, blur=0.5, form="tiff"),
    Condition(name="200 dpi stamped", dpi=200, skew=1.2, noise=8, blur=0.6, stamp=True),
    Condition(name="200 dpi one bit", dpi=200, skew=0.5, bilevel=True, form="tiff"),
    Condition(name="200 dpi sideways", dpi=200, skew=0.6, noise=5, turned=90),
    Condition(name="200 dpi photograph", dpi=200, skew=2.0, noise=8, blur=0.8, shading=True, quality=60, form="jpeg"),
    Condition(name="150 dpi", dpi=150, skew=1.0, noise=6, blur=0.4, form="png"),
    Condition(name="150 dpi bad", dpi=150, skew=2.5, noise=14, blur=0.9, quality=35),
)


def scanned(pdf: bytes, condition: Condition, seed: str) -> tuple[str, bytes]:
    """The ending and the bytes of a file with pictures of all pages; PNG and JPEG hold the first page only."""
    random_ = random.Random(f"{seed} {condition.name}")
    document = pypdfium2.PdfDocument(pdf)
    pictures = [
        _taken(document[index].render(scale=condition.dpi / 72).to_numpy(), condition, random_)
        for index in range(len(document))
    ]
    document.close()
    images = [Image.fromarray(one) for one in pictures]
    if condition.bilevel:
        images = [image.convert("1", dither=Image.Dither.NONE) for image in images]
    return _ending(condition), _file(images, condition)


def pages_kept(condition: Condition, pages: int) -> int:
    """How many of so many pages the file holds."""
    return 1 if condition.form in {"png", "jpeg"} else pages


def _ending(condition: Condition) -> str:
    return {"tiff": "tif", "jpeg": "jpg"}.get(condition.form, condition.form)


def _taken(picture: Picture, condition: Condition, random_: random.Random) -> Picture:
    grey: Picture = cv2.cvtColor(picture[:, :, :3], cv2.COLOR_BGR2GRAY).astype(np.uint8)
    if condition.stamp:
        grey = _stamped(grey, condition.dpi, random_)
    grey = _skewed(grey, random_.uniform(-condition.skew, condition.skew))
    if condition.blur:
        grey = cv2.GaussianBlur(grey, (0, 0), condition.blur).astype(np.uint8)
    values = grey.astype(np.float32)
    if condition.shading:
        values *= _shade(grey.shape, random_)
    if condition.noise:
        values += np.random.default_rng(random_.randrange(2**32)).normal(0, condition.noise, grey.shape)
    taken = np.clip(values, 0, 255).astype(np.uint8)
    return np.rot90(taken, condition.turned // 90).copy() if condition.turned else taken


def _skewed(grey: Picture, degrees: float) -> Picture:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), borderValue=(255,), flags=cv2.INTER_CUBIC).astype(np.uint8)


def _shade(shape: tuple[int, ...], random_: random.Random) -> NDArray[np.float32]:
    """Light that falls from one side, and a darker corner."""
    height, width = shape
    across = np.linspace(random_.uniform(0.65, 0.85), 1.0, width, dtype=np.float32)
    down = np.linspace(1.0, random_.uniform(0.75, 0.95), height, dtype=np.float32)
    return np.outer(down, across if random_.random() < 0.5 else across[::-1]).astype(np.float32)


def _stamped(grey: Picture, dpi: int, random_: random.Random) -> Picture:
    """A stamp of receipt in an empty-looking place of the upper half, turned a little; it may cross print."""
    image = Image.fromarray(grey)
    size = int(dpi * 1.9), int(dpi * 0.7)
    stamp = Image.new("L", size, 255)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((2, 2, size[0] - 3, size[1] - 3), outline=110, width=max(2, dpi // 60))
    font = ImageFont.load_default(size=dpi // 7)
    pen.text((dpi // 9, dpi // 9), f"RECEIVED\n{random_.randrange(1, 28)} OCT 2026", fill=110, font=font)
    turned = stamp.rotate(random_.uniform(-12, 12), expand=True, fillcolor=255)
    place = (int(image.width * random_.uniform(0.35, 0.6)), int(image.height * random_.uniform(0.6, 0.8)))
    image.paste(turned, place, Image.eval(turned, lambda value: 200 if value < 200 else 0))
    return np.asarray(image)


def _file(images: list[Image.Image], condition: Condition) -> bytes:
    buffer = io.BytesIO()
    first, *others = images
    resolution = (condition.dpi, condition.dpi)
    if condition.form == "tiff":
        packing = "group4" if condition.bilevel else "tiff_lzw"
        first.save(buffer, "TIFF", save_all=True, append_images=others, dpi=resolution, compression=packing)
    elif condition.form == "pdf":
        first.save(
            buffer, "PDF", save_all=True, append_images=others, resolution=condition.dpi, quality=condition.quality
        )
    elif condition.form == "jpeg":
        first.save(buffer, "JPEG", dpi=resolution, quality=condition.quality)
    else:
        first.save(buffer, "PNG", dpi=resolution)
    return buffer.getvalue()
