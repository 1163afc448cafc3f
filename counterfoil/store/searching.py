"""Finding the items of the work list by what stands in their text, with the database's index of letters."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, collate, column, func, literal, select, table, type_coerce
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from counterfoil.store.columns import Said
from counterfoil.store.desk_tables import WORK

INDEXED_LETTERS = 3
"""A shorter word is in no index."""
FEW = 2_000
"""Of so many of 100,000 a page is found as fast by going through the list in its order."""

# What SQLite keeps beside `work`, by its own triggers (migration step 10).
WORK_TEXT = table("work_text", column("number"), column("item"), column("text", Said()))
WORK_LETTERS = table("work_letters", column("rowid"), column("work_letters"))


def has_words(words: Sequence[str]) -> list[ColumnElement[bool]]:
    """The conditions that every one of these words, in small letters, stands somewhere in an item's text."""
    return [_stands_in(WORK.c.text, word) for word in words]


def items_with(words: Sequence[str], *, dialect: str) -> Select[tuple[str]]:
    """The items whose text has all these words, without order; no more than `FEW` and one."""
    indexed = [word for word in words if len(word) >= INDEXED_LETTERS]
    if dialect == "postgresql":
        letters = [_letters(WORK.c.text).contains(_letters(literal(word, Said()))) for word in indexed]
        return select(WORK.c.item).where(*has_words(words), *letters).limit(FEW + 1)
    found = select(WORK_TEXT.c.item).where(*(_stands_in(WORK_TEXT.c.text, word) for word in words)).limit(FEW + 1)
    if indexed:
        phrases = " ".join('"{}"'.format(word.replace('"', '""')) for word in indexed)
        matching = WORK_LETTERS.c.work_letters.op("MATCH")(literal(phrases, Said()))
        # Joined, so that the finding ends with the limit.
        found = found.join(WORK_LETTERS, WORK_LETTERS.c.rowid == WORK_TEXT.c.number).where(matching)
    return found


def _stands_in(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return text.contains(word, autoescape=True)


def _letters(text: ColumnElement[str]) -> ColumnElement[Sequence[str]]:
    """Every three letters that stand together in a text."""
    return type_coerce(func.work_letters(collate(text, "C")), ARRAY(TEXT))
