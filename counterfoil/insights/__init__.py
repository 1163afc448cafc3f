"""What the store can tell about the work: its totals, whether it balances, what it waits for, what is to be told."""

from counterfoil.insights import registers
from counterfoil.insights.alerts import Patience, alerts
from counterfoil.insights.balance import Balance, balance
from counterfoil.insights.chasing import Chase, chases
from counterfoil.insights.doubts import Doubt, doubts
from counterfoil.insights.learnt_names import LearntName, NameProposal, confirmed_names, name_proposals
from counterfoil.insights.metrics import metrics
from counterfoil.insights.morning import Morning, as_text, morning, subject
from counterfoil.insights.pauses import Pacing, is_paused, pauses
from counterfoil.insights.performance import AGES, Performance, performance
from counterfoil.insights.summary import Summary, summarise

__all__ = [
    "AGES",
    "Balance",
    "Chase",
    "Doubt",
    "LearntName",
    "Morning",
    "NameProposal",
    "Pacing",
    "Patience",
    "Performance",
    "Summary",
    "alerts",
    "as_text",
    "balance",
    "chases",
    "confirmed_names",
    "doubts",
    "is_paused",
    "metrics",
    "morning",
    "name_proposals",
    "pauses",
    "performance",
    "registers",
    "subject",
    "summarise",
]
