"""Amounts have at most two decimals (BR-DEC-01 … BR-DEC-28 of EN 16931)."""

from collections.abc import Iterator, Mapping

from bots.reading.standards.places import Places

MOST_DECIMALS = 2
# Rule → where the amount stands, and which it is.
AMOUNTS: Mapping[str, tuple[str, str]] = {
    "BR-DEC-01": ("BG-20", "BT-92"),
    "BR-DEC-02": ("BG-20", "BT-93"),
    "BR-DEC-05": ("BG-21", "BT-99"),
    "BR-DEC-06": ("BG-21", "BT-100"),
    "BR-DEC-09": ("", "BT-106"),
    "BR-DEC-10": ("", "BT-107"),
    "BR-DEC-11": ("", "BT-108"),
    "BR-DEC-12": ("", "BT-109"),
    "BR-DEC-13": ("", "BT-110"),
    "BR-DEC-14": ("", "BT-112"),
    "BR-DEC-15": ("", "BT-111"),
    "BR-DEC-16": ("", "BT-113"),
    "BR-DEC-17": ("", "BT-114"),
    "BR-DEC-18": ("", "BT-115"),
    "BR-DEC-19": ("BG-23", "BT-116"),
    "BR-DEC-20": ("BG-23", "BT-117"),
    "BR-DEC-23": ("BG-25", "BT-131"),
    "BR-DEC-24": ("BG-25/BG-27", "BT-136"),
    "BR-DEC-25": ("BG-25/BG-27", "BT-137"),
    "BR-DEC-27": ("BG-25/BG-28", "BT-141"),
    "BR-DEC-28": ("BG-25/BG-28", "BT-142"),
}


def too_fine(text: str) -> bool:
    """Whether a written number has more than two places after its point."""
    return len(text.partition(".")[2]) > MOST_DECIMALS


def decimals(places: Places) -> Iterator[tuple[str, str]]:
    """Each amount that is finer than a penny, by its rule."""
    for rule, (where, code) in AMOUNTS.items():
        fine = (term for group in places[where] for term in group.all(code) if too_fine(term.text))
        if term := next(fine, None):
            yield rule, f"{code} states {term.text}, which has more than two decimals"
