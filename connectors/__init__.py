"""Outside systems, one file a system: where post comes from and where results go."""
