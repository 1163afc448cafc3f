"""`counterfoil explain`: the story of one item, on the screen or as a PDF."""

from pathlib import Path
from typing import Annotated

import typer

from bots.deciding.holds import load_holds
from counterfoil.store import Store
from desk import screen
from desk.explaining import story_of
from desk.homes import Home, existing


def explain(
    item: Annotated[str, typer.Argument(help="An item's id or the beginning of one, or the file it came as.")],
    pdf: Annotated[
        Path | None,
        typer.Option(help="Write it as a PDF instead, with the pages and what was read there.", show_default=False),
    ] = None,
    home: Home = None,
) -> None:
    """Show why an item ended as it did: evidence, candidates, rules that fired, who did what, the ledger's receipt."""
    if pdf:
        from desk import evidence_pack  # noqa: PLC0415 - brings the readers, which the story does without

        evidence_pack.check(pdf)
    settings = existing(home)
    with Store.open(settings) as store:
        found = store.item(item)
        story = story_of(store, found, load_holds(settings.rules / "holds.yaml"))
        if pdf:
            evidence_pack.write(pdf, store, found, story, settings)
            screen.say(f"wrote {pdf}")
            return
        for line in story:
            screen.say(line)
