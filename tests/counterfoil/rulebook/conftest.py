"""Rule folders that tests write: a small set of facts, and one pack with one table unless the test says otherwise."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from counterfoil.rulebook import Rulebook, RuleError

FACTS = """\
facts:
  judged.on:     {type: date}
  invoice.date:  {type: date, optional: yes}
  invoice.net:   {type: money}
  order.net:     {type: money, optional: yes}
  order.state:   {type: code, values: [matched, closed, not_found]}
  line.state:    {type: code, values: [matched, unmatched]}
  order.number:  {type: text, optional: yes}
  order.known:   {type: boolean}
  hours:         {type: number}
  days:          {type: integer}
  score:         {type: percent}
derived:
  price.over:         {type: money, formula: invoice.net - order.net}
  price.over_percent: {type: percent, formula: "percent_of(price.over, order.net)"}
codes:
  outcome: [pass, hold, route]
  hold: [none, PRICE, PO_CLOSED, QTY_REC]
  ledger_code: ["010", "34210"]
"""
HEAD = """\
pack: {pack}
title: What the tests decide
owner: Financial Control
authority: SFI 9.3
as_at: judged.on
"""


@pytest.fixture
def facts() -> str:
    """The facts.yaml that a folder has unless the test writes another."""
    return FACTS


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a rules folder. `national`, `system` and `organisations` hold a pack's text after its head."""

    def write(
        national: str | Mapping[str, str],
        *,
        facts: str = FACTS,
        system: str = "",
        organisations: Mapping[str, str] | None = None,
    ) -> Path:
        packs = {"price": national} if isinstance(national, str) else national
        files = {f"national/{name}.yaml": HEAD.format(pack=name) + dedent(text) for name, text in packs.items()}
        files["facts.yaml"] = facts
        if system:
            files["system/price.yaml"] = "pack: price\n" + dedent(system)
        for code, text in (organisations or {}).items():
            files[f"organisations/{code}/price.yaml"] = "pack: price\n" + dedent(text)
        for name, text in files.items():
            path = tmp_path / "rules" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "rules"

    return write


@pytest.fixture
def load(folder: Callable[..., Path]) -> Callable[..., Rulebook]:
    """Write a rules folder and load it."""
    return lambda *texts, **layers: Rulebook.load(folder(*texts, **layers), commit="c0ffee")


@pytest.fixture
def refusal(load: Callable[..., Rulebook]) -> Callable[..., str]:
    """The message with which a rules folder is refused."""

    def message(*texts: object, **layers: object) -> str:
        with pytest.raises(RuleError) as caught:
            load(*texts, **layers)
        return str(caught.value)

    return message


@pytest.fixture
def table() -> Callable[..., str]:
    """The text of the table `price`, a row a line; without parameters its first row is line 11 of the pack's file."""

    def text(*rows: str, hit: str = "first", parameters: str = "", tests: str = "") -> str:
        head = f"tables:\n  price:\n    hit: {hit}\n    on_missing: {{outcome: hold}}\n    rows:\n"
        lines = "".join(f"      - {{{row}}}\n" for row in rows)
        return dedent(parameters) + head + lines + dedent(tests)

    return text
