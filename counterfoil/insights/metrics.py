"""The figures by which an installation is watched, as Prometheus reads them: counts, ages and times, nothing by name.

They come from the store, where every process and machine writes, so that whoever asks sees the whole installation.
"""

from collections.abc import Collection, Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from counterfoil.logs import SECONDS
from counterfoil.store import State, Store, System


def metrics(store: Store, *, ledgers: Collection[str]) -> CollectorRegistry:
    """A registry that asks the store whenever it is collected; `ledgers` are the names of those that there are."""
    registry = CollectorRegistry()
    registry.register(_OfStore(store, ledgers))
    return registry


class _OfStore(Collector):
    """Every figure, made new each time."""

    def __init__(self, store: Store, ledgers: Collection[str]) -> None:
        self._store = store
        self._ledgers = ledgers

    def describe(self) -> list[Metric]:
        """Nothing: to register it shall ask the store for nothing."""
        return []

    def collect(self) -> Iterator[Metric]:
        """All figures, family by family."""
        yield from self._of_items()
        yield from self._of_postings()
        yield from self._of_ledgers()
        yield from self._of_runs()

    def _of_items(self) -> Iterator[Metric]:
        items = GaugeMetricFamily("counterfoil_items", "Items by state and outcome.", labels=["state", "outcome"])
        for (state, outcome), count in sorted(self._store.counts().items(), key=str):
            items.add_metric([state.value, outcome.value if outcome else ""], count)
        yield items
        holds = GaugeMetricFamily("counterfoil_holds", "Open holds by code.", labels=["code"])
        for code, count in sorted(self._store.hold_counts().items()):
            holds.add_metric([code.value], count)
        yield holds
        now, oldest = self._store.clock(), self._store.oldest()
        age = GaugeMetricFamily(
            "counterfoil_queue_age_seconds", "How long the oldest item of a state has not moved.", labels=["state"]
        )
        for state in State:
            if state is not State.DONE:
                age.add_metric([state.value], (now - oldest[state]).total_seconds() if state in oldest else 0)
        yield age
        yield CounterMetricFamily(
            "counterfoil_pages_read", "Pages of all files read so far.", value=self._store.pages_read()
        )

    def _of_postings(self) -> Iterator[Metric]:
        posting = SummaryMetricFamily(
            "counterfoil_posting_seconds",
            "Bills read back from each system, and the seconds from decision until then.",
            labels=["system"],
        )
        for system, (count, seconds) in sorted(self._store.posted_by_system().items()):
            posting.add_metric([system], count_value=count, sum_value=seconds)
        yield posting

    def _of_ledgers(self) -> Iterator[Metric]:
        stopped = {system.name: system for system in self._store.stopped_systems()}
        state = GaugeMetricFamily(
            "counterfoil_breaker_open", "Whether a ledger is left alone since it does not answer.", labels=["ledger"]
        )
        failures = GaugeMetricFamily(
            "counterfoil_breaker_failures", "Failures in a row of a ledger that is left alone.", labels=["ledger"]
        )
        for name in sorted({*self._ledgers, *stopped}):
            state.add_metric([name], int(name in stopped))
            failures.add_metric([name], stopped.get(name, System(name=name)).failures)
        yield state
        yield failures

    def _of_runs(self) -> Iterator[Metric]:
        began, ended = self._store.last_run(), self._store.last_finished_run()
        if began:
            yield GaugeMetricFamily(
                "counterfoil_last_run_began_timestamp_seconds",
                "When the last run began.",
                value=began.started_at.timestamp(),
            )
        if ended and ended.finished_at:
            yield GaugeMetricFamily(
                "counterfoil_last_run_ended_timestamp_seconds",
                "When a run last came to its end.",
                value=ended.finished_at.timestamp(),
            )
            steps = GaugeMetricFamily(
                "counterfoil_last_run_step_seconds", "Where the time of that run went.", labels=["step"]
            )
            for name, said in sorted(ended.summary.items()):
                if name.endswith(SECONDS):
                    steps.add_metric([name.removesuffix(SECONDS)], float(said))
            yield steps
