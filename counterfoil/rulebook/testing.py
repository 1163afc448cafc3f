"""Testing: the cases that stand beside the rules, run for every policy that inherits them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from counterfoil.model.decisions import TraceStep
from counterfoil.rulebook.book import Rulebook
from counterfoil.rulebook.cases import Case, Expectation
from counterfoil.rulebook.policy import Policy, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One expectation that a table did not meet; `why` tells how the table came to its answer, a line each."""

    source: str
    test: str
    policy: str
    expected: str
    got: str
    why: tuple[str, ...]

    def __str__(self) -> str:
        heading = f"{self.source}: {self.test} ({self.policy}): expected {self.expected}, got {self.got}"
        return "\n".join((heading, *(f"    {line}" for line in self.why)))


@dataclass(frozen=True, slots=True, kw_only=True)
class UntestedRow:
    """A row that no test ends in."""

    source: str
    policy: str
    table: str
    row: str

    def __str__(self) -> str:
        return f"{self.source}: no test ends in {self.row} of {self.table} ({self.policy})"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestReport:
    """How the tests went. A test counts once for each policy; a row once, in the policy whose layer wrote it."""

    __test__: ClassVar[bool] = False  # what the rules' own tests gave is itself no test class

    run: int
    failures: tuple[Failure, ...]
    rows: int
    untested: tuple[UntestedRow, ...]

    @property
    def passed(self) -> bool:
        """Whether every expectation was met; an untested row is told apart, by `untested`."""
        return not self.failures


def run_tests(book: Rulebook) -> TestReport:
    """Run every test in every policy that it belongs to."""
    run, rows = 0, 0
    failures: list[Failure] = []
    untested: list[UntestedRow] = []
    for policy in book.policies:
        hits: Counter[tuple[str, str]] = Counter()
        for case in policy.rules.cases:
            run += 1
            verdicts = answers(policy, case)
            hits.update((table, verdict.row) for table, verdict in verdicts.items())
            failures.extend(_failure(policy, case, wanted, verdicts) for wanted in unmet(case, verdicts))
        own = list(_own_rows(book, policy))
        rows += len(own)
        untested.extend(row for row in own if (row.table, row.row) not in hits)
    return TestReport(run=run, failures=tuple(failures), rows=rows, untested=tuple(untested))


def answers(policy: Policy, case: Case) -> dict[str, Verdict]:
    """What the tables that a case names say to its facts."""
    return {table: policy.ask(table, case.facts) for table in case.tables}


def unmet(case: Case, verdicts: dict[str, Verdict]) -> Iterator[Expectation]:
    """The expectations that the verdicts do not meet."""
    for expectation in case.expect:
        if got(expectation, verdicts) != expectation.value:
            yield expectation


def got(expectation: Expectation, verdicts: dict[str, Verdict]) -> str:
    """What stands where something was expected."""
    verdict = verdicts[expectation.table]
    return verdict.then.get(expectation.key, "nothing") if expectation.key else verdict.row


def own_layers(book: Rulebook, policy: Policy) -> frozenset[str]:
    """The layers that a policy answers for: an organisation for its own, the common policy for all of its layers."""
    shared = frozenset(book.policy(None).rules.layers)
    return frozenset(policy.rules.layers) - shared if policy.organisation else shared


def _own_rows(book: Rulebook, policy: Policy) -> Iterable[UntestedRow]:
    layers = own_layers(book, policy)
    for table in policy.tables.values():
        for row in table.rows:
            if row.layer in layers:
                yield UntestedRow(source=row.source, policy=policy.name, table=table.name, row=row.id)


def _failure(policy: Policy, case: Case, wanted: Expectation, verdicts: dict[str, Verdict]) -> Failure:
    return Failure(
        source=case.source,
        test=case.name,
        policy=policy.name,
        expected=str(wanted),
        got=got(wanted, verdicts),
        why=tuple(explain(verdicts[wanted.table].step)),
    )


def explain(step: TraceStep) -> Iterator[str]:
    """A trace step in lines: the rows passed over, then what applied."""
    for passed in step.passed_over:
        yield f"{passed.row} did not apply: {passed.why}"
    yield f"{step.row} applied ({step.source}): {step.name}"
