#!/usr/bin/env python3
"""Parallax side by side with what a user would take instead, in one run: trafilatura for the text of web pages, pysbd for
sentences, Meld for a window with two texts.

usage: peers.py [--runs N] [--pages FOLDER] [--golden FILE.jsonl] [--window]
  --pages   a folder of folders with source.html and expected.html, as the tests of reader modes have
  --golden  lines of JSON with "text" and its "sentences"
  --window  needs Meld, Xvfb and xdotool

Needs `pip install trafilatura lxml_html_clean pysbd` for the Python that runs it, and PARALLAX, the path of a release build (without
it, target/release/parallax); installs nothing. Every program does its work N times (5), in turn with the other; what is
printed are medians, and between brackets the least and the most. Time is processor time, with the start of the program
for Parallax and without it for the Python packages; one thread each.
"""

import argparse
import html
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PARALLAX = os.environ.get("PARALLAX", os.path.join(HERE, "target", "release", "parallax"))

PROSE = [
    "At least 14 people were rescued on Tuesday after a ferry ran aground near the harbour, the coastguard said, as "
    "strong winds kept helicopters from reaching the ship for three hours.",
    "“We heard a terrible noise and then everything went dark,” said Lena Holt, 42, a nurse from Stavik. “Nobody told us "
    "what to do.”",
    "Mr. Brandt of the U.S. firm Holm Lines Inc. denied that the ship had been overloaded, but the union said its "
    "members had warned the owners on Jan. 5 about a crack in the hull.",
    "Transport Minister Ines Mora promised $2.5m for the families. She didn't say who would lead the inquiry.",
]


def prose(words):
    """About so many words in paragraphs, of our own."""
    parts, count = [], 0
    while count < words:
        parts.append(PROSE[len(parts) % len(PROSE)])
        count += len(parts[-1].split())
    return "\n\n".join(parts)


def spread(values, unit):
    return f"{statistics.median(values):.3g} {unit} [{min(values):.3g} to {max(values):.3g}]"


def of_child(command):
    """What a command writes, and its processor time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, env=dict(os.environ, RAYON_NUM_THREADS="1"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def of_call(work):
    """What a call returns, and its processor time in seconds."""
    before = time.process_time()
    made = work()
    return made, time.process_time() - before


def report(name, peer, ours, theirs):
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(f"{name}: Parallax {spread(ours, 's')}, {peer} {spread(theirs, 's')}, ratio {ratio:.1f}")


def shingles(text):
    words = re.findall(r"\w+", text or "")
    counted = {}
    for at in range(max(1, len(words) - 3)):
        key = tuple(words[at:at + 4])
        if key:
            counted[key] = counted.get(key, 0) + 1
    return counted


def f1(found):
    """The measure of the public benchmark of article extraction: means over pages of shared runs of four words."""
    precision, recall = [], []
    for text, body in found:
        got, want = shingles(text), shingles(body)
        both = sum(min(count, got.get(key, 0)) for key, count in want.items())
        if got:
            precision.append(both / sum(got.values()))
        if want:
            recall.append(both / sum(want.values()))
    mean_p, mean_r = statistics.mean(precision), statistics.mean(recall)
    return 2 * mean_p * mean_r / (mean_p + mean_r)


def pages(folder, runs):
    import trafilatura

    names = sorted(name for name in os.listdir(folder) if os.path.exists(os.path.join(folder, name, "expected.html")))
    sources = [os.path.join(folder, name, "source.html") for name in names]
    raw = [open(path, "rb").read() for path in sources]
    bodies = []
    for name in names:
        with open(os.path.join(folder, name, "expected.html"), encoding="utf8") as file:
            bare = re.sub(r"(?is)<(script|style).*?</\1>", " ", file.read())
            bodies.append(html.unescape(re.sub(r"(?s)<[^>]+>", " ", bare)))
    # Once before the clock runs, for what is loaded late.
    theirs = [trafilatura.extract(page, include_comments=False) for page in raw]
    ours, times = {}, ([], [])
    for _ in range(runs):
        out, took = of_child([PARALLAX, "extract", "--quiet", *sources])
        times[0].append(took)
        ours = {line["path"]: line for line in map(json.loads, out.splitlines())}
        _, took = of_call(lambda: [trafilatura.extract(page, include_comments=False) for page in raw])
        times[1].append(took)
    report(f"{len(names)} web pages", "trafilatura", *times)

    def bare(path):
        line = ours.get(path) or {"text": "", "title": None}
        title = (line["title"] or "").strip()
        text = line["text"].lstrip()
        return text[len(title):] if title and text.startswith(title) else text

    print(f"  F1: Parallax {f1(zip(map(bare, sources), bodies)):.3f}, trafilatura {f1(zip(theirs, bodies)):.3f}")


def sentences(golden, runs):
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    with tempfile.TemporaryDirectory() as folder:
        for words in (1_000, 10_000):
            text = prose(words)
            path = os.path.join(folder, f"{words}.txt")
            with open(path, "w", encoding="utf8") as file:
                file.write(text)
            times = ([], [])
            for _ in range(runs):
                times[0].append(of_child([PARALLAX, "annotate", "--format", "conllu", "--quiet", path])[1])
                times[1].append(of_call(lambda: segmenter.segment(text))[1])
            report(f"{words:,} words to sentences (Parallax: and tags, lemmas, heads, names)", "pysbd", *times)
        if not golden:
            return
        with open(golden, encoding="utf8") as file:
            rows = [json.loads(line) for line in file]
        paths = [os.path.join(folder, f"{at:04}.txt") for at in range(len(rows))]
        for path, row in zip(paths, rows):
            with open(path, "w", encoding="utf8") as file:
                file.write(row["text"])
        out, _ = of_child([PARALLAX, "annotate", "--quiet", *paths])
        right = [0, 0]
        for row, line in zip(rows, map(json.loads, out.splitlines())):
            text = line["text"].encode("utf8")
            ours = [text[it["start"]:it["end"]].decode("utf8") for it in line["sentences"]]
            for at, found in enumerate((ours, segmenter.segment(row["text"]))):
                cut = [piece for piece in ("".join(piece.split()) for piece in found) if piece]
                right[at] += cut == ["".join(piece.split()) for piece in row["sentences"]]
        print(f"  of {len(rows)} golden rules: Parallax {right[0]}, pysbd {right[1]}")


def tree(process):
    """A process and those below it."""
    found = [process]
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            for child in file.read().split():
                found += tree(int(child))
    except OSError:
        pass
    return found


def used(process):
    """Proportional memory in MB and processor time in seconds of a process and those below it."""
    memory = ticks = 0
    for one in tree(process):
        try:
            with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                memory += int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1))
            with open(f"/proc/{one}/stat", encoding="utf8") as file:
                fields = file.read().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return memory / 1000, ticks / os.sysconf("SC_CLK_TCK")


def shown(environment):
    """Whether any window is on the screen."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "."]
    try:
        return subprocess.run(search, env=environment, capture_output=True, timeout=5).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def opened(command, folder):
    """Seconds until the window of a program is on a screen of its own, its memory and its time after six seconds more."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    display = ":" + server.stdout.readline().decode().strip()
    home = {f"XDG_{kind}_HOME": os.path.join(folder, kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    environment = dict(os.environ, DISPLAY=display, LIBGL_ALWAYS_SOFTWARE="1", GSK_RENDERER="cairo", **home)
    environment.pop("WAYLAND_DISPLAY", None)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun = time.monotonic()
    running = subprocess.Popen(command, env=environment, **quiet)
    try:
        while not shown(environment):
            if running.poll() is not None or time.monotonic() - begun > 30:
                sys.exit(f"{command[0]} shows no window")
            time.sleep(0.01)
        waited = time.monotonic() - begun
        time.sleep(6)
        return waited, *used(running.pid)
    finally:
        for process in (running, server):
            process.kill()
            process.wait()


def window(runs):
    found = {"Parallax": ([], [], []), "Meld": ([], [], [])}
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for at in range(2):
            paths.append(os.path.join(folder, f"{at}.txt"))
            with open(paths[-1], "w", encoding="utf8") as file:
                file.write(prose(1_000).replace("14", str(14 + at)))
        for _ in range(runs):
            for name, program in (("Parallax", PARALLAX), ("Meld", "meld")):
                for list_of, value in zip(found[name], opened([program, *paths], folder)):
                    list_of.append(value)
    for name, (waited, memory, took) in found.items():
        print(f"{name} with two texts of 1,000 words: window after {spread(waited, 's')}, memory {spread(memory, 'MB')}, "
              f"processor time of the first six seconds {spread(took, 's')}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages")
    parser.add_argument("--golden")
    parser.add_argument("--window", action="store_true")
    given = parser.parse_args()
    if given.pages:
        pages(given.pages, given.runs)
    sentences(given.golden, given.runs)
    if given.window:
        window(given.runs)


main()
