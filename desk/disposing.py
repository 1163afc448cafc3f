"""Disposing of originals by command: what is due, and carrying out the lists that were approved at the desk."""

from typing import Annotated

import typer

from counterfoil.rulebook import Rulebook
from counterfoil.store import Store
from desk import screen
from desk.homes import Home, existing
from flows.disposing import dispose as carry_out
from flows.disposing import listed
from flows.rule_sources import rules_in_force


def dispose(
    home: Home = None,
    *,
    dry_run: Annotated[bool, typer.Option(help="Only say what is due by the rules and what is approved.")] = False,
) -> None:
    """Remove the originals whose disposal was approved at the desk, as far as the rules still say that they are due.

    The rules say how long an original is kept; a legal hold goes before them. One person prepares a list on the desk's
    page Retention, another approves it. Of what is removed its hash, size, rule and approval stay.
    """
    settings = existing(home)
    book = Rulebook.read(rules_in_force(settings.rules))
    with Store.open(settings) as store:
        if not dry_run:
            done = carry_out(settings, store, book)
            screen.say(f"{done.gone} originals disposed of; {done.spared} left, since they are not due any more")
        due = listed(store, book)
        approved = sum(len(hashes) for hashes in store.to_dispose_of().values())
    screen.say(f"{len(due.due)} originals are due by the rules, {approved} of an approved list")
    for what, count in due.counts() if due.due else ():
        screen.say(f"  {what}: {count}")
