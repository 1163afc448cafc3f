"""`counterfoil prioritise`: have a bill posted sooner than others, or later."""

from typing import Annotated

import typer

from desk import screen
from desk.homes import Home, opened


def prioritise(
    *,
    item: Annotated[str, typer.Argument(help="An item's id or the beginning of one, or the file it came as.")],
    priority: Annotated[int, typer.Argument(min=1, max=9, help="1 is posted first, 5 is usual, 9 is posted last.")],
    by: Annotated[str, typer.Option(help="Who says so; the audit log keeps the name.")],
    home: Home = None,
) -> None:
    """Set the priority with which an item is posted. Of equal priority, what is due first is posted first.

    Post is read and decided in the order of receipt all the same, since decisions depend on those before them.
    """
    with opened(home) as store:
        found = store.item(item)
        with store.transaction(actor=by) as tx:
            tx.prioritise(found.id, priority)
    due = f", due {found.due_on:%d %B %Y}" if found.due_on else ""
    screen.say(f"{found.id}{due}: priority was {found.priority}, is {priority} by {by}")
