"""Checking: gaps, overlaps, rows that can never apply and parameters that nothing reads, found without any test."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.rulebook.book import Rulebook
from counterfoil.rulebook.exploring import Explorer
from counterfoil.rulebook.policy import Policy
from counterfoil.rulebook.segments import Segment, timeline
from counterfoil.rulebook.tables import Hit


class Problem(StrEnum):
    """What is wrong with a table."""

    GAP = "gap"
    OVERLAP = "overlap"
    UNREACHABLE = "unreachable"
    UNUSED = "unused"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault. `when` is the first span of dates in which it was found, `policy` the first policy that has it.

    `subject` is the table or the parameter, `rows` are the rows concerned, `source` is where to look.
    """

    problem: Problem
    policy: str
    subject: str
    rows: tuple[str, ...]
    when: str
    source: str
    detail: str

    def __str__(self) -> str:
        return f"{self.source}: {self.problem} in {self.subject} ({self.policy}, {self.when}): {self.detail}"


def check(book: Rulebook) -> list[Finding]:
    """All faults of all policies, on all dates; what an organisation inherits is told once.

    Facts are taken as independent of each other, derived ones too: a gap or an overlap may be reported for facts that
    cannot meet, but none that can is passed over. A missing optional fact that a row needs is answered: it is no gap.
    """
    findings: dict[tuple[Problem, str, tuple[str, ...], str], Finding] = {}
    for policy in book.policies:
        for finding in (*_unused(policy), *_tables(policy)):
            key = (finding.problem, finding.subject, finding.rows, finding.detail)
            findings.setdefault(key, finding)
    return list(findings.values())


def _unused(policy: Policy) -> Iterator[Finding]:
    rows = [row for table in policy.tables.values() for row in table.rows]
    used = {name for row in rows for cell in row.cells for name in cell.parameters}
    for name, parameter in policy.rules.parameters.items():
        if name not in used and not parameter.read_by:
            first = min(parameter.values)
            yield Finding(
                problem=Problem.UNUSED,
                policy=policy.name,
                subject=name,
                rows=(),
                when=f"from {first}",
                source=str(parameter.places[first]),
                detail="no row uses the parameter; name the code that reads it under read_by, or take it out",
            )


def _tables(policy: Policy) -> Iterator[Finding]:
    for name in policy.tables:
        for segment in timeline(policy.rules, name).segments():
            yield from _segment(policy, segment)


def _segment(policy: Policy, segment: Segment) -> Iterator[Finding]:
    explorer = Explorer(segment, policy.rules.dictionary)
    seen = explorer.explore()

    def found(problem: Problem, rows: tuple[str, ...], source: str, detail: str) -> Finding:
        return Finding(
            problem=problem,
            policy=policy.name,
            subject=segment.table.name,
            rows=rows,
            when=segment.when,
            source=source,
            detail=detail,
        )

    if not seen.complete:
        yield found(Problem.UNPROVEN, (), segment.table.source, "too many combinations of facts; split the table")
        return
    for gap in seen.gaps:
        yield found(Problem.GAP, (), segment.table.source, f"no row applies to {gap}")
    for index, row in enumerate(segment.rows):
        if index not in seen.reached:
            yield found(Problem.UNREACHABLE, (row.id,), row.source, f"{row.id} ({row.name}) can never apply")
    if segment.table.hit is Hit.UNIQUE:
        for first, second, facts in explorer.overlaps():
            detail = f"{first.id} and {second.id} both apply to {facts}"
            yield found(Problem.OVERLAP, (first.id, second.id), second.source, detail)
