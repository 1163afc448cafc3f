"""Layouts that test the readers and what their confidence is worth: who works on the readers must not open this folder."""

from samples.unseen.style import Layout

HELD_OUT: tuple[Layout, ...] = ()
