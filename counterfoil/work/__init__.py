"""Work items in the trade's words: reserve and release, business and application errors, the wait between attempts."""

from counterfoil.work.backoff import backoff
from counterfoil.work.errors import ApplicationError, BusinessError
from counterfoil.work.reserving import LEASE, postpone, reserve

__all__ = ["LEASE", "ApplicationError", "BusinessError", "backoff", "postpone", "reserve"]
