"""The rulebook: policy as decision tables in files, checked when read, exact and explained when asked."""

from counterfoil.rulebook.book import Rulebook
from counterfoil.rulebook.checking import Finding, Problem, check
from counterfoil.rulebook.documenting import documents
from counterfoil.rulebook.folder import RuleFiles
from counterfoil.rulebook.literals import FactValue
from counterfoil.rulebook.mutation import MutationReport, Survivor, mutate
from counterfoil.rulebook.policy import Policy, Verdict
from counterfoil.rulebook.schema import schemas
from counterfoil.rulebook.showing import (
    ShownCase,
    ShownPack,
    ShownParameter,
    ShownRow,
    ShownTable,
    row_on,
    shown,
    shown_cases,
    shown_parameter,
    shown_table,
)
from counterfoil.rulebook.source import RuleError, suggest
from counterfoil.rulebook.testing import Failure, TestReport, UntestedRow, run_tests

__all__ = [
    "FactValue",
    "Failure",
    "Finding",
    "MutationReport",
    "Policy",
    "Problem",
    "RuleError",
    "RuleFiles",
    "Rulebook",
    "ShownCase",
    "ShownPack",
    "ShownParameter",
    "ShownRow",
    "ShownTable",
    "Survivor",
    "TestReport",
    "UntestedRow",
    "Verdict",
    "check",
    "documents",
    "mutate",
    "row_on",
    "run_tests",
    "schemas",
    "shown",
    "shown_cases",
    "shown_parameter",
    "shown_table",
    "suggest",
]
