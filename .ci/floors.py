#!/usr/bin/env python3
"""Runs the scorers of ../shared against the floors in tests/floors.json; standard library only.

usage: floors.py [--only NAME]   Each entry of floors.json: `scorer`, its `arguments` (paths from the shared folder
where they are there, else as they stand),
and `floors`: the path into the scorer's JSON line ("agreement.precision"; "0.upos" is the first line) -> least value.
Prints every figure beside its floor; exits 1 when one is missed, 0 with a message when ../shared is absent.
"""

import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(HERE), "shared")


def figure(lines, path):
    value = lines
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def main():
    if not os.path.isdir(os.path.join(SHARED, "score")):
        print("no shared folder beside the project: scorers skipped")
        return 0
    with open(os.path.join(HERE, "tests", "floors.json"), encoding="utf8") as file:
        entries = json.load(file)
    only = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else None
    environment = dict(os.environ)
    environment.setdefault("PARALLAX", os.path.join(HERE, "target", "release", "parallax"))
    failed = 0
    for entry in entries:
        if only and entry["name"] != only:
            continue
        paths = [os.path.join(SHARED, argument) for argument in entry["arguments"]]
        arguments = [path if os.path.exists(path) else plain for path, plain in zip(paths, entry["arguments"])]
        start = time.monotonic()
        run = subprocess.run(
            [sys.executable, os.path.join(SHARED, "score", entry["scorer"]), *arguments],
            capture_output=True, text=True, env=environment,
        )
        if run.returncode:
            print(f"FAIL {entry['name']}: {entry['scorer']} exited {run.returncode}: {run.stderr[-500:]}")
            failed += 1
            continue
        lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
        print(f"{entry['name']} ({time.monotonic() - start:.1f} s)")
        for path, floor in entry["floors"].items():
            value = figure(lines, path)
            good = value >= floor
            failed += not good
            print(f"  {'ok  ' if good else 'FAIL'} {path} {value} (floor {floor})")
    return 1 if failed else 0


sys.exit(main())
