"""Suppliers, measured: python -m benchmarks.suppliers; what they are scored on was never fitted on."""
