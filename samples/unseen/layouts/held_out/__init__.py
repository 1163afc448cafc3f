"""Layouts that test the readers and what their confidence is worth: who works on the readers must not open this folder."""

from samples.unseen.layouts.held_out.composed import COMPOSED
from samples.unseen.layouts.held_out.continent import CONTINENT
from samples.unseen.layouts.held_out.people import PEOPLE
from samples.unseen.layouts.held_out.premises import PREMISES
from samples.unseen.layouts.held_out.programs import PROGRAMS
from samples.unseen.layouts.held_out.supplies import SUPPLIES

HELD_OUT = (*PROGRAMS, *PEOPLE, *PREMISES, *SUPPLIES, *CONTINENT, *COMPOSED)
