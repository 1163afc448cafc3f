"""All layouts. Only those for development may be looked at by who tunes the readers; see Role."""

from samples.unseen.layouts.continent import CONTINENT
from samples.unseen.layouts.drawn import DRAWN
from samples.unseen.layouts.further import FURTHER
from samples.unseen.layouts.letters import LETTERS
from samples.unseen.layouts.offices import OFFICES
from samples.unseen.layouts.packages import PACKAGES
from samples.unseen.layouts.trades import TRADES
from samples.unseen.layouts.yards import YARDS

LAYOUTS = (*PACKAGES, *TRADES, *LETTERS, *DRAWN, *FURTHER, *OFFICES, *YARDS, *CONTINENT)
