"""All layouts; about half of them are held out: scored, but never looked at by who tunes the readers."""

from samples.unseen.layouts.drawn import DRAWN
from samples.unseen.layouts.letters import LETTERS
from samples.unseen.layouts.packages import PACKAGES
from samples.unseen.layouts.trades import TRADES

LAYOUTS = (*PACKAGES, *TRADES, *LETTERS, *DRAWN)
