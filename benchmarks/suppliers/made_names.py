"""A master of as many names as asked: the real register's, and made ones that are built like them.

Made names share no code with the matching: they recombine words of real names in the places where they stand, add
sisters of names that are there already (one word changed, put in or left out), and coin words by syllable.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

SISTERS, COINED = 0.18, 0.15
SYLLABLES_WRITTEN = """
    BA BRE CAL COR DAN DEL ED FEN GAR HAL HEX IN JOR KEL LAN LOR MAR MER NOR OR PEN QUA RED SAN SEL TAR THOR UL VAN WEX
     YAR ZEN BURY BY COTE DALE DEN DON FIELD FORD GATE HAM LEY LIN MERE MONT NESS RICK STEAD TON WICK WORTH WELL
"""
SYLLABLES = SYLLABLES_WRITTEN.split()
ADDED_WRITTEN = """
    NORTH SOUTH EAST WEST LONDON UK EUROPE HOLDINGS GROUP SERVICES SOLUTIONS CARE TRADING INTERNATIONAL 2 3 NORTHERN
     MIDLANDS SCOTLAND WALES PROPERTY ENERGY HEALTH TRAINING LOGISTICS SUPPORT
"""
ADDED = ADDED_WRITTEN.split()
LEGAL = ("LIMITED", "LTD", "PLC", "LLP", "CIC")


def made_master(real: Sequence[str], size: int, *, seed: int = 1, never: Iterable[str] = ()) -> list[str]:
    """`size` different names: all the `real` ones, then made ones, none of which is one of `never` (capitals)."""
    rng = random.Random(seed)
    names = dict.fromkeys(real[:size])
    taken = {name.upper() for name in (*real, *never)}
    at_place: dict[tuple[int, int], list[str]] = defaultdict(list)
    patterns = [name.split() for name in real]
    for words in patterns:
        for place, word in enumerate(words):
            at_place[_place(place, len(words))].append(word)
    so_far = list(names)
    while len(names) < size:
        if rng.random() < SISTERS:
            name = _sister(rng, rng.choice(so_far))
        else:
            pattern = rng.choice(patterns)
            name = " ".join(
                _word(rng, word, at_place[_place(place, len(pattern))]) for place, word in enumerate(pattern)
            )
        if name not in taken:
            taken.add(name)
            names[name] = None
            so_far.append(name)
    return list(names)


def _place(place: int, length: int) -> tuple[int, int]:
    """Words are drawn from those at the same place in names of about the same length; the last place by itself."""
    return (-1 if place == length - 1 else min(place, 4), min(length, 6))


def _word(rng: random.Random, word: str, others: Sequence[str]) -> str:
    if word in LEGAL:
        return word
    if rng.random() < COINED:
        return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3)))
    return rng.choice(others)


def _sister(rng: random.Random, name: str) -> str:
    words = name.split()
    place = rng.randrange(len(words))
    change = rng.randrange(3)
    if change == 0 and len(words) > 2:
        del words[place]
    elif change == 1:
        words[place] = rng.choice(ADDED)
    else:
        words.insert(place or 1, rng.choice(ADDED))
    return " ".join(words)
