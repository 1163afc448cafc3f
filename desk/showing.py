"""`counterfoil items` and `counterfoil postings`: what there is, a line for each."""

from contextlib import closing

from desk import formats, screen
from desk.homes import AsJson, Home, opened, the_ledger


def items(*, as_json: AsJson = False, home: Home = None) -> None:
    """List every registered item: each file, each e-mail part, each document of a split file."""
    with opened(home) as store:
        dossiers = store.dossiers(store.items())
        if as_json:
            screen.print_json_lines(formats.item_json(dossier) for dossier in dossiers)
        else:
            screen.print_items(formats.item_json(dossier) for dossier in dossiers)


def postings(*, as_json: AsJson = False, home: Home = None) -> None:
    """List what is in the ledger, read from the ledger itself."""
    with closing(the_ledger(home)) as ledger:
        lines = (formats.posting_json(posted) for posted in ledger.postings())
        screen.print_json_lines(lines) if as_json else screen.print_postings(lines)
