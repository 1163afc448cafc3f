"""Suppliers, measured: by name, with all evidence, and a million of them. Nothing that is scored was fitted on."""

import argparse
import sys

from benchmarks.suppliers import by_evidence, by_name, by_size, corpus


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, nargs="*", default=[100_000, 1_000_000], help="sizes of the masters")
    parser.add_argument("--suppliers", type=int, default=100_000, help="suppliers in families (0: leave it out)")
    parser.add_argument("--bills", type=int, default=8_000, help="bills of the families")
    parser.add_argument("--size", type=int, default=1_000_000, help="suppliers to index (0: leave it out)")
    options = parser.parse_args()
    if not corpus.is_there():
        sys.exit(corpus.ABSENT)
    for size in options.names:
        by_name.measure(size, brute_force=100 if size > 100_000 else 400)
    if options.suppliers:
        by_evidence.measure(options.suppliers, options.bills)
    if options.size:
        by_size.measure(options.size, bills=3_000)


if __name__ == "__main__":
    main()
