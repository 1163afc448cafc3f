"""The docket that goes through the stages with a bill: it asks the rules, and keeps every answer, hold and flag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from counterfoil.model.decisions import Decision, Hold, HoldCode, Outcome, TraceStep
from counterfoil.model.judged import By, Judged, Release
from counterfoil.rulebook import Policy

NOTHING = "none"
# What a document claims beyond a thousand million pounds is a misreading, and is judged as not read at all.
LARGEST = Decimal(10) ** 9

Fact: TypeAlias = Decimal | bool | date | int | str | None


def _credible(value: Fact) -> Fact:
    return None if isinstance(value, Decimal) and not (value.is_finite() and abs(value) < LARGEST) else value


@dataclass(slots=True)
class Docket:
    """Answers gathered so far. The first outcome that a table gives stands; later ones only add their holds.

    A table answers with `outcome` and `hold` (or none), and with `next: stop` where nothing after it may be judged.
    A hold that a person has released is not put on, and what comes after it is judged. `about` are facts that every
    table may ask. Earlier rules are not told what they do not declare, so that by them the same is decided again.
    """

    policy: Policy
    as_at: date
    releases: Sequence[Release] = ()
    about: Mapping[str, Fact] = field(default_factory=dict)
    outcome: Outcome | None = None
    stopped: bool = False
    released: int = 0
    holds: list[Hold] = field(default_factory=list)
    flags: list[HoldCode] = field(default_factory=list)
    trace: list[TraceStep] = field(default_factory=list)

    def look_up(self, table: str, facts: Mapping[str, Fact], *, subject: str = "") -> Mapping[str, str]:
        """Ask a table, record the step, and give its answer."""
        declared = self.policy.rules.dictionary.facts
        told = {"case.day": self.as_at, **self.about, **facts}
        known = {name: _credible(value) for name, value in told.items() if name in declared}
        verdict = self.policy.ask(table, known, subject=subject)
        self.trace.append(verdict.step)
        return verdict.then

    def judge(
        self,
        table: str,
        facts: Mapping[str, Fact],
        *,
        subject: str = "",
        details: Mapping[HoldCode, str] | None = None,
    ) -> None:
        """Ask a table that may hold, and act on its answer.

        `details` has the clerk's sentence for each hold that the table may give; where there is none for the hold
        given, the row's own name is the sentence.
        """
        then = self.look_up(table, facts, subject=subject)
        if then["hold"] != NOTHING:
            code = HoldCode(then["hold"])
            detail = (details or {}).get(code, self.trace[-1].name)
            if release := next((each for each in self.releases if each.covers(code, detail)), None):
                self.trace.append(released_step(release))
                self.released += 1
                return
            self.holds.append(Hold(code=code, detail=detail))
        if then["outcome"] != NOTHING and self.outcome is None:
            self.outcome = Outcome(then["outcome"])
        self.stopped = self.stopped or then["next"] == "stop"

    def flag(self, table: str, facts: Mapping[str, Fact]) -> None:
        """Ask a table that only reports."""
        then = self.look_up(table, facts)
        if then["flag"] != NOTHING:
            self.flags.append(HoldCode(then["flag"]))


def released_step(release: Release) -> TraceStep:
    """The step of the trace that tells of a person's release."""
    return judged_step(f"{release.code} released: {release.reason}", release.by)


def judged_step(what: str, by: By) -> TraceStep:
    """A step of the trace at which no table was asked, since a person had judged."""
    return TraceStep(table="judgement", row=str(by.number), name=what, source=str(by))


def ended(decision: Decision, judged: Judged) -> Decision:
    """The decision as a person has ended it, whatever the rules say; the same where nobody has."""
    if judged.ending is None:
        return decision
    ending = judged.ending
    said = f"{ending.kind.value}: {ending.reason}" if ending.reason else ending.kind.value
    return replace(
        decision,
        outcome=ending.outcome,
        holds=(),
        linked_to=ending.linked_to or decision.linked_to,
        posting=None,
        approval=None,
        letters=(),
        missing=(ending.reason,) if ending.reason and ending.outcome is Outcome.RETURNED else (),
        trace=(*decision.trace, judged_step(said, ending.by)),
        note=said,
    )
