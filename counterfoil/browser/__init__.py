"""Screens without an interface for programs: one warm browser, the screen contract, and evidence of each failure."""

from counterfoil.browser.browser import Browser, BrowserError, chromium_here, warm_browser
from counterfoil.browser.contract import ContractError, ScreenChangedError, ScreenContract, load_contracts
from counterfoil.browser.evidence import Trace
from counterfoil.browser.seen import FILL, Control, LabelError, Link, Screen, Table

__all__ = [
    "FILL",
    "Browser",
    "BrowserError",
    "ContractError",
    "Control",
    "LabelError",
    "Link",
    "Screen",
    "ScreenChangedError",
    "ScreenContract",
    "Table",
    "Trace",
    "chromium_here",
    "load_contracts",
    "warm_browser",
]
