"""Composed layouts held out: in about every second place they have a way that no layout of another role has."""

from samples.unseen.layouts.composed.papers import Own, composed
from samples.unseen.layouts.held_out import pieces
from samples.unseen.style import Role

BRITISH = 6
ABROAD = ("ie", "de", "sv")
OWN = Own(
    heads=(pieces.initials, pieces.name_last),
    titles=(pieces.bracketed_title, pieces.tab),
    buyers=(pieces.behind_label,),
    sets=(pieces.underlined, pieces.numbered, pieces.checked),
    lines=(pieces.amounts_first, pieces.shaded_last),
    boxes=(pieces.added_up, pieces.stamped),
    banks=(pieces.pay_cells,),
    legal=(pieces.legal_list,),
    placing=(pieces.indented, pieces.indented),
    tops=(
        ("q q", "t h", "r b", "s s"),
        ("b h", "b t", "r r", "s q"),
        ("h t", "r r", "s b", "q q"),
        ("t h r", "b s q"),
    ),
    days=("{d:02}/{mon}/{short:02}", "{weekday:.3} {d:02} {mon} {y}", "{mon} {d:02} {y}", "{d} {month}, {y}"),
    signs=("GBP{}", "£{}", "{}", "£ {}"),
)

COMPOSED = (
    *(composed(f"kept {place:02d}", Role.HELD_OUT, own=OWN) for place in range(1, BRITISH + 1)),
    *(
        composed(f"kept {language} {place:02d}", Role.HELD_OUT, language=language, own=OWN)
        for place, language in enumerate(ABROAD, start=1)
    ),
)
