"""Reading: from the bytes of one file to the facts in it, each with where it stood and how sure we are."""
