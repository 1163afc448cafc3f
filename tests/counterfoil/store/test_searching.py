"""A search with the index of letters finds what a look at every text finds, on both databases."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import and_, select, text

from counterfoil.model.decisions import HoldCode
from counterfoil.settings import Settings
from counterfoil.store import Brief, Scope, State, Store, Tab, Wanted, worklist
from counterfoil.store.desk_tables import WORK
from tests.support.items import DAY, claim, held, read_one

ALL = Scope(organisations=None)
LETTERS = "aAbBiİıßéE\N{COMBINING ACUTE ACCENT}ΣςΩ漢字😀%_/\\'\"*-.:^(){}|&€\x00\ud800"
SENDERS = (
    "Ångström & Co",
    "STRASSE STRAẞE straße",
    "İstanbul IĞDIR ılık",
    "100% Cotton_Wool Ltd",
    'O\'Neil "The Best" (UK)',
    "漢字商事 😀😀 Ltd",
    "a/b\\c*d AND OR NOT NEAR",
    "nul\x00 and half \ud800 a pair",
    "",
    "zq",
)


@pytest.fixture
def listed(settings: Settings) -> Iterator[Store]:
    """Sixty items of odd and of random texts, a third of them decided again with another; indexes are preferred."""
    draw = random.Random(9)
    away = "" if settings.database_url.startswith("sqlite") else "&options=-c%20enable_seqscan%3Doff"
    given = {"COUNTERFOIL_DATABASE_URL": f"{settings.database_url}{away}"}
    with Store.open(Settings.load(home=settings.home, environment=given)) as store:
        for number in range(1, 61):
            hold(store, number, SENDERS[number % len(SENDERS)] if number % 2 else any_text(draw, 12))
        with store.transaction() as tx:
            tx.reopen([row.item for row in everything(store)[::3]], reason="test")
        for again in claim(store, State.READ, limit=60):
            with store.transaction() as tx:
                brief = Brief(sender=f"again {any_text(draw, 9)}", orders=(any_text(draw, 5),))
                tx.decide(again, held(HoldCode.PRICE), organisation="ZN1", brief=brief)
        yield store


def hold(store: Store, number: int, sender: str) -> None:
    read = read_one(store, number)
    brief = Brief(number=f"INV-{number}", sender=sender, due_on=DAY + timedelta(days=number))
    with store.transaction() as tx:
        tx.decide(read, held(HoldCode.PRICE), organisation="ZN1", brief=brief)


def any_text(draw: random.Random, most: int) -> str:
    return "".join(draw.choice(LETTERS) for _ in range(draw.randint(1, most)))


def everything(store: Store) -> list[worklist.WorkItem]:
    return store.work(Wanted(tab=Tab.ALL, mine=0), ALL, limit=100)


def found(store: Store, search: str) -> list[str]:
    return sorted(row.item for row in store.work(Wanted(tab=Tab.ALL, mine=0, search=search), ALL, limit=100))


def by_looking_at_all(store: Store, search: str) -> list[str]:
    """As the list was searched before it had an index."""
    each = [WORK.c.text.contains(word, autoescape=True) for word in search.casefold().split()]
    return sorted(row.item for row in store._all(select(WORK.c.item).where(and_(True, *each))))


def searches(store: Store) -> Iterator[str]:
    """Cut out of the texts and put together, in any case, long and short, and some that are nowhere."""
    draw = random.Random(3)
    texts = [row.text for row in store._all(select(WORK.c.text))]
    yield from ("%", "_", "100%", "n_w", "ß", "SS", "straSSe", '"', '"the', "AND", "*", "a/b\\", "ZQ", "\x00", "l\x00 ")
    for _ in range(300):
        words = []
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            text_, length = draw.choice(texts), draw.randint(1, 7)
            start = draw.randrange(len(text_))
            words.append(draw.choice((str.upper, str.title, str))(text_[start : start + length]))
        yield " ".join(words)
    yield from (any_text(draw, 6) for _ in range(100))


@pytest.mark.parametrize("few", [2_000, 3], ids=["by what the index gives", "in the list's order where it gives many"])
def test_the_index_finds_what_a_look_at_every_text_finds(
    listed: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "FEW", few)
    asked = list(searches(listed))
    expected = [by_looking_at_all(listed, search) for search in asked]
    assert [found(listed, search) for search in asked] == expected
    sizes = {min(len(items), 4) for items in expected}
    assert sizes == {0, 1, 2, 3, 4}, "searches that find none, one, a few and many were among them"


def test_the_index_answers_the_search_and_is_whole(listed: Store) -> None:
    def plan(words: Sequence[str]) -> str:
        query = worklist.items_with(words, dialect=listed._engine.dialect.name)
        compiled = query.compile(listed._engine, compile_kwargs={"literal_binds": True})
        how = "EXPLAIN QUERY PLAN" if listed._engine.dialect.name == "sqlite" else "EXPLAIN"
        with listed._engine.connect() as connection:
            return "\n".join(str(row) for row in connection.execute(text(f"{how} {compiled}".replace(":", "\\:"))))

    assert "VIRTUAL TABLE INDEX" in plan(["again"]) or "ix_work_letters" in plan(["again"])
    if listed._engine.dialect.name == "sqlite":
        with listed._writer.begin() as connection:
            connection.execute(text("DELETE FROM work WHERE item IN (SELECT item FROM work LIMIT 5)"))
            assert connection.execute(text("SELECT count(*) FROM work_text")).scalar() == 55
            connection.execute(text("INSERT INTO work_letters (work_letters, rank) VALUES ('integrity-check', 1)"))
