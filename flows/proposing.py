"""Decisions that people repeat, as rule rows to be reviewed: a diff with its evidence. Nothing is changed by it.

A hold that several people have released several times for one supplier, and that nobody settled otherwise, is proposed
as a row that lets it go within what was released: for that supplier of that organisation, up to the greatest figures.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import cast

from bots.deciding import HoldEntry, NotConsultedError, make, value_in_pounds
from counterfoil.model.decisions import HoldCode
from counterfoil.model.judged import JudgementKind
from counterfoil.rulebook import FactValue, Policy, Rulebook, RuleError, RuleFiles, Verdict, check, run_tests
from counterfoil.rulebook.dictionary import Fact
from counterfoil.rulebook.folder import NATIONAL
from counterfoil.rulebook.inserting import NewRow, NewTest, difference, with_row
from counterfoil.rulebook.literals import Type
from counterfoil.rulebook.tables import Row, Table
from counterfoil.store import Judgement, Settled, Store, StoreError
from flows.replaying import Library

# How many releases, by how many people at least, make a proposal.
TIMES, PEOPLE = 3, 2
# What a person lets go here for good reason; fraud and patients' data are never let go by a rule that people taught.
GROUPS = frozenset({"match", "tax"})
PASS = {"outcome": "none", "hold": "none", "next": "go_on"}
BOUNDED = {Type.MONEY: Decimal("0.01"), Type.PERCENT: Decimal("0.01"), Type.NUMBER: Decimal("0.01")}
PLAIN_ID = re.compile(r"[\w./-]+")
ROW_ID = re.compile(r"([A-Z]+)-(\d{3})")

Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One release: the judgement, the bill's total in pounds with VAT, and the facts by which the row had held it.

    `received_on` is when the bill came.
    """

    judgement: Judgement
    received_on: date
    pounds: Decimal | None
    facts: tuple[Facts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """What repeats itself: a hold of one supplier of one organisation, put on by one row of a table."""

    code: HoldCode
    organisation: str
    supplier_id: str
    table: str
    held_by: str

    @property
    def whose(self) -> dict[str, str]:
        """The facts that say whose bills they are."""
        return {"bill.organisation": self.organisation, "bill.supplier": self.supplier_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProposal:
    """A row that people's releases come to; `diff` is the change of the files, `after` those files when it is made."""

    of: Repeated
    row: NewRow
    cases: tuple[Case, ...]
    diff: str
    after: RuleFiles

    @property
    def name(self) -> str:
        """What it is called, such as `PRC-059-ZN1-201089`."""
        return f"{self.row.id}-{self.of.organisation}-{self.of.supplier_id}"

    @property
    def people(self) -> tuple[str, ...]:
        """Who has released it."""
        return tuple(sorted({case.judgement.person for case in self.cases}))

    @property
    def pounds(self) -> Decimal:
        """The bills that were released, together, with VAT."""
        return sum((case.pounds or Decimal(0) for case in self.cases), Decimal(0))


def proposals(
    store: Store, files: RuleFiles, holds: Mapping[HoldCode, HoldEntry], *, times: int = TIMES, people: int = PEOPLE
) -> list[RuleProposal]:
    """A row for each hold that so many people have released so many times for one supplier and never settled otherwise.

    Each passes `rules check` and its own tests; what cannot be written so is left out.
    """
    library, found = Library(store), list[RuleProposal]()
    for (code, organisation, supplier_id), settled in _alike(store.settled_by_people()).items():
        if holds[code].group not in GROUPS or not all(map(PLAIN_ID.fullmatch, (organisation, supplier_id))):
            continue
        if len(settled) < times or len({judgement.person for judgement in settled}) < people:
            continue
        by_row: dict[tuple[str, str], list[Case]] = defaultdict(list)
        for judgement in settled:
            for place, case in _cases(store, library, judgement, code):
                by_row[place].append(case)
        for (table, row), cases in sorted(by_row.items()):
            if len(cases) >= times and len({case.judgement.person for case in cases}) >= people:
                of = Repeated(code=code, organisation=organisation, supplier_id=supplier_id, table=table, held_by=row)
                made = _proposal(files, of, cases)
                found += [made] if made else []
    return found


def _alike(settled: Sequence[Settled]) -> dict[tuple[HoldCode, str, str], list[Judgement]]:
    """Releases by hold, organisation and supplier, without those of which some were settled otherwise."""
    released: dict[tuple[HoldCode, str, str], dict[str, Judgement]] = defaultdict(dict)
    otherwise: set[tuple[HoldCode, str, str]] = set()
    for each in settled:
        place = (each.organisation, each.supplier_id)
        body = each.judgement.body
        if each.judgement.kind == JudgementKind.RELEASE:
            released[HoldCode(body["code"]), *place][each.judgement.item] = each.judgement
        else:
            seen = (line.partition(":")[0] for line in body.get("seen", "").splitlines())
            otherwise |= {(HoldCode(code), *place) for code in seen if code in HoldCode.__members__}
    return {key: [*by_item.values()] for key, by_item in released.items() if key not in otherwise}


def _cases(
    store: Store, library: Library, judgement: Judgement, code: HoldCode
) -> Iterator[tuple[tuple[str, str], Case]]:
    """For each row that held the released bill, by table and id: with which facts it did, made again as decided."""
    ruling = store.last_ruling(judgement.item)
    if ruling is None or ruling.basis is None or ruling.basis.bill is None or ruling.decision.rulebook is None:
        return
    witness = Witness(library.book(ruling.decision.rulebook).policy(ruling.basis.organisation))
    try:
        make(ruling.basis, policy=cast("Policy", witness))
    except (NotConsultedError, StoreError):
        return
    held: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for table, facts, verdict in witness.asked:
        if verdict.then.get("hold") == code:
            held[table, verdict.row].append(facts)
    pounds = value_in_pounds(ruling.basis)
    for place, facts_of in held.items():
        yield (
            place,
            Case(judgement=judgement, received_on=ruling.basis.bill.received_on, pounds=pounds, facts=tuple(facts_of)),
        )


class Witness:
    """A policy whose questions and answers are kept as they are put and given."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self.asked: list[tuple[str, Facts, Verdict]] = []

    def ask(self, table: str, facts: Facts, *, subject: str = "") -> Verdict:
        """What the policy answers."""
        verdict = self._policy.ask(table, facts, subject=subject)
        self.asked.append((table, dict(facts), verdict))
        return verdict

    def __getattr__(self, name: str) -> object:
        return getattr(self._policy, name)


def _proposal(files: RuleFiles, of: Repeated, cases: Sequence[Case]) -> RuleProposal | None:
    """The row, if today's rules still have the one that held, and the changed files are whole."""
    common = Rulebook.read(files).policy(None)
    table = common.tables.get(of.table)
    row = next((each for each in table.rows if each.id == of.held_by), None) if table else None
    if table is None or row is None or row.locked or row.layer != NATIONAL:
        return None
    facts = common.rules.dictionary.facts
    given = [each for case in cases for each in case.facts]
    bounds = _bounds(table, row, facts, given)
    new = _row(table, row, of, cases, {name: f"<= {facts[name].show(most)}" for name, most in bounds.items()})
    shown = {name: facts[name].show(bounds.get(name, value)) for name, value in given[0].items()}
    beyond = {name: facts[name].show(most + BOUNDED[facts[name].kind]) for name, most in bounds.items()}
    try:
        after = with_row(files, new, before=row, tests=[*_tests(table, new, of, shown, beyond)])
        changed = Rulebook.read(after)
        if check(changed) or not run_tests(changed).passed:
            return None
    except RuleError:
        return None
    return RuleProposal(of=of, row=new, cases=tuple(cases), diff=difference(files, after), after=after)


def _row(table: Table, row: Row, of: Repeated, cases: Sequence[Case], upper: Mapping[str, str]) -> NewRow:
    """What the row that held asks, of this supplier alone, and no figure above its bound."""
    own = {cell.fact.name: cell.written() for cell in row.cells}
    within = {name: f"{own[name]} and {most}" if name in own else most for name, most in upper.items()}
    return NewRow(
        id=_free_id(table, row),
        name=f"{of.code} of supplier {of.supplier_id} of {of.organisation}, within what people have released",
        reason="Released by judgements " + ", ".join(str(case.judgement.id) for case in cases),
        when=of.whose | own | within,
        then={key: PASS.get(key, said) for key, said in row.then.items()},
    )


def _bounds(table: Table, row: Row, facts: Mapping[str, Fact], given: Sequence[Facts]) -> dict[str, Decimal]:
    """The greatest figure that was released of each amount, percentage and number that the rows up to this one ask."""
    asked = (cell.fact.name for each in table.rows[: table.rows.index(row) + 1] for cell in each.cells)
    bounds: dict[str, Decimal] = {}
    for name in dict.fromkeys(asked):
        unit = BOUNDED.get(facts[name].kind)
        seen = [each.get(name) for each in given]
        if unit and all(isinstance(value, Decimal) for value in seen):
            most = max(cast("list[Decimal]", seen)).quantize(unit, rounding=ROUND_CEILING)
            bounds[name] = most if facts[name].kind is Type.MONEY else most.normalize()
    return bounds


def _free_id(table: Table, row: Row) -> str:
    """An id that no row has, the next below that of the row before which the new one stands."""
    found = ROW_ID.fullmatch(row.id)
    taken = {each.id for each in table.rows}
    if found is None:
        return f"{row.id}-A"
    below = (f"{found[1]}-{number:03}" for number in range(int(found[2]) - 1, 0, -1))
    return next(each for each in below if each not in taken)


def _tests(
    table: Table, new: NewRow, of: Repeated, shown: Mapping[str, str], beyond: Mapping[str, str]
) -> Iterator[NewTest]:
    """At every bound the row lets go; beyond each, and for anybody else, the row after it holds as before."""
    cells = [cell for row in table.rows for cell in row.cells]
    asked = {cell.fact.name for cell in cells} | {name for cell in cells for name in cell.other_facts}
    given = {name: said for name, said in shown.items() if name in asked} | of.whose
    held = {table.name: of.held_by}
    lets_go = {table.name: new.id} | {f"{table.name}.{key}": said for key, said in new.then.items()}
    yield NewTest(name=f"{new.id}: all that people have released", given=given, expect=lets_go)
    for name, said in beyond.items():
        yield NewTest(name=f"{new.id}: {name} of {said}", given=given | {name: said}, expect=held)
    for name, said in of.whose.items():
        yield NewTest(name=f"{new.id}: another {name}", given=given | {name: f"{said}0"}, expect=held)
