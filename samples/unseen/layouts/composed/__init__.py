"""Layouts that are composed of ways of setting out each place of a paper, any number of them; papers.py puts them together."""
