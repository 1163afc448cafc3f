"""Writes documents that no reader was made for: a folder of files, and truth.jsonl with the truth about each.

Run from the project's root: python -m samples.unseen OUT [--seed 1] [--each 4] [--scans 2]
"""

import argparse
from pathlib import Path

from samples.unseen.style import Role
from samples.unseen.writing import write


def main() -> None:
    """Read the command line and write the documents."""
    parser = argparse.ArgumentParser(prog="python -m samples.unseen", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write the files and truth.jsonl")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other documents")
    parser.add_argument(
        "--each", type=int, default=4, help="bills of each layout; the other papers follow their number"
    )
    parser.add_argument("--scans", type=int, default=2, help="pictures of each condition of scanning")
    parser.add_argument("--role", type=Role, choices=list(Role), help="only layouts of this role")
    options = parser.parse_args()
    count = write(options.folder, seed=options.seed, each=options.each, scans=options.scans, role=options.role)
    print(f"{count} files in {options.folder}")


if __name__ == "__main__":
    main()
