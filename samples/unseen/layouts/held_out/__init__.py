"""Layouts that test the readers and what their confidence is worth: who works on the readers must not open this folder."""

from samples.unseen.layouts.held_out.bodies import BODIES
from samples.unseen.layouts.held_out.clinics import CLINICS
from samples.unseen.layouts.held_out.continent import CONTINENT
from samples.unseen.layouts.held_out.contracts import CONTRACTS
from samples.unseen.layouts.held_out.counters import COUNTERS
from samples.unseen.layouts.held_out.drawn import DRAWN
from samples.unseen.layouts.held_out.letters import LETTERS

HELD_OUT = (*DRAWN, *LETTERS, *BODIES, *CLINICS, *CONTRACTS, *COUNTERS, *CONTINENT)
