"""Debian packages that a test's real parts come from: a browser, a ledger with screens, a mail server."""

import fcntl
import os
import subprocess
import tempfile
from pathlib import Path

import pytest

LOCK = Path(tempfile.gettempdir()) / "counterfoil-tests-debian.lock"


def require(*packages: str) -> None:
    """Have these packages on the machine, installed now where they are missing; loudly skips where that cannot be."""
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the tests run in several processes, and apt-get in one
        if missing := [name for name in packages if not _installed(name)]:
            _install(missing)


def _installed(name: str) -> bool:
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", name]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout == "installed"
    except FileNotFoundError:
        return False


def _install(missing: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    install = ["install", "-qq", "-y", "--no-install-recommends", *missing]
    # No service is started by its package: a test starts what it needs itself, on 127.0.0.1.
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists() and os.geteuid() == 0
    try:
        if ours:
            policy.write_text("#!/bin/sh\nexit 101\n")
            policy.chmod(0o755)
        # The lists of packages are fetched only where they are not there yet, or too old: that takes longer than most.
        for words in (install, ["update", "-qq"], install):
            done = subprocess.run(["apt-get", *words], capture_output=True, text=True, check=False, env=environment)
            if words is install and not done.returncode:
                return
        pytest.skip(f"NOT TESTED with {', '.join(missing)}: apt-get says {done.stderr[-300:]}")
    except OSError as error:
        pytest.skip(f"NOT TESTED with {', '.join(missing)}: they can only be installed by root on Debian ({error})")
    finally:
        if ours:
            policy.unlink(missing_ok=True)
