"""The retry round a step that met another worker in the database: safe, since the step's transaction wrote nothing."""

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from counterfoil.store import StoreBusyError

again_when_busy = retry(
    retry=retry_if_exception_type(StoreBusyError),
    stop=stop_after_attempt(5),
    wait=wait_random_exponential(max=5),
    reraise=True,
)
"""Up to five attempts; two transactions that waited for each other come back at different times."""
