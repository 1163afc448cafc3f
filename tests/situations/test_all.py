"""No situation that concerns invoices, credit notes, statements, agency bills or duplicates is without its test."""

import ast
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# Forms are decided about elsewhere.
FORMS = {
    "Genuine bank-change form",
    "New-supplier form, complete",
    "New-starter form -> ESR",
    "Expenses claim, valid",
}
WRAPPINGS = {"E-mail with invoices attached"}


def test_every_situation_of_the_month_is_asked_about(month: Any) -> None:
    asked: set[Any] = set()
    for path in HERE.glob("test_*.py"):
        if path.name != "test_all.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            asked |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {row["situation"] for row in month.expected} - FORMS - WRAPPINGS <= asked
