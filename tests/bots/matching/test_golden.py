"""One firm under several records is proposed as one, with reasons; what contradicts is left to a person."""

from datetime import date

from bots.matching.golden import Golden, golden_records
from bots.matching.supplier_register import SupplierRegister
from counterfoil.model.masters import Supplier

DAY = date(2026, 10, 20)
HARTLEY, CORVANE = "999999973", "999999918"


def record(organisation: str, supplier_id: str, name: str, **facts: object) -> Supplier:
    return Supplier(organisation=organisation, supplier_id=supplier_id, name=name, **facts)  # type: ignore[arg-type]


def found(*suppliers: Supplier) -> Golden:
    return golden_records(SupplierRegister.build(suppliers, as_of=DAY))


def ids(golden: Golden) -> list[list[str]]:
    return [[supplier.supplier_id for supplier in each.suppliers] for each in golden.records]


def test_one_firm_is_found_in_every_ledger_that_has_it_with_the_reasons() -> None:
    golden = found(
        record("ZN1", "A", "Hartley Medical Supplies Ltd", vat_number=HARTLEY),
        record("ZN2", "B", "HARTLEY MEDICAL SUPPLIES LIMITED", vat_number=f"GB{HARTLEY}"),
        record("ZN3", "C", "Hartly Medical Suplies", vat_number=HARTLEY, postcode="HM1 2AB"),
        record("ZN3", "D", "Corvane Facilities", vat_number=CORVANE),
    )
    assert ids(golden) == [["A", "B", "C"], ["D"]]
    assert golden.records[0].name == "HARTLEY MEDICAL SUPPLIES LIMITED"
    assert golden.records[0].duplicated_at == ()
    reasons = {reason.feature for link in golden.records[0].links for reason in link.reasons}
    assert {"vat_number_match", "name_exact"} <= reasons


def test_two_records_in_one_ledger_are_duplicates() -> None:
    golden = found(
        record("ZN1", "A", "Hartley Medical Supplies Ltd", company_number="01234567"),
        record("ZN1", "B", "Hartley Medical Supplies", company_number="1234567"),
        record("ZN2", "C", "Hartley Medical Supplies", company_number="1234567"),
    )
    assert golden.records[0].duplicated_at == ("ZN1",)


def test_records_of_one_firm_that_hold_other_accounts_are_shown_to_conflict() -> None:
    golden = found(
        record("ZN1", "A", "Hartley Medical Ltd", vat_number=HARTLEY, sort_code="089999", account_number="66374958"),
        record("ZN2", "B", "Hartley Medical Ltd", vat_number=HARTLEY, sort_code="089999", account_number="11112222"),
    )
    assert golden.records[0].conflicts == ("accounts differ: 089999/11112222 at ZN2 B; 089999/66374958 at ZN1 A",)


def test_what_a_registered_number_contradicts_is_never_one_but_laid_before_a_person() -> None:
    golden = found(
        record("ZN1", "A", "Hartley Medical Ltd", vat_number=HARTLEY),
        record("ZN2", "B", "Hartley Medical Ltd", vat_number=CORVANE),
    )
    assert ids(golden) == [["A"], ["B"]]
    [link] = golden.possible
    assert not link.certain
    assert "vat_number_conflict" in {reason.feature for reason in link.reasons}


def test_sisters_that_share_numbers_and_differ_by_a_word_are_left_to_a_person() -> None:
    shared = {"vat_number": HARTLEY, "postcode": "HM1 2AB", "sort_code": "089999", "account_number": "66374958"}
    golden = found(
        record("ZN1", "A", "Hartley Medical Ltd", **shared),
        record("ZN2", "B", "Hartley Medical Logistics Ltd", **shared),
    )
    assert sorted(ids(golden)) == [["A"], ["B"]]
    assert len(golden.possible) == 1


def test_names_that_are_only_alike_are_not_one() -> None:
    golden = found(
        record("ZN1", "A", "Hartley Medical Supplies Ltd"),
        record("ZN2", "B", "Hartly Medical Suplies Ltd"),
        record("ZN2", "C", "Zebra Flooring"),
    )
    assert sorted(map(len, ids(golden))) == [1, 1, 1]
    assert [(link.one[1], link.other[1]) for link in golden.possible] in ([("A", "B")], [("B", "A")])


def test_every_record_is_in_exactly_one_golden_record() -> None:
    suppliers = [
        record(f"ZN{n % 3}", f"S{n}", f"{word} Services Ltd", company_number=f"{n // 3:08}")
        for n, word in enumerate(["Hartley", "Corvane", "Brackley"] * 4)
    ]
    golden = found(*suppliers)
    assert sorted(sid for each in ids(golden) for sid in each) == sorted(s.supplier_id for s in suppliers)


def test_no_records_make_no_golden_records() -> None:
    assert found() == Golden((), ())
