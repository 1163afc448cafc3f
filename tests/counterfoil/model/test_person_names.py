"""Names are compared for keeping duties apart: rather two people taken for one than one for two."""

import pytest

from counterfoil.model.person_names import may_be_one_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priscilla Wetherby", "priscilla  WETHERBY"),
        ("Priscilla Wetherby", "Wetherby, Priscilla"),
        ("Mrs P. Wetherby", "Priscilla Wetherby"),
        ("p.wetherby@trust.example", "Priscilla Wetherby"),
        ("pwetherby", "Priscilla Wetherby"),
        ("Priscilla Anne Wetherby", "P Wetherby"),
        ("José Nuñez", "jose_nunez"),
    ],
)
def test_one_persons_names_are_told_to_be_so_either_way_round(one: str, other: str) -> None:
    assert may_be_one_person(one, other)
    assert may_be_one_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priscilla Wetherby", "Paul Wetherby"),
        ("Priscilla Wetherby", "Priscilla Cheung"),
        ("Ward 7", "Priscilla Wetherby"),
        ("", ""),
        ("Dr", "Mr"),
        ("qwetherby", "Priscilla Wetherby"),
    ],
)
def test_other_peoples_are_not(one: str, other: str) -> None:
    assert not may_be_one_person(one, other)
    assert not may_be_one_person(other, one)
