"""When things happen and in what order: one file a back-office process. Only this package imports Prefect."""
