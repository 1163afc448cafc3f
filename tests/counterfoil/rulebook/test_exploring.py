"""The checker against brute force: every value of small tables tried one by one."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterfoil.rulebook import FactValue, Problem, Rulebook, check

FACTS = """\
facts:
  on:    {type: date}
  days:  {type: integer}
  limit: {type: integer, optional: yes}
  state: {type: code, values: [open, closed, none], optional: yes}
  known: {type: boolean}
codes:
  outcome: [pass, hold]
"""
HEAD = """\
pack: p
title: t
owner: o
authority: a
as_at: on
tables:
  t:
    hit: {hit}
    on_missing: {{outcome: hold}}
    rows:
{rows}
"""
# Literals lie between 1 and 3, so that -1 to 5 holds every order that two facts and a literal can have.
NUMBERS = range(-1, 6)
WORLD: list[dict[str, FactValue]] = [
    {"days": days, "limit": limit, "state": state, "known": known}
    for days, limit, state, known in product(NUMBERS, [None, *NUMBERS], [None, "open", "closed", "none"], [True, False])
]
SIGNED = st.builds(
    lambda sign, value: f"{sign} {value}", st.sampled_from(["<=", "<", ">", ">=", "=", "!="]), st.integers(1, 3)
)
CELLS = {
    "days": SIGNED
    | st.sampled_from(["> 1 and <= 3", "<= limit", "> limit", "> 1 and <= limit", "!= limit", "one of 1, 3", "any"]),
    "limit": SIGNED | st.sampled_from(["missing", "present", "none of 1, 2"]),
    "state": st.sampled_from(["open", "!= open", "one of open, closed", "none of open, closed", "missing", "present"]),
    "known": st.sampled_from(["yes", "no"]),
}
ROW = st.lists(st.sampled_from(sorted(CELLS)), max_size=3, unique=True).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), CELLS[name]) for name in names))
)


def when(cells: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f'{name}: "{cell}"' for name, cell in cells)


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Rulebook]:
    rules: Path = tmp_path_factory.mktemp("exploring") / "rules"
    (rules / "national").mkdir(parents=True)
    (rules / "facts.yaml").write_text(FACTS, encoding="utf-8")

    def book(hit: str, rows: list[tuple[tuple[str, str], ...]]) -> Rulebook:
        lines = [
            f"      - {{id: R{index}, name: r, when: {{{when(cells)}}}, then: {{outcome: pass}}}}"
            for index, cells in enumerate(rows)
        ]
        (rules / "national" / "p.yaml").write_text(HEAD.format(hit=hit, rows="\n".join(lines)), encoding="utf-8")
        return Rulebook.load(rules)

    return book


@given(rows=st.lists(ROW, min_size=1, max_size=5))
# Here a way to R2 that cannot be (days above 1, limit at most 1, days at most limit) comes before the one that can.
@example(
    rows=[
        (("days", "<= 1"), ("limit", "present")),
        (("limit", "<= 1"), ("days", "<= limit"), ("known", "yes")),
        (),
    ]
)
def test_what_the_checker_finds_is_what_trying_everything_finds(
    write: Callable[..., Rulebook], rows: list[tuple[tuple[str, str], ...]]
) -> None:
    book = write("first", rows)
    verdicts = [book.policy(None).ask("t", facts) for facts in WORLD]
    reached = {verdict.row for verdict in verdicts}
    gap = any(verdict.step.name == "no row of the table applies" for verdict in verdicts)
    findings = check(book)
    unreachable = {finding.rows[0] for finding in findings if finding.problem is Problem.UNREACHABLE}
    assert unreachable == {f"R{index}" for index in range(len(rows))} - reached
    assert any(finding.problem is Problem.GAP for finding in findings) == gap


@given(rows=st.lists(ROW, min_size=2, max_size=4))
def test_rows_that_some_facts_satisfy_both_are_the_overlaps(
    write: Callable[..., Rulebook], rows: list[tuple[tuple[str, str], ...]]
) -> None:
    alone = [write("first", [cells]).policy(None) for cells in rows]
    hits = [[policy.ask("t", facts).row == "R0" for facts in WORLD] for policy in alone]
    both = {
        (f"R{one}", f"R{two}")
        for one in range(len(rows))
        for two in range(one + 1, len(rows))
        if any(a and b for a, b in zip(hits[one], hits[two], strict=True))
    }
    findings = check(write("unique", rows))
    assert {finding.rows for finding in findings if finding.problem is Problem.OVERLAP} == both
