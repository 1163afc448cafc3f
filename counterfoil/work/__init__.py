"""Work items in the trade's words: reserve and release, the wait between attempts, the retry when others are busy."""

from counterfoil.work.alone import NothingToHelpError, RunInProgressError, alone_in
from counterfoil.work.backoff import backoff
from counterfoil.work.breaker import (
    Admission,
    SystemClosedError,
    SystemPacedError,
    SystemStoppedError,
    admit,
    note_answer,
    note_failure,
    note_gone,
)
from counterfoil.work.limits import STOP_AFTER, LimitError, Limits
from counterfoil.work.locking import taken
from counterfoil.work.office_days import OFFICE_ZONE, Days, is_due, is_working_day, office_today, working_day_after
from counterfoil.work.places import NoPlaceError, deserted_places, place_in
from counterfoil.work.reserving import LEASE, MOST_ATTEMPTS, is_deadly, is_worn_out, postpone, reserve
from counterfoil.work.retrying import again_when_busy

__all__ = [
    "LEASE",
    "MOST_ATTEMPTS",
    "OFFICE_ZONE",
    "STOP_AFTER",
    "Admission",
    "Days",
    "LimitError",
    "Limits",
    "NoPlaceError",
    "NothingToHelpError",
    "RunInProgressError",
    "SystemClosedError",
    "SystemPacedError",
    "SystemStoppedError",
    "admit",
    "again_when_busy",
    "alone_in",
    "backoff",
    "deserted_places",
    "is_deadly",
    "is_due",
    "is_working_day",
    "is_worn_out",
    "note_answer",
    "note_failure",
    "note_gone",
    "office_today",
    "place_in",
    "postpone",
    "reserve",
    "taken",
    "working_day_after",
]
