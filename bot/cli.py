"""`scout`: chat, run, api, keys, links, import, purge, doctor, gallery. With no words it is the terminal chat."""

from __future__ import annotations

import argparse
import io
import locale
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bot.settings import SettingsError, read_settings

PROGRAM = "scout"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 failed with a sentence on standard error, 2 wrong usage."""
    _write_what_the_terminal_can()
    asked = parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    # Each command is a module of its own, so that `scout doctor` does not pay for what `scout run` needs.
    command = import_module(f"bot.commands.{asked.command or 'chat'}")
    try:
        settings = read_settings()
        return int(command.run(asked, settings))
    except SettingsError as wrong:
        return fail(str(wrong))
    except BrokenPipeError:
        # Whoever read the output has enough, as `| head` does. Python would complain once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130


def _write_what_the_terminal_can() -> None:
    """Have `?` stand for what the terminal's encoding lacks: credits may be spent before the first such letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def fail(message: str) -> int:
    """Say on standard error why the command failed; gives its exit status."""
    print(f"{PROGRAM}: {message}", file=sys.stderr)  # noqa: T201 - a command line tool speaks on standard error
    return 1


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(prog=PROGRAM, description="Find creators from Slack, Feishu or this terminal.")
    top.set_defaults(line=None, render="text", lang=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    chat = commands.add_parser("chat", help="talk to Scout here: one line, or a prompt")
    chat.add_argument("line", nargs="?", help="a line to answer, e.g. '/creators search tiktok beauty'")
    chat.add_argument("--render", choices=("text", "slack", "feishu"), default="text", help="print that chat's payload")
    chat.add_argument("--lang", choices=("en", "zh"), help="language of the answers")

    run = commands.add_parser("run", help="start every configured chat, the web server and the timetable")
    run.add_argument("--role", choices=("all", "web", "worker"), default="all", help="what this process does")

    api = commands.add_parser("api", help="serve the embedded creator API alone")
    api.add_argument("--port", type=int, help="port to listen on (default: PORT)")
    api.add_argument("--host", help="address to listen on (default: HOST)")

    keys = commands.add_parser("keys", help="keys of the embedded creator API").add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    add = keys.add_parser("add", help="make a key and print it; it is shown only once")
    add.add_argument("--name", required=True, help="whose key it is")
    add.add_argument("--scopes", default="", help="comma-separated scopes; absent = all")
    add.add_argument("--rate", type=int, default=-1, metavar="PER_MINUTE", help="requests a minute; -1 = unlimited")
    add.add_argument("--quota", type=int, default=-1, metavar="PER_DAY", help="requests a UTC day; -1 = unlimited")
    add.add_argument("--credits", type=int, default=-1, metavar="N", help="credit balance; -1 = unlimited")
    add.add_argument("--expires", metavar="DATE", help="last day on which the key works, YYYY-MM-DD")
    keys.add_parser("list", help="all keys, without their secrets")
    revoke = keys.add_parser("revoke", help="end a key at once")
    revoke.add_argument("key", metavar="KEY", help="the key, or its beginning as `keys list` shows it")

    webhook = keys.add_parser("webhook", help="the secret that signs the webhook calls for a key's tasks")
    webhook.add_argument("key", metavar="KEY", help="the key, or its beginning as `keys list` shows it")

    links = commands.add_parser("links", help="what Scout reads in a pasted text: creators, and why not others")
    links.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a text file (default: standard input)")
    links.add_argument("--json", action="store_true", help="one JSON object a line")
    links.add_argument("--lang", choices=("en", "zh"), help="language of the reasons")

    imports = commands.add_parser(
        "import", help="put creators from CSV, JSON lines or xlsx into the embedded catalogue"
    )
    imports.add_argument("files", nargs="+", type=Path, metavar="FILE")
    imports.add_argument("--platform", required=True, choices=("tiktok", "youtube", "instagram"))
    imports.add_argument("--rates", choices=("auto", "percent", "ratio"), default="auto", help="unit of rate columns")
    imports.add_argument(
        "--country",
        choices=("auto", "creator", "audience"),
        default="auto",
        help="whose country a country column names",
    )

    purge = commands.add_parser("purge", help="remove for good all that is kept of a workspace")
    purge.add_argument("--workspace", required=True, metavar="CHAT:ID", help="whose data, e.g. slack:T123")
    purge.add_argument("--yes", action="store_true", help="do it; without this it is only told what would go")

    commands.add_parser("doctor", help="check settings and connections, and say what to do")

    gallery = commands.add_parser("gallery", help="every message of Scout, drawn for every chat")
    gallery.add_argument("--render", choices=("text", "slack", "feishu"), default="text")
    gallery.add_argument("--lang", choices=("en", "zh"), help="one language only")
    return top


def client_language(asked: str | None) -> str:
    """The language of the person at this terminal: what they asked for, else their shell's locale."""
    # The environment first: Python forgets a locale that this machine has not installed.
    chosen = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return asked or chosen or (locale.getlocale()[0] or "")
