"""Composed layouts for calibration: in about every second place they have a way that no layout for development has."""

from samples.unseen.layouts.calibration import figures, pieces
from samples.unseen.layouts.composed.papers import Own, composed
from samples.unseen.style import Role

BRITISH = 16
ABROAD = ("de", "fr", "nl", "it", "ie", "be", "de", "fr")
_WORDS = ("composed_calibration",)
OWN = Own(
    heads=(pieces.member_of, pieces.address_first, pieces.three_columns),
    titles=(pieces.under_date, pieces.spaced_title),
    buyers=(pieces.form, pieces.three_cells),
    sets=(pieces.value_first, pieces.striped, pieces.bracketed, pieces.columns_of_three),
    lines=(figures.headed_twice, figures.centred_cells, figures.below_description),
    boxes=(figures.in_a_sentence, figures.two_columns, figures.ladder),
    analyses=(figures.turned_analysis,),
    banks=(figures.strip, figures.by_numbers),
    legal=(figures.legal_cells, figures.legal_reversed),
    placing=(pieces.tall, pieces.tall),
    tops=(
        ("r r", "h t", "b s", "q q"),
        ("t t", "b h", "s r", "q q"),
        ("q q", "h b", "t s", "r r"),
        ("b t h", "s r r", "q q q"),
        ("h h", "r q", "b s", "t t"),
    ),
    days=(
        "{d:02} {m:02} {y}",
        "{weekday} {d}{th} {month} {y}",
        "{d}-{mon}-{short:02}",
        "{d}. {month} {y}",
        "{d} {mon}. {y}",
    ),
    signs=("GBP £{}", "£{} GBP", "{} £", "{}"),
)

COMPOSED = (
    *(composed(f"set {place:02d}", Role.CALIBRATION, words=_WORDS, own=OWN) for place in range(1, BRITISH + 1)),
    *(
        composed(f"set {language} {place:02d}", Role.CALIBRATION, language=language, words=_WORDS, own=OWN)
        for place, language in enumerate(ABROAD, start=1)
    ),
)
