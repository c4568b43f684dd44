"""Every check in order: lint, format, types, import rules, tests. Stops at the first that fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = (
    (BIN / "ruff", "check", "--quiet", "."),
    (BIN / "ruff", "format", "--check", "--quiet", "."),
    (BIN / "mypy",),
    (BIN / "lint-imports", "--no-logo"),
    (BIN / "pytest",),
)


def main() -> int:
    """The exit status of the first check that fails, or 0."""
    for check in CHECKS:
        sys.stdout.write(f"==> {' '.join((check[0].name, *check[1:]))}\n")
        sys.stdout.flush()
        status = subprocess.run([str(part) for part in check], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
