"""A numeric banding table against an oracle that shares nothing with the rulebook: plain pence and comparisons."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.rulebook import FactValue, Policy, Rulebook

FACTS = """\
facts:
  decided.on: {type: date}
  gross:      {type: money}
  ordered:    {type: money, optional: yes}
  matched:    {type: boolean}
derived:
  over:         {type: money, formula: gross - ordered}
  over_percent: {type: percent, formula: "percent_of(over, ordered)"}
codes:
  tier: [auto, holder, director, board, unknown]
"""
PACK = """\
pack: approval
title: Who approves
owner: Financial Control
authority: Scheme of delegation
as_at: decided.on
parameters:
  holder_limit:   {type: money, values: {2025-04-01: "£10,000.00", 2026-04-01: "£12,500.00"}}
  director_limit: {type: money, values: {2025-04-01: "£100,000.00"}}
  tolerance:      {type: percent, values: {2025-04-01: 5%, 2026-04-01: 2.5%}}
tables:
  tier:
    hit: unique
    on_missing: {tier: unknown}
    rows:
      - id: AUTO
        name: Matched inside the tolerance
        when: {matched: yes, gross: <= holder_limit, over_percent: <= tolerance}
        then: {tier: auto}
      - id: OVER
        name: Matched over the tolerance
        when: {matched: yes, gross: <= holder_limit, over_percent: "> tolerance"}
        then: {tier: holder}
      - {id: HOLD, name: h, when: {matched: no, gross: <= holder_limit}, then: {tier: holder}}
      - {id: DIR, name: d, when: {gross: "> holder_limit and <= director_limit"}, then: {tier: director}}
      - {id: BOARD, name: b, when: {gross: "> director_limit"}, then: {tier: board}}
"""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    rules: Path = tmp_path_factory.mktemp("banding") / "rules"
    (rules / "national").mkdir(parents=True)
    (rules / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (rules / "national" / "approval.yaml").write_text(PACK, encoding="utf-8")
    return Rulebook.load(rules).policy(None)


def oracle(gross: int, ordered: int | None, day: date, *, matched: bool) -> str:
    """The same policy in whole pence."""
    if day < date(2025, 4, 1):
        return "unknown"
    old = day < date(2026, 4, 1)
    if gross > (1_000_000 if old else 1_250_000):
        return "director" if gross <= 10_000_000 else "board"
    if not matched:
        return "holder"
    if not ordered:
        return "unknown"
    # (gross - ordered) / ordered <= 5% (2.5%), without a division; the sign turns with the order's.
    left, right = (gross - ordered) * 1000, (50 if old else 25) * ordered
    return "auto" if (left <= right if ordered > 0 else left >= right) else "holder"


NEAR = [0, 999_999, 1_000_000, 1_000_001, 1_249_999, 1_250_000, 1_250_001, 9_999_999, 10_000_000, 10_000_001]
PENCE = st.one_of(st.sampled_from(NEAR), st.integers(-5_000, 20_000_000))
EDGES = [date(2025, 4, 1), date(2026, 4, 1)]
DAYS = st.builds(lambda edge, days: edge + timedelta(days=days), st.sampled_from(EDGES), st.integers(-2, 2))


@given(
    gross=PENCE, ordered=st.none() | PENCE, share=st.none() | st.integers(950, 1060), day=DAYS, matched=st.booleans()
)
def test_every_amount_falls_into_the_band_that_pence_say(
    policy: Policy, gross: int, ordered: int | None, share: int | None, day: date, *, matched: bool
) -> None:
    if ordered is not None and share is not None:
        gross = ordered * share // 1000
    facts: dict[str, FactValue] = {
        "decided.on": day,
        "gross": Decimal(gross) / 100,
        "ordered": None if ordered is None else Decimal(ordered) / 100,
        "matched": matched,
    }
    verdict = policy.ask("tier", facts)
    assert verdict.then["tier"] == oracle(gross, ordered, day, matched=matched)
    assert verdict.step.row == verdict.row
