"""The steps by which the store's tables came to be, in Alembic's form.

A new step is a file of its own in `versions`, numbered after the last; `NEWEST` in `counterfoil.store.migrating` names
it, and a test compares what the steps make with the tables that the program works with, on both databases. A step that
was released is never changed.
"""
