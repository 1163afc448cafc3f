"""The corpora, where they are there: each gives cases with truth, and the hybrids come without their record."""

import pypdfium2
import pytest

from benchmarks.accuracy.corpora import CORPORA, e_invoices, hybrids, of_invoice2data
from benchmarks.accuracy.facts import HEADER

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"NO CORPORA: {CORPORA} is not there")


def test_the_page_of_a_hybrid_is_read_without_the_record_inside_it() -> None:
    case = next(hybrids(CORPORA))
    document = pypdfium2.PdfDocument(case.read())
    assert document.count_attachments() == 0
    document.close()
    assert case.truths[0].fields["invoice_number"]


def test_every_e_invoice_states_its_number_its_date_and_its_total() -> None:
    cases = list(e_invoices(CORPORA))
    assert len(cases) > 90
    for case in cases:
        assert {"invoice_number", "issue_date", "gross", "seller_name"} <= set(case.truths[0].fields), case.name


def test_the_answers_of_invoice2data_are_known_by_our_names() -> None:
    for case in of_invoice2data(CORPORA):
        assert set(case.truths[0].fields) & set(HEADER), case.name
