"""Loaded before what reckons with arrays, so that it starts no threads: each reader has one core, and little memory.

The fork server of the readers loads it first. OpenBLAS keeps room for each thread that it might use, once for numpy and
once for OpenCV; on two cores that is a third of a worker's address space, of which its files then have so much less.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
