"""Why bills wait for their ledgers though nothing is wrong: maintenance windows, and bills a minute."""

from connectors.ledgers.choosing import read_ledgers
from counterfoil.insights import Pacing, pauses
from counterfoil.settings import Settings
from counterfoil.store import Store


def paused(settings: Settings, store: Store) -> tuple[str, ...]:
    """A sentence for each reason.

    Raises:
        SettingsError: the file of ledgers cannot be used.
    """
    return pauses(store, pacing(settings))


def pacing(settings: Settings) -> Pacing:
    """What the ledgers ask to be spared.

    Raises:
        SettingsError: the file of ledgers cannot be used.
    """
    chosen = read_ledgers(settings)
    return Pacing(limits=chosen.limits, name_of=chosen.name_of)
