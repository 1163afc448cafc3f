"""All looks at an installation, in the order in which one would put things right."""

from collections.abc import Callable, Iterator

from counterfoil.settings import Settings
from desk.doctor import machine, state
from desk.doctor.findings import Finding

Look = Callable[[], Iterator[Finding]]
OF_THE_MACHINE: tuple[Look, ...] = (
    machine.packages,
    machine.time_zone,
    machine.scan_engines,
    machine.browser,
    machine.prefect_server,
)


def look_over(settings: Settings) -> Iterator[Finding]:
    """Everything, one finding after the other; nothing is changed, not even the database's tables."""
    for look in OF_THE_MACHINE:
        yield from look()
    yield from state.rules(settings)
    yield from state.home(settings)
    yield from state.store(settings)
