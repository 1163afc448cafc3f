"""Layouts that may be looked at by who works on the readers."""

from samples.unseen.layouts.development.abroad import ABROAD
from samples.unseen.layouts.development.bodies import BODIES
from samples.unseen.layouts.development.british import BRITISH
from samples.unseen.layouts.development.clinics import CLINICS
from samples.unseen.layouts.development.composed import COMPOSED
from samples.unseen.layouts.development.composed_further import COMPOSED_FURTHER
from samples.unseen.layouts.development.continent import CONTINENT
from samples.unseen.layouts.development.contracts import CONTRACTS
from samples.unseen.layouts.development.counters import COUNTERS
from samples.unseen.layouts.development.desks import DESKS
from samples.unseen.layouts.development.drawn import DRAWN
from samples.unseen.layouts.development.french import FRENCH
from samples.unseen.layouts.development.further import FURTHER
from samples.unseen.layouts.development.german import GERMAN
from samples.unseen.layouts.development.ledgers import LEDGERS
from samples.unseen.layouts.development.letters import LETTERS
from samples.unseen.layouts.development.lowlands import LOWLANDS
from samples.unseen.layouts.development.neighbours import NEIGHBOURS
from samples.unseen.layouts.development.northern import NORTHERN
from samples.unseen.layouts.development.offices import OFFICES
from samples.unseen.layouts.development.packages import PACKAGES
from samples.unseen.layouts.development.prose import PROSE
from samples.unseen.layouts.development.southern import SOUTHERN
from samples.unseen.layouts.development.subscriptions import SUBSCRIPTIONS
from samples.unseen.layouts.development.trades import TRADES
from samples.unseen.layouts.development.typed import TYPED
from samples.unseen.layouts.development.yards import YARDS

DEVELOPMENT = (
    *PACKAGES,
    *TRADES,
    *LETTERS,
    *DRAWN,
    *FURTHER,
    *OFFICES,
    *YARDS,
    *CONTINENT,
    *LEDGERS,
    *CONTRACTS,
    *DESKS,
    *ABROAD,
    *COMPOSED,
    *TYPED,
    *PROSE,
    *BODIES,
    *CLINICS,
    *SUBSCRIPTIONS,
    *COUNTERS,
    *NEIGHBOURS,
    *BRITISH,
    *GERMAN,
    *LOWLANDS,
    *FRENCH,
    *SOUTHERN,
    *NORTHERN,
    *COMPOSED_FURTHER,
)
