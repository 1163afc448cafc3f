"""Labels of forms: the key that each gives, and words that are no answers."""

import pytest

from bots.reading.forms.labels import is_hint, key_of, likeness


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Supplier name:", "supplier_name"),
        ("Employee's NI No.", "employees_ni_no"),
        ("3. Date of birth (DD/MM/YYYY) *", "date_of_birth"),
        ("Account number (8 digits)", "account_number"),
        ("Annual leave owed (hours)", "annual_leave_owed_hours"),
        ("Bank/building society", "bank_building_society"),
        ("Is the supplier VAT registered?", "is_the_supplier_vat_registered"),
        ("Unit price (£)", "unit_price"),
        ("E-mail address .........", "e_mail_address"),
    ],
)
def test_a_key_is_the_printed_label_in_snake_case(label: str, key: str) -> None:
    assert key_of(label) == key


@pytest.mark.parametrize(
    "text", ["DD/MM/YYYY", "(as shown on your passport)", "Yes / No", "Mr/Mrs/Ms/Other", "£", "- -", "Choose an item."]
)
def test_what_a_form_prints_where_an_answer_goes_is_no_answer(text: str) -> None:
    assert is_hint(text)


@pytest.mark.parametrize("text", ["Yes", "12/10/2026", "£42.00", "Ann Please", "No"])
def test_answers_are_no_hints(text: str) -> None:
    assert not is_hint(text)


@pytest.mark.parametrize(
    ("label", "answer"),
    [("Job title", "Zoë MacDonald"), ("Ward", "Ward 12"), ("From", "12/10/2026"), ("Post code", "LS1 1AA")],
)
def test_a_label_is_more_like_one_than_its_answer(label: str, answer: str) -> None:
    assert likeness(label) > 0 >= likeness(answer)
