"""What is entered on made-up forms of the seven kinds: labels with answers, choices, boxes to tick and tables."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from counterfoil.model.documents import Kind

FORENAMES = ("Amina", "Graham", "Siân", "Oluwaseun", "Margaret", "Piotr", "Zoë", "Rhys", "Priya", "Declan")
SURNAMES = ("Okafor", "O'Neill", "Hughes-Parry", "Li", "Featherstonehaugh", "van der Berg", "Singh", "MacDonald", "Ng")
STREETS = ("High Street", "Mill Lane", "Station Approach", "The Crescent", "Albert Road", "Canal Wharf")
TOWNS = ("Wexbridge", "Norhampton", "Castle Marling", "Eastleigh Vale", "Port Sallow")
FIRMS = ("Harbour Medical Supplies Ltd", "T. & J. Fawcett (Joinery)", "Bluebell Care Group plc", "4Sight Imaging LLP")
JOBS = ("Staff Nurse", "Ward Clerk", "Finance Manager", "Porter", "Consultant Radiologist", "Payroll Officer")
PLACES = ("Ward 12", "Estates", "Finance Dept", "Theatres", "Outpatients", "Hub North")
REASONS = (
    "Existing contract ends in March and the current supplier cannot meet the new terms.",
    "Moving closer to family. Has agreed to work her full notice period.",
    "Sole supplier of the compatible consumables for the analysers",
    "Additional clinics agreed with the division from the new financial year",
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: `sort` is text, long, yes_no, options, tick or pick (one of a list, in a fillable form)."""

    label: str
    make: Callable[[random.Random], str]
    sort: str = "text"
    options: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of like rows; `rows` stand on the form, of which some are filled in."""

    columns: tuple[tuple[str, Callable[[random.Random], str]], ...]
    rows: int = 4


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    asks: tuple[Ask, ...]
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its answers by label, in the order of its sections, and the cells of its table."""

    kind: Kind
    title: str
    sections: tuple[Section, ...]
    answers: Mapping[tuple[int, str], str]
    cells: Mapping[tuple[int, str], str]


def person(rng: random.Random) -> str:
    return f"{rng.choice(FORENAMES)} {rng.choice(SURNAMES)}"


def one_of(*words: str) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(words)


def day(rng: random.Random) -> str:
    d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2025, 2027)
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return rng.choice(
        (f"{d:02d}/{m:02d}/{y}", f"{d} {months[m - 1]} {y}", f"{d:02d}-{m:02d}-{y}", f"{d:02d}.{m:02d}.{y % 100}")
    )


def digits(count: int, prefix: str = "") -> Callable[[random.Random], str]:
    return lambda rng: prefix + "".join(str(rng.randint(0, 9)) for _ in range(count))


def money(rng: random.Random) -> str:
    return rng.choice(("£{:,.2f}", "{:.2f}", "{:,.2f}")).format(rng.randint(100, 2_000_000) / 100)


def ni_number(rng: random.Random) -> str:
    return f"QQ {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.choice('ABCD')}"


def sort_code(rng: random.Random) -> str:
    return f"{rng.randint(10, 99)}-{rng.randint(10, 99)}-{rng.randint(10, 99)}"


def phone(rng: random.Random) -> str:
    return f"01632 {rng.randint(960000, 960999)}"


def mail(rng: random.Random) -> str:
    return f"{rng.choice(FORENAMES).lower().replace('ë', 'e').replace('â', 'a')}.{rng.randint(1, 99)}@supplier.example"


def address(rng: random.Random) -> str:
    return (
        f"{rng.randint(1, 200)} {rng.choice(STREETS)}, {rng.choice(TOWNS)}, QA{rng.randint(1, 9)} {rng.randint(1, 9)}ZZ"
    )


def hours(rng: random.Random) -> str:
    return rng.choice(("37.5", "22.5", "30", "18.75", "0.6"))


firm, job, place, reason = one_of(*FIRMS), one_of(*JOBS), one_of(*PLACES), one_of(*REASONS)
band = one_of("Band 2", "Band 5", "Band 6", "Band 8a")
centre = digits(6)
yes_no = one_of("Yes", "No")


def fill(kind: Kind, title: str, sections: Sequence[Section], rng: random.Random, *, blanks: float = 0.12) -> Filled:
    """The form with an answer to nearly every question; yes and no, and choices, are always answered."""
    answers, cells = {}, {}
    for number, section in enumerate(sections):
        for ask in section.asks:
            if ask.sort == "tick":
                answers[number, ask.label] = rng.choice(("yes", "no"))
            elif ask.sort in {"yes_no", "options"}:
                answers[number, ask.label] = rng.choice(ask.options or ("Yes", "No"))
            else:
                answers[number, ask.label] = "" if rng.random() < blanks else ask.make(rng)
        if section.grid:
            for row in range(1, rng.randint(2, section.grid.rows) + 1):
                for label, make in section.grid.columns:
                    cells[row, label] = make(rng)
    return Filled(kind, title, tuple(sections), answers, cells)
