"""What the scheduler shows of a run leads to the desk, and says nothing of documents."""

from datetime import timedelta

from counterfoil.settings import Settings
from counterfoil.store import Store
from flows.pages import as_table, figures, so_far
from tests.counterfoil.insights.test_alerts import MONDAY, hold

DESK = "https://desk.centre.example/"


def test_holds_and_what_falls_due_lead_to_the_desk(store: Store) -> None:
    later, first = hold(store, 1, due_on=MONDAY + timedelta(days=9)), hold(store, 2, due_on=MONDAY)
    lines = so_far(store, desk=DESK).splitlines()
    assert "| held | 2 |" in lines
    assert "| hold [PRICE](https://desk.centre.example/work?tab=all&code=PRICE) | 2 |" in lines
    assert lines[-2:] == [
        f"| [{first}](https://desk.centre.example/items/{first}) | PRICE | 05 Oct 2026 |",
        f"| [{later}](https://desk.centre.example/items/{later}) | PRICE | 14 Oct 2026 |",
    ]
    assert "A person" not in "\n".join(lines)


def test_without_the_address_of_a_desk_ids_stand_alone(store: Store) -> None:
    item = hold(store, 1, due_on=MONDAY)
    assert f"| {item} | PRICE | 05 Oct 2026 |" in so_far(store, desk="")


def test_the_figures_are_shown_by_organisation_and_together(settings: Settings, store: Store) -> None:
    hold(store, 1, due_on=MONDAY)
    shown = as_table(figures(settings, store, today=MONDAY))
    assert "| ZN1 | 0.0% of 1 | none yet | none yet |" in shown
    assert "| together | 0.0% of 1 | none yet | none yet |" in shown
    assert "| PRICE | 1 |" in shown
