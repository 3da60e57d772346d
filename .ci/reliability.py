#!/usr/bin/env python3
"""How often findings are right that state a confidence, kind by kind; standard library only.

usage: reliability.py [GOLD_DIR STORIES_DIR SCORE_DIR]   (default ../shared/gold ../shared/stories ../shared/score)
Runs `compare` on each story and matches its findings with the gold ones as SCORE_DIR/findings.py does, one to one.
For every kind, prints bands of equal count: stated, right as measured, and right as the other stories would have
foretold it. For that, a line from the stated confidence to the share of right ones is fitted to all stories but one and
read off at the one left out. The last figures are the mean gaps over findings between stated and right, and between
foretold and right. Exits 0 with a message when a folder is absent.
"""

import json
import os
import sys

BANDS = 5


def scorer(folder):
    """The functions of the scorer, without its run over the command line."""
    path = os.path.join(folder, "findings.py")
    with open(path, encoding="utf8") as file:
        source = file.read().replace("\nmain()", "\n")
    sys.path.insert(0, folder)
    names = {"__file__": path, "__name__": "findings"}
    exec(compile(source, path, "exec"), names)
    return names


def judged(names, gold_dir, stories):
    """Of each kind, (story, confidence, right) for every finding."""
    found = {}
    for file in sorted(name for name in os.listdir(gold_dir) if name.endswith(".json")):
        story = file[:-5]
        with open(os.path.join(gold_dir, file), encoding="utf8") as handle:
            gold = json.load(handle)
        articles = gold["articles"]
        document = names["compare"]([os.path.join(stories, story, name) for name in articles])
        texts = [article["text"] for article in document["articles"]]
        for kind in ("agreement", "conflict", "compatible", "framing", "omission"):
            wanted = [
                (one, names["gold_evidence"](one, articles, texts)) for one in gold["findings"] if one["kind"] == kind
            ]
            said = [one for one in document["findings"] if one["kind"] == kind]
            right = set(names["pair_up"](wanted, said, kind).values())
            found.setdefault(kind, []).extend(
                (story, one["confidence"], at in right) for at, one in enumerate(said)
            )
    return found


def line(points):
    """Intercept and slope of the least squares line through (x, y)."""
    count = len(points) or 1
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
    return mean_y - slope * mean_x, slope


def foretold(findings):
    """(stated, right, foretold from the other stories) for every finding."""
    rows = []
    for left_out in sorted({story for story, _, _ in findings}):
        start, slope = line([(stated, float(right)) for story, stated, right in findings if story != left_out])
        rows += [
            (stated, right, min(1.0, max(0.0, start + slope * stated)))
            for story, stated, right in findings
            if story == left_out
        ]
    return sorted(rows, key=lambda row: row[0])


def main():
    given = sys.argv[1:] or ["../shared/gold", "../shared/stories", "../shared/score"]
    absent = [folder for folder in given if not os.path.isdir(folder)]
    if absent:
        print(f"reliability: {', '.join(absent)} not here, nothing measured")
        return
    gold, stories, score = given
    for kind, findings in judged(scorer(score), gold, stories).items():
        rows = foretold(findings)
        bands = [rows[len(rows) * at // BANDS : len(rows) * (at + 1) // BANDS] for at in range(BANDS)]
        mean = lambda band, column: sum(row[column] for row in band) / len(band)
        table = [
            f"{mean(band, 0):.2f} -> {mean(band, 1):.2f} ({mean(band, 2):.2f}, {len(band)})" for band in bands if band
        ]
        gap = lambda column: sum(
            len(band) * abs(mean(band, column) - mean(band, 1)) for band in bands if band
        ) / max(1, len(rows))
        print(f"{kind:11}", "  ".join(table), f"  gap {gap(0):.3f} (foretold {gap(2):.3f})")


main()
