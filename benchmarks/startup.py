"""From start to ready, and the memory then held: `scout run` with one and both chats, and the service alone.

The floor is a bare uvicorn server with one Starlette route, started the same way in the same run. Nothing leaves this
machine: the chats use their HTTP doors and call nobody before a delivery comes.

    python -m benchmarks.startup [--times 5]
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-benchmark",
    "SLACK_SIGNING_SECRET": "benchmark",
    "SLACK_API_URL": "http://127.0.0.1:9/",
}
FEISHU = {
    "FEISHU_APP_ID": "cli_benchmark",
    "FEISHU_APP_SECRET": "benchmark",
    "FEISHU_MODE": "webhook",
    "FEISHU_ENCRYPT_KEY": "benchmark",
    "FEISHU_VERIFICATION_TOKEN": "benchmark",
    "FEISHU_DOMAIN": "http://127.0.0.1:9",
}
BARE = (
    "import os, uvicorn; from starlette.applications import Starlette; from starlette.routing import Route; "
    "from starlette.responses import PlainTextResponse; "
    "app = Starlette(routes=[Route('/healthz', lambda request: PlainTextResponse('ok'))]); "
    "uvicorn.run(app, port=int(os.environ['PORT']), log_level='error')"
)
LONGEST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until the server answered a request, and the megabytes resident then."""

    seconds: float
    megabytes: float


def start_once(command: list[str], settings: Mapping[str, str], folder: Path) -> Start:
    """Start a server in `folder`, wait until it answers, and stop it. Raises `RuntimeError` if it never does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, **settings, "PORT": str(port), "LOG_LEVEL": "ERROR"}
    started = perf_counter()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_until_ready(server, port, started)
            return Start(perf_counter() - started, _resident_megabytes(server.pid))
        finally:
            server.terminate()
            server.wait(20)


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, started: float) -> None:
    while perf_counter() - started < LONGEST_SECONDS and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                return
        except HTTPError:
            return  # the service knows no such path, and says so: it is ready
        except (URLError, ConnectionError, TimeoutError):
            continue  # the port refuses until the server listens
    raise RuntimeError("the server did not become ready")


def _resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def measure(times: int, folder: Path) -> list[tuple[str, list[Start]]]:
    """Every variant in turn, so that a slow moment of the machine meets them all."""
    scout = [sys.executable, "-m", "bot", "run"]
    variants: dict[str, tuple[list[str], dict[str, str]]] = {
        "bare uvicorn and Starlette (the floor)": ([sys.executable, "-c", BARE], {}),
        "scout api, the service alone": ([sys.executable, "-m", "bot", "api"], {}),
        "scout run, Slack": (scout, SLACK),
        "scout run, Feishu": (scout, FEISHU),
        "scout run, Slack and Feishu": (scout, {**SLACK, **FEISHU}),
    }
    starts: dict[str, list[Start]] = {name: [] for name in variants}
    for number in range(times + 1):
        for name, (command, settings) in variants.items():
            made = start_once(command, {**settings, "PYTHONPATH": str(Path.cwd())}, folder)
            if number:  # the first round makes the sample set and the .pyc files
                starts[name].append(made)
    return list(starts.items())


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="counted starts of each variant")
    asked = parser.parse_args()
    print("| What | seconds to ready | of the floor | resident MB | of the floor |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(min(asked.times, 20), Path(folder))
    floor_seconds = median(start.seconds for start in measured[0][1])
    floor_megabytes = median(start.megabytes for start in measured[0][1])
    for name, starts in measured:
        seconds, megabytes = median(one.seconds for one in starts), median(one.megabytes for one in starts)
        ratios = f"{seconds / floor_seconds:.1f}", f"{megabytes / floor_megabytes:.1f}"
        print(f"| {name} | {seconds:.2f} | {ratios[0]} | {megabytes:.0f} | {ratios[1]} |")


if __name__ == "__main__":
    main()
