"""Layouts that test the readers and what their confidence is worth: who works on the readers must not open this folder."""

from samples.unseen.layouts.held_out.people import PEOPLE
from samples.unseen.layouts.held_out.programs import PROGRAMS

HELD_OUT = (*PROGRAMS, *PEOPLE)
