"""Further composed layouts: in most places they have a way that neither the first ones nor those of other roles have."""

from dataclasses import replace

from samples.unseen import asides
from samples.unseen.layouts.composed.papers import Own, composed
from samples.unseen.layouts.development import in_files, letterheads, payments, tallies
from samples.unseen.style import Role

BRITISH = 30
ABROAD = ("de", "fr", "nl", "it", "es", "pl", "sv", "be", "ie", "pt")
_WORDS = ("composed", "composed_further")
OWN = Own(
    heads=letterheads.HEADS,
    titles=letterheads.TITLES,
    buyers=letterheads.BUYERS,
    sets=in_files.SETS,
    lines=tallies.LINES,
    boxes=tallies.BOXES,
    analyses=tallies.ANALYSES,
    banks=payments.BANKS,
    legal=payments.LEGAL,
    placing=in_files.PLACING * 4,
    tops=(
        ("r h", "r b", "t s", "q q"),
        ("b b h", "t r r", "s q q"),
        ("q q", "t h", "r b", "s s"),
        ("t b", "h b", "r r", "s q"),
        ("s h", "t r", "b q"),
    ),
    ends=(("s a", "s k", "n n"), ("k k", "n s", "a s"), ("n n", "k s", "a s"), ("a k", "s s", "n n")),
    orders=in_files.ORDERS,
    flows=in_files.FLOWS,
    share=0.7,
    sides=("background: #f6f2e6", "border-right: 4px double #555", "border: 1px dashed #777", "background: #eef3f8"),
    more=asides.ASIDES,
    days=(
        "{d:02} · {m:02} · {y}",
        "{weekday:.3}, {d:02}-{mon}-{y}",
        "{y}.{m:02}.{d:02}",
        "{mon} {d:02} {y}",
        "{d:02} {month} {short:02}",
        "{d}/{mon}/{short:02}",
    ),
    signs=("***£{}", "GBP£{}", "£{} stg", "£\u00a0{}", "{} GBP£"),
)
# Of the letterheads these have no English words.
OWN_ABROAD = replace(OWN, heads=(letterheads.seal, letterheads.letters_apart, letterheads.between), more=())

COMPOSED_FURTHER = (
    *(composed(f"further {place:02d}", Role.DEVELOPMENT, words=_WORDS, own=OWN) for place in range(1, BRITISH + 1)),
    *(
        composed(
            f"further {language} {place:02d}",
            Role.DEVELOPMENT,
            language=language,
            words=(*_WORDS, "nations"),
            own=OWN_ABROAD,
        )
        for place, language in enumerate(ABROAD, start=1)
    ),
)
