"""Metrics of an installation: as text for whoever scrapes the desk, and as a file for a machine's own collector."""

from pathlib import Path

from prometheus_client import generate_latest, write_to_textfile

from connectors.ledgers.choosing import read_ledgers
from connectors.ledgers.several import EMBEDDED
from counterfoil.insights import metrics
from counterfoil.settings import Settings
from counterfoil.store import Store


def exposition(settings: Settings, store: Store) -> bytes:
    """All figures in Prometheus' text format.

    Raises:
        SettingsError: the file of ledgers cannot be used.
    """
    return generate_latest(metrics(store, ledgers=_ledgers(settings)))


def write_metrics(settings: Settings, store: Store) -> str | None:
    """Write them where the settings say, whole or not at all; gives why that was not possible, in words.

    A run does not end for a file that cannot be written.
    """
    if settings.metrics_file is None:
        return None
    try:
        write_to_textfile(str(settings.metrics_file), metrics(store, ledgers=_ledgers(settings)))
    except OSError as error:
        return f"the metrics cannot be written to {settings.metrics_file} ({error.strerror}); make its folder writable"
    Path(settings.metrics_file).chmod(0o644)  # the collector runs as somebody else, and nothing in it is anybody's
    return None


def _ledgers(settings: Settings) -> list[str]:
    return [EMBEDDED, *(given.name for given in read_ledgers(settings).givens)]
