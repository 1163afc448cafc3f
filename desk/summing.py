"""`counterfoil summary`: what happened, in items and pounds."""

from bots.deciding.holds import load_holds
from counterfoil.insights import summarise
from counterfoil.store import Store
from desk import formats, screen
from desk.homes import AsJson, Home, existing
from flows.paused import paused


def summary(*, as_json: AsJson = False, home: Home = None) -> None:
    """Count what happened, in items and pounds."""
    settings = existing(home)
    with Store.open(settings) as store:
        totals, waits = summarise(store), paused(settings, store)
    if as_json:
        screen.print_json({**formats.summary_json(totals), "paused": waits})
    else:
        meanings = load_holds(settings.rules / "holds.yaml")
        screen.print_summary(totals, paused=waits, meanings=meanings, home=home)
