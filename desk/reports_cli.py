"""The registers as a command: what was drawn up from decisions, as a table or as JSON lines."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from operator import attrgetter

from counterfoil.insights import registers
from counterfoil.settings import Settings
from counterfoil.store import Dossier, Scope, State, Store
from desk import screen
from desk.homes import AsJson, Home, existing
from flows.chasing import all_chases

Row = dict[str, str]
# The command line is for whoever keeps the installation; patients' data it does not show either.
EVERYTHING = Scope(organisations=None, shut=True)
OF_DOSSIERS: dict[str, Callable[[Iterable[Dossier]], Iterator[Row]]] = {
    "variances": registers.price_variances,
    "orders": registers.open_orders,
    "late-orders": registers.late_orders,
    "agency": registers.agency_return,
    "recharges": registers.recharges,
    "vat": registers.vat_accounts,
}


class Register(StrEnum):
    """The registers that there are."""

    VARIANCES = "variances"
    ORDERS = "orders"
    LATE_ORDERS = "late-orders"
    AGENCY = "agency"
    RECHARGES = "recharges"
    VAT = "vat"
    CAUSES = "causes"
    CHASES = "chases"
    LETTERS = "letters"
    CHANGES = "changes"
    QUEUE = "queue"


def report(register: Register, as_json: AsJson = False, home: Home = None) -> None:
    """Draw up a register from what was decided; nothing is sent.

    Price variances, what orders have left, orders raised after their invoice, the weekly agency return, recharges
    between health bodies, VAT recovered and self-accounted, causes of holds, who is to be reminded, drafted letters,
    changes of master data that were called back and approved, and the queue of what is on its way: with priority,
    deadline, attempts, and until when it is put off for what reason.
    """
    settings = existing(home)
    with Store.open(settings) as store:
        rows = drawn_up(register, store, settings)
        screen.print_json_lines(rows) if as_json else screen.print_rows(rows)


def drawn_up(register: Register, store: Store, settings: Settings) -> Iterator[Row]:
    """The rows of one register, from all items of a store."""
    dossiers = store.dossiers(store.items())
    if register in OF_DOSSIERS:
        yield from OF_DOSSIERS[register](dossiers)
    elif register is Register.LETTERS:
        yield from letters(dossiers)
    elif register is Register.CAUSES:
        yield from the_causes(store)
    elif register is Register.QUEUE:
        yield from the_queue(store)
    elif register is Register.CHANGES:
        yield from registers.approved_changes(store.changes(EVERYTHING, final=True))
    else:
        last = store.last_run()
        yield from the_chases(store, settings, as_at=last.as_at if last else date.min)


def the_queue(store: Store) -> Iterator[Row]:
    """A row for each item that is on its way, those that have stood there longest first."""
    on_their_way = [item for state in State if state is not State.DONE for item in store.items(state=state)]
    for item in sorted(on_their_way, key=attrgetter("updated_at")):
        yield {
            "item": item.id,
            "file": item.file,
            "state": item.state.value,
            "step": item.step.value,
            "priority": str(item.priority),
            "due": item.due_on.isoformat() if item.due_on else "",
            "attempts": str(item.attempts),
            "not before": item.not_before.isoformat(timespec="seconds") if item.not_before else "",
            "since": item.updated_at.isoformat(timespec="seconds"),
            "fault": item.error or "",
        }


def letters(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """Every drafted letter with the item that it goes with."""
    for dossier in dossiers:
        for letter in dossier.decision.letters if dossier.decision else ():
            yield {
                "item": dossier.item.id,
                "file": dossier.item.file,
                "letter": letter.kind.value,
                "to": letter.to,
                "subject": letter.subject,
                "body": letter.body,
            }


def the_causes(store: Store) -> Iterator[Row]:
    """A row for each cause of what waits, those that hold up most first."""
    items = store.items_by_cause(EVERYTHING)
    for cause in store.causes(EVERYTHING).causes:
        yield {
            "hold": cause.code.value if cause.code else "",
            "cause": f"{cause.root.value} {cause.name}".rstrip(),
            "items": str(cause.items),
            "organisations": "|".join(cause.organisations),
            "since": cause.since.isoformat(),
            "pounds": f"{cause.pounds:.2f}",
            "held": "|".join(items[cause.id]),
        }


def the_chases(store: Store, settings: Settings, *, as_at: date) -> Iterator[Row]:
    """A row for each reminder of a cause, those that are due and those to come."""
    for chase in all_chases(store, settings, EVERYTHING, as_at=as_at):
        yield {
            "hold": chase.cause.code.value if chase.cause.code else "",
            "cause": f"{chase.cause.root.value} {chase.cause.name}".rstrip(),
            "to": chase.to,
            "day": str(chase.day),
            "on": chase.on.isoformat(),
            "state": "due" if chase.due else "to come",
            "items": str(chase.cause.items),
            "held": "|".join(chase.items),
        }
