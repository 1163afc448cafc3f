"""Deciding: facts, matches, rules and a day give a decision, the same on any machine in any year."""

from bots.deciding.approval import objection, requesters
from bots.deciding.bill import NO_CURRENCY, Bill
from bots.deciding.consulting import NotConsultedError
from bots.deciding.decide import TABLES, decide, refused
from bots.deciding.holds import Clock, HoldCatalogueError, HoldEntry, load_holds
from bots.deciding.intake import settle
from bots.deciding.making import decide_on_record, make, value_in_pounds
from bots.deciding.statements import ClassifiedLine, LineClass, classify_statement
from bots.deciding.views import MastersView

__all__ = [
    "NO_CURRENCY",
    "TABLES",
    "Bill",
    "ClassifiedLine",
    "Clock",
    "HoldCatalogueError",
    "HoldEntry",
    "LineClass",
    "MastersView",
    "NotConsultedError",
    "classify_statement",
    "decide",
    "decide_on_record",
    "load_holds",
    "make",
    "objection",
    "refused",
    "requesters",
    "settle",
    "value_in_pounds",
]
