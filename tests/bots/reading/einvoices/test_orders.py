"""Order numbers are found wherever an e-invoice states or mentions them, the surest first."""

import pytest

from bots.reading.einvoices.orders import order_references
from bots.reading.einvoices.terms import Group, Term


def invoice(*terms: tuple[str, str], documents: tuple[Group, ...] = (), lines: tuple[Group, ...] = ()) -> Group:
    return Group({code: (Term(code, text, "there"),) for code, text in terms}, {"BG-24": documents, "BG-25": lines})


def numbers(group: Group) -> list[str]:
    return [field.value for field in order_references(group)]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (invoice(("BT-13", "ZN1000123")), ["ZN1000123"]),
        (invoice(("BT-13", "ZN1000123; ZN1000124|ZN1000125")), ["ZN1000123", "ZN1000124", "ZN1000125"]),
        (invoice(("BT-13", "n/a")), []),
        (invoice(lines=(invoice(("BT-13", "ZN1000777")), invoice(("BT-13", "zn1000777")))), ["ZN1000777"]),
        (invoice(("BT-18", "ZN1000999"), ("BT-18-1", "ON")), ["ZN1000999"]),
        (invoice(("BT-18", "8003001234"), ("BT-18-1", "MG")), []),
        (invoice(("BT-18", "8003001234")), []),
        (invoice(lines=(invoice(("BT-128", "ZN1000999"), ("BT-128-1", "ON")),)), ["ZN1000999"]),
        (invoice(documents=(invoice(("BT-122", "ZN1000888"), ("BT-123", "Purchase order")),)), ["ZN1000888"]),
        (invoice(documents=(invoice(("BT-122", "TS-2026-01"), ("BT-123", "Timesheet")),)), []),
        (invoice(("BT-10", "4500098765")), ["4500098765"]),
        (invoice(("BT-10", "Ward 7")), []),
        (invoice(("BT-22", "Order no. AB-556677, thank you")), ["AB-556677"]),
        (invoice(("BT-20", "30 days, quote PO 4500012345")), ["4500012345"]),
        (invoice(lines=(invoice(("BT-127", "Against your purchase order ZN1000321")),)), ["ZN1000321"]),
    ],
)
def test_an_order_is_found_where_it_stands(group: Group, expected: list[str]) -> None:
    assert numbers(group) == expected


def test_the_surest_comes_first() -> None:
    group = invoice(("BT-22", "Your order 4500011111"), ("BT-10", "4500022222"), ("BT-13", "ZN1000123"))
    fields = order_references(group)
    assert [field.value for field in fields] == ["ZN1000123", "4500022222", "4500011111"]
    assert [field.confidence for field in fields] == sorted((field.confidence for field in fields), reverse=True)
