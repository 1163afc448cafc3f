"""Every field of a first bill is taught: on later bills of its supplier, and on all others, nothing right is lost."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bots.reading.learning.finding import same_value
from bots.reading.learning.recalling import noting_pages, put_right
from bots.reading.learning.teaching import NothingLearntError, lesson_of
from bots.reading.pages.values import Labels
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.corrections import CORRECTABLE, held, parsed, plainly
from counterfoil.model.documents import Document
from counterfoil.model.memory import Memory
from tests.bots.reading.learning.taught import correction, memory
from tests.support.post import generate


@dataclass(frozen=True)
class Bill:
    """A bill as it is read, with what it says in truth."""

    truth: dict[str, Any]
    document: Document
    pages: Sequence[Labels]

    def stated(self, field: str) -> str:
        """What the bill states for a field; empty where it states none."""
        orders = self.truth.get("po_numbers") or [""]
        return orders[0] if field == "po_number" else self.truth.get(field) or ""


@pytest.fixture(scope="module")
def suppliers(tmp_path_factory: pytest.TempPathFactory) -> list[list[Bill]]:
    """The text PDFs of a month, by supplier."""
    post = generate(tmp_path_factory.mktemp("taught") / "post", "--seed", "21", "--bills", "120", "--only", "text")
    of_supplier: dict[str, list[Bill]] = defaultdict(list)
    for line in (post / "expected.jsonl").read_text().splitlines():
        expected = json.loads(line)
        with noting_pages() as seen:
            read_pdf((post / "mail" / Path(expected["file"])).read_bytes())
        of_supplier[expected["fields"]["supplier_name"]].append(Bill(expected["fields"], *seen[-1]))
    return list(of_supplier.values())


def taught(bill: Bill) -> list[Memory]:
    """A memory for every field that the bill states."""
    return list(_taught(bill))


def _taught(bill: Bill) -> Iterator[Memory]:
    for number, field in enumerate(CORRECTABLE, start=1):
        if bill.stated(field):
            value = plainly(parsed(field, bill.stated(field)))
            try:
                yield memory(lesson_of(correction(field, value), bill.document, bill.pages), number)
            except NothingLearntError:
                continue


def right(bill: Bill, document: Document, field: str) -> bool:
    found = held(document, field)
    return found is not None and same_value(found.value, parsed(field, bill.stated(field)))


def test_nearly_every_later_bill_is_known_by_its_layout_and_no_field_is_lost(suppliers: list[list[Bill]]) -> None:
    later = [(taught(first), bill) for first, *rest in suppliers for bill in rest]
    assert len(later) > 40
    known = 0
    for memories, bill in later:
        document = put_right(bill.document, bill.pages, memories)
        known += bool(document.recalled)
        for field in (each.lesson.field for each in memories):
            if bill.stated(field) and right(bill, bill.document, field):
                assert right(bill, document, field), (bill.truth, field)
    assert known / len(later) > 0.9


def test_no_supplier_is_read_by_the_memories_of_others(suppliers: list[list[Bill]]) -> None:
    everything = [taught(bills[0]) for bills in suppliers]
    for place, bills in enumerate(suppliers):
        others = [each for number, memories in enumerate(everything) if number != place for each in memories]
        for bill in bills:
            assert put_right(bill.document, bill.pages, others) == bill.document
