"""Reads forms: every labelled place with what was entered there, from a fillable PDF or from words on a page."""
