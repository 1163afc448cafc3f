"""`counterfoil rules propose`: what people decide again and again, as rule rows to be reviewed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bots.deciding import load_holds
from counterfoil.rulebook import Rulebook
from counterfoil.store import Store
from desk import screen
from desk.homes import Home, existing
from desk.replaying import report
from flows.proposing import PEOPLE, TIMES, RuleProposal, proposals
from flows.replaying import by_these, compare
from flows.rule_sources import rules_in_force


def propose(
    out: Annotated[
        Path | None,
        typer.Option(help="Write each diff to a file in this folder, for `git apply`.", show_default=False),
    ] = None,
    times: Annotated[int, typer.Option(min=2, help="How many releases make a proposal.")] = TIMES,
    people: Annotated[int, typer.Option(min=1, help="By how many people at least.")] = PEOPLE,
    home: Home = None,
) -> None:
    """Propose a rule row for each hold that people release again and again for one supplier, with what it would change.

    Each passes `rules check` and brings its own tests. No rule is changed: whoever owns the rules reviews the diff.
    """
    settings = existing(home)
    files = rules_in_force(settings.rules)
    with Store.open(settings) as store:
        found = proposals(store, files, load_holds(settings.rules / "holds.yaml"), times=times, people=people)
        for each in found:
            for line in _told(store, each):
                screen.say(line)
            if out is None:
                screen.say(each.diff)
            else:
                out.mkdir(parents=True, exist_ok=True)
                (out / f"{each.name}.patch").write_text(each.diff, encoding="utf-8")
    where = f", in {out}" if out and found else ""
    screen.say(f"{len(found)} rows are proposed{where}; nothing is changed by it")


def _told(store: Store, each: RuleProposal) -> Iterator[str]:
    yield f"{each.name}: {each.row.name}"
    yield f"  {len(each.cases)} releases by {', '.join(each.people)}, of bills of £{each.pounds:,.2f} with VAT"
    for case in each.cases:
        amount = "no amount" if case.pounds is None else f"£{case.pounds:,.2f}"
        yield f"  {case.judgement.item}: {amount}, by {case.judgement.person}: {case.judgement.body['reason']}"
    since = min(case.received_on for case in each.cases)
    compared = list(compare(store, since=since, choose=by_these(Rulebook.read(each.after))))
    changes = [change for change in compared if change]
    yield from (f"  {line}" for line in report(len(compared), changes, what=f"since {since}"))
