"""What Feishu costs a process: seconds and memory until it can read its first event, and what lark-oapi whole would."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

_WITHOUT = "import bot.app, bot.web, uvicorn"
_REPORT = """
import sys, time
status = open("/proc/self/status", encoding="ascii").read()
resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
print(time.process_time(), int(resident.split()[1]) / 1024, len(sys.modules))
"""
_PROGRAMS = {
    "Scout without Feishu (the floor)": _WITHOUT,
    "with Feishu, webhook": f"{_WITHOUT}\nimport bot.feishu.chat\nfrom bot.feishu import sdk\nsdk.dispatcher()",
    "with Feishu, long connection": (
        f"{_WITHOUT}\nimport bot.feishu.chat\nfrom bot.feishu import sdk\nsdk.dispatcher(); sdk.own_long_connection()"
    ),
    "with `import lark_oapi` as it comes": f"{_WITHOUT}\nimport bot.feishu.chat, lark_oapi",
}


def imports(starts: int) -> str:
    """A Markdown table of fresh processes: processor time and memory above the floor, and modules."""
    measured: dict[str, list[tuple[float, float, int]]] = {name: [] for name in _PROGRAMS}
    for number in range(starts + 1):
        for name, program in _PROGRAMS.items():
            told = subprocess.run(
                [sys.executable, "-c", program + _REPORT], check=True, capture_output=True, text=True
            ).stdout.split()
            if number:  # the first round writes the .pyc files
                measured[name].append((float(told[0]), float(told[1]), int(told[2])))
    lines = ["| What | CPU s | more than the floor | resident MB | more than the floor | modules |"]
    lines.append("|---|---|---|---|---|---|")
    base: tuple[float, float] | None = None
    for name, values in measured.items():
        seconds, megabytes = median(one[0] for one in values), median(one[1] for one in values)
        base = base or (seconds, megabytes)
        more = f"{seconds - base[0]:.2f}", f"{megabytes - base[1]:.0f}"
        lines.append(f"| {name} | {seconds:.2f} | {more[0]} | {megabytes:.0f} | {more[1]} | {values[0][2]:,} |")
    return "\n".join(lines)
