"""The rules of the project, read once, and a sound bill to decide about."""

from pathlib import Path

import pytest

from counterfoil.rulebook import Policy, Rulebook
from tests.bots.deciding.bills import Case

RULES = Path(__file__).parents[3] / "rules"


@pytest.fixture(scope="session")
def book() -> Rulebook:
    return Rulebook.load(RULES)


@pytest.fixture(scope="session")
def policy(book: Rulebook) -> Policy:
    return book.policy(None)


@pytest.fixture
def case(policy: Policy) -> Case:
    return Case(policy)
