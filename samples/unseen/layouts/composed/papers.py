"""Composes layouts: each draws by its own name how every place of its papers is set out, and is thereby another firm's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from samples.unseen import besides, more
from samples.unseen.countries import COUNTRIES
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed import buyers, feet, heads, references, sums, tables
from samples.unseen.layouts.composed.scattered import SETS, Placing, Scattered
from samples.unseen.layouts.composed.ways import Piece, Way, div, text
from samples.unseen.layouts.parts import page
from samples.unseen.style import Layout, More, Role

# Where the places at the top of a page stand: head, title, buyer, references, ship to, second references, amount due.
TOPS = (
    ("h h", "b t", "b r", "s q"),
    ("h t", "b r", "s q"),
    ("t h", "b r", "s q"),
    ("h h", "t t", "b r", "s q"),
    ("h r", "b t", "s q"),
    ("b h", "s r", "t q"),
    ("h b", "t r", "q s"),
    ("h h", "b s", "t t", "r r", "q q"),
    ("t t", "r h", "b q", "s s"),
    ("h t r", "b s q"),
    ("h h h", "b s r", "t q q"),
    ("r h", "r t", "b s", "q q"),
    ("h b", "h r", "t t", "s q"),
    ("h q", "t t", "b r", "s s"),
    ("b h", "t t", "r s", "q q"),
    ("t r", "h b", "s q"),
    ("h h", "r b", "q s", "t t"),
    ("b t", "b r", "h s", "q q"),
    ("h s", "b r", "t t", "q q"),
    ("b h", "b r", "t r", "s q"),
)
# Where those below the lines stand: analysis, bank, notes, sums.
ENDS = (
    ("a s", "n s", "k k"),
    ("k s", "a s", "n n"),
    ("s s", "a a", "n n", "k k"),
    ("a s", "k n"),
    ("n s", "a a", "k k"),
    ("s k", "a n"),
    ("s a", "n n", "k k"),
    ("a a", "s s", "k n"),
    ("n k", "a s"),
)
WIDTHS = ("1fr 1fr", "1fr 1fr", "3fr 2fr", "2fr 3fr", "2fr 1fr")
SIZES = ("A4", "A4", "A4", "A4", "A4", "Letter")
SIDES = (
    "background: #1f3864; color: #fff",
    "background: #333; color: #fff",
    "background: #ececec",
    "border-right: 2px solid #888",
)
MOST_UPRIGHT = 8
DAYS = (
    *(
        "{d:02}/{m:02}/{y}",
        "{d:02}/{m:02}/{short:02}",
        "{d:02}-{mon}-{y}",
        "{d:02}-{mon}-{short:02}",
        "{d} {month} {y}",
    ),
    *(
        "{d} {mon} {y}",
        "{d:02} {mon} {short:02}",
        "{d:02}-{capitals}-{y}",
        "{d:02}{capitals}{short:02}",
        "{d:02} {capitals} {y}",
    ),
    *("{y}{m:02}{d:02}", "{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{short:02}", "{d:02}-{m:02}-{y}", "{d}/{m}/{y}"),
    *("{weekday:.3} {d} {mon} {y}", "{month} {d}, {y}", "{d}{th} {mon} {y}", "{d:02}/{mon}/{y}", "{y}/{m:02}/{d:02}"),
)
SIGNS = ("£{}", "£{}", "£ {}", "{}", "{}", "{}", "GBP {}", "GBP{}", "{} GBP", "{}£")
EUROS = ("{}", "{}", "{} €", "€ {}", "{} EUR", "EUR {}", "€{}")
TRADES = (
    *("supplies", "supplies", "works", "works", "fees", "staff", "energy", "devices", "medicines", "meals", "software"),
    *("hire", "courses", "print", "linen", "waste", "care", "cleaning", "tests", "recharges", "legal", "parcels"),
)
BESIDES: tuple[More, ...] = (
    *(more.references, more.days, more.delivered, more.program_numbers),
    *(besides.deposit, besides.early, besides.in_words),
)


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Ways that layouts of one role have alone, by place, beside those that all composed layouts have.

    `orders` are those of the places in the file, `flows` those of head, opening, lines and sums. `sides` are the only
    ones of a column at the side, where there are any. `share` is how often a place has a way of its own.
    """

    heads: tuple[Way, ...] = ()
    titles: tuple[Way, ...] = ()
    buyers: tuple[Way, ...] = ()
    sets: tuple[Callable[[Random], references.Set], ...] = ()
    lines: tuple[Callable[[Random], tables.Lines], ...] = ()
    boxes: tuple[Way, ...] = ()
    analyses: tuple[Way, ...] = ()
    banks: tuple[Way, ...] = ()
    legal: tuple[Way, ...] = ()
    placing: tuple[Callable[[Random], Placing], ...] = ()
    tops: tuple[tuple[str, ...], ...] = ()
    ends: tuple[tuple[str, ...], ...] = ()
    orders: tuple[Callable[[Random, str], list[str]], ...] = ()
    flows: tuple[tuple[int, ...], ...] = ()
    sides: tuple[str, ...] = ()
    share: float = 0.5
    more: tuple[More, ...] = ()
    days: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


NONE = Own()


def _one(random_: Random, known: Sequence[_T], own: Sequence[_T], share: float) -> _T:
    """One of those that all have; where there are own ones, one of these in that share of all cases."""
    return random_.choice(own if own and random_.random() < share else known)


def _grid(areas: Sequence[str], pieces: dict[str, str], widths: str, order: Sequence[str], gap: str) -> str:
    """The pieces at their places, in the file in another order than on the page."""
    known = {area for row in areas for area in row.split()}
    columns = widths if len(areas[0].split()) == 2 else "1fr 1fr 1fr"
    quoted = " ".join(f"&quot;{row}&quot;" for row in areas)
    cells = "".join(div(pieces[name], f"grid-area: {name}") for name in order if name in known)
    rest = "".join(div(pieces[name]) for name in order if name not in known)
    return f'<div style="display: grid; grid-template-columns: {columns}; grid-template-areas: {quoted}; gap: {gap}">{cells}</div>{rest}'


def _order(random_: Random, own: Own, names: str) -> list[str]:
    """In what order the file has the places; in every second firm's the eye's."""
    if own.orders and random_.random() < own.share:
        return random_.choice(own.orders)(random_, names)
    return random_.sample(names, len(names)) if random_.random() < 0.5 else list(names)


def _flowing(flow: Sequence[int], *parts: str) -> str:
    """Head, opening, lines and sums below one another; the file has them in the order of the flow, if there is one."""
    if not flow:
        return "".join(parts)
    return div("".join(div(parts[at], f"order: {at}") for at in flow), "display: flex; flex-direction: column")


def _sender(random_: Random, own: Own) -> tuple[Piece, Piece]:
    """Letterhead and foot, which say together who sends the paper and what the law asks for."""
    heads_, feet_ = random_.choice(
        (
            *((heads.WHOLE, feet.LEGAL),) * 5,
            *((heads.BARE, feet.WHOLE),) * 3,
            (heads.WHOLE, feet.WHOLE),
            (heads.WITH_LEGAL, (lambda _random: lambda _paper: "",)),
        )
    )
    head = _one(random_, heads_, own.heads if heads_ is heads.WHOLE else (), own.share)
    return head(random_), _one(random_, feet_, own.legal if feet_ is feet.LEGAL else (), own.share)(random_)


def _references(
    random_: Random, own: Own, *, numbered: bool
) -> tuple[Callable[[Sequence[Pair]], str], Callable[[Sequence[Pair]], str], int, int]:
    """How references are set in their two places, from which and up to which they stand in the first."""
    first = _one(random_, references.SETS, own.sets, own.share)(random_)
    second = random_.choice(references.ACROSS if random_.random() < 0.6 else references.SETS)(random_)
    return first, second, int(numbered), random_.choice((99, 99, 99, 2, 3, 4))


def drawn(random_: Random, own: Own, *, wide: bool) -> Callable[[Paper], str]:
    """How this firm's papers are drawn: each place in one of its ways."""
    head, foot = _sender(random_, own)
    numbered = random_.random() < 0.12
    title = _one(random_, heads.NUMBERED if numbered else heads.TITLES, () if numbered else own.titles, own.share)(
        random_
    )
    first, second, start, split = _references(random_, own, numbered=numbered)
    together = random_.random() < 0.2
    buyer = buyers.both(random_) if together else _one(random_, buyers.BUYERS, own.buyers, own.share)(random_)
    ship = (lambda _paper: "") if together else random_.choice(buyers.SHIPPING)(random_)
    due = heads.due_box(random_) if random_.random() < 0.12 else lambda _paper: ""
    tabular = random_.random() < 0.93
    lines = _one(random_, tables.TABLES, own.lines, own.share)(random_) if tabular else tables.PARAGRAPHS(random_)
    in_table = tabular and random_.random() < 0.25
    rows = sums.rows(random_) if in_table else lambda _paper, _count: ""
    box = (lambda _paper: "") if in_table else _one(random_, sums.BOXES, own.boxes, own.share)(random_)
    analysis, bank, notes = (
        _one(random_, sums.ANALYSES, own.analyses, own.share)(random_),
        _one(random_, feet.BANKS, own.banks, own.share)(random_),
        feet.notes(random_),
    )
    top, end = _one(random_, TOPS, own.tops, own.share), _one(random_, ENDS, own.ends, own.share)
    top_order, end_order = _order(random_, own, "htbrsqd"), _order(random_, own, "askn")
    flow = random_.choice(own.flows) if own.flows and random_.random() < own.share else ()
    widths, gap = (random_.choice(WIDTHS), random_.choice(WIDTHS)), random_.choice(("2mm 4mm", "5mm 8mm", "8mm 6mm"))
    before = random_.random() < 0.06 and not in_table
    fixed = random_.random() < 0.35
    size, margin = "A4 landscape" if wide else random_.choice(SIZES), random_.choice((10, 14, 18, 22))
    side = random_.sample("hrqkd", 2) if random_.random() < 0.1 else []
    beside = f"{random_.choice(own.sides or SIDES)}; padding: 3mm; width: 30%"
    css = f"@page {{ margin-bottom: {margin + 14 if fixed else margin}mm }}"

    def draw(paper: Paper) -> str:
        pieces = {
            "h": head(paper), "t": title(paper), "b": buyer(paper), "s": ship(paper), "d": due(paper),
            "r": first(paper.meta[start:split]), "q": second(paper.meta[split:]),
        }  # fmt: skip
        ends = {"a": analysis(paper), "s": box(paper), "k": bank(paper), "n": notes(paper)}
        aside = "".join(div(pieces.pop(name, "") or ends.pop(name, ""), "margin-bottom: 5mm") for name in side)
        summary = ends.pop("s") if before else ""
        body = _flowing(
            flow,
            _grid(top, dict.fromkeys(top_order, "") | pieces, widths[0], top_order, gap),
            summary + div(text(paper.opening), "margin: 4mm 0"),
            lines(paper, lambda count: rows(paper, count)) if paper.columns else "",
            _grid(end, dict.fromkeys(end_order, "") | ends, widths[1], end_order, gap),
        )
        if aside:
            body = f"<div style='display: flex; gap: 5mm'>{div(aside, beside)}<div style='flex: 1'>{body}</div></div>"
        body += div(foot(paper), "position: fixed; bottom: 0; width: 100%" if fixed else "margin-top: 8mm")
        return page(paper, css, body, size=size, margin=f"{margin}mm")

    return draw


def columns(random_: Random) -> tuple[str, ...]:
    """The columns of the line table in one of the orders that programs have."""
    front = random_.choice(((), ("code",), ("code",), ("worked",)))
    count = random_.choice((("quantity",), ("quantity",), ("quantity", "unit"), ("unit", "quantity")))
    cost = random_.choice((("price",), ("price",), ("price", "percent_off")))
    rate = random_.choice(((), ("rate",), ("rate",), ("vat_code",), ("vat_amount",), ("rate", "vat_amount")))
    gross = random_.choice(((), (), (), (), ("gross_amount",)))
    ends = random_.choice(
        ((*cost, "amount", *rate, *gross), (*cost, *rate, "amount", *gross), (*rate, *cost, "amount", *gross))
    )
    middle = random_.choice(
        (
            (*front, "description", *count),
            (*front, "description", *count),
            (*count, *front, "description"),
            ("description", *front, *count),
            (*front, *count, "description"),
        )
    )
    few = random_.random()
    if few < 0.08:
        return ("description", "amount")
    if few < 0.16:
        return (*count, *front, *ends[:-1], "description", ends[-1])
    return (*middle, *ends)


def composed(name: str, role: Role, *, language: str = "en", words: tuple[str, ...] = (), own: Own = NONE) -> Layout:
    """The layout of this name."""
    random_ = Random(name)
    british = language == "en"
    signs = SIGNS if british else EUROS if COUNTRIES[language].currency == "EUR" else COUNTRIES[language].signs
    shown = columns(random_)
    by_words = random_.random() < 0.18 and language != "pl"  # whose letters the fonts of every PDF reader lack
    draw = (
        Scattered(random_, (*SETS, *own.placing)) if by_words else drawn(random_, own, wide=len(shown) > MOST_UPRIGHT)
    )
    return Layout(
        name=name,
        role=role,
        draw=draw,
        language=language,
        words=words,
        trades=tuple(random_.sample(TRADES, 2)) if british else (language,),
        columns=shown,
        many=random_.choice((3, 6, 6, 10, 16, 40)),
        analysis=random_.random() < 0.35,
        one_rate=random_.random() < 0.3,
        bills_only=random_.random() < 0.5,
        sender=random_.choice(("firm", "firm", "firm", "firm", "trust", "council", "charity", "trader", "lawyers")),
        day_forms=(_one(random_, DAYS, own.days, own.share),) if british else (),
        signs=(_one(random_, signs, own.signs if british else (), own.share),),
        thousands=random_.choice(("", "", "", "", "", " ")),
        more=_besides(random_, own, british=british),
    )


def _besides(random_: Random, own: Own, *, british: bool) -> tuple[More, ...]:
    """What papers have besides; sentences are English."""
    chosen = (
        random_.sample(BESIDES, random_.choice((0, 1, 1, 2, 3)))
        if british
        else [more.delivered][: random_.randrange(2)]
    )
    own_ = random_.sample(own.more, random_.choice((0, 1, 2))) if own.more else []
    return (besides.groups, *chosen, *own_)
