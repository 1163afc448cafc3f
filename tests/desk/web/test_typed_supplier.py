"""Who bills as a person types it: over what is printed it pays nobody before a second person, as printed it does."""

from counterfoil.model.decisions import HoldCode
from counterfoil.store import Dossier
from tests.desk.web.conftest import Worked


def dossier(worked: Worked, item: str) -> Dossier:
    store = worked.desk.office.store
    return store.dossier(store.item(item))


def printed_in(worked: Worked, item: str, field: str) -> str | None:
    """What the judgement of a field says that the document shows there."""
    made = worked.desk.office.store.judgements(item)
    return next(each.body.get("printed") for each in reversed(made) if each.body.get("field") == field)


def test_a_bill_whose_seller_was_typed_over_with_an_accomplice_waits_for_a_call_and_a_second_person(
    worked: Worked,
) -> None:
    item = worked.item("BANK_DIFF")
    before = dossier(worked, item)
    assert before.document is not None
    assert before.match is not None
    bank, true = before.document.bank, before.match.supplier.supplier_id
    assert bank.sort_code is not None
    assert bank.account_number is not None
    suppliers = worked.desk.office.ledger.masterdata().suppliers
    accomplice = next(
        each
        for each in suppliers
        if each.organisation == before.item.organisation and each.supplier_id != true and each.vat_number
    )
    its_account = {"sort_code": bank.sort_code.value.replace("-", ""), "account_number": bank.account_number.value}
    worked.enter(accomplice.supplier_id, **its_account)
    typed = {"field.supplier_name": accomplice.name, "field.vat_number": accomplice.vat_number or ""}
    assert worked.settle("clerk", item, **typed).status_code == 303
    worked.run()
    after = dossier(worked, item)
    assert after.match is not None
    assert (after.match.supplier.supplier_id, after.match.supplier.bank_differs) == (accomplice.supplier_id, False)
    held = [hold.detail for hold in after.holds if hold.code is HoldCode.BANK_DIFF]
    assert len(held) == 1
    assert held[0].startswith("Who bills was typed, not read, and ")
    assert after.decision is not None
    assert "CHO-010" in {step.row for step in after.decision.trace}
    name = before.document.seller.name
    assert name is not None
    assert printed_in(worked, item, "supplier_name") == name.value
    released = worked.settle("supervisor", item, "release", release="BANK_DIFF", reason="It will be right")
    assert released.status_code == 422, "one person alone lets nothing go"


def test_a_seller_as_the_page_shows_it_speaks_for_itself_though_a_person_typed_it(worked: Worked) -> None:
    item = worked.item("PRICE")
    document = dossier(worked, item).document
    assert document is not None
    assert document.seller.name is not None
    name = document.seller.name.value
    worked.settle("clerk", item, **{"field.supplier_name": name.upper()})
    worked.run()
    assert printed_in(worked, item, "supplier_name") == name.upper()
    assert HoldCode.BANK_DIFF not in {hold.code for hold in dossier(worked, item).holds}
