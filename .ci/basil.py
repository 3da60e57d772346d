#!/usr/bin/env python3
"""Scores framing findings against spans of slanted wording (BASIL, Fan et al. 2019); standard library only.

usage: basil.py [FOLDER]   FOLDER (default ../shared/data/basil) holds `articles` and `annotations`, three outlets a
story. Runs `compare` on each story and looks at the sentences that the passages of framing findings touch:
  lift    share of the `lex` spans that lie in those sentences, over these sentences' share of all sentences
  recall  share of the `lex` spans that lie in a passage of a framing finding
Prints both as one JSON line; exits 0 with a message when the folder is absent.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def program():
    built = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(HERE, "target")), "release", "parallax")
    return os.environ.get("PARALLAX", built)


def read(folder, name):
    """An article's text, and the spans (start, end) in bytes of its body sentences and of its slanted words."""
    with open(os.path.join(folder, "articles", name + ".json"), encoding="utf8") as file:
        article = json.load(file)
    with open(os.path.join(folder, "annotations", name + "_ann.json"), encoding="utf8") as file:
        marks = json.load(file)["phrase-level-annotations"]
    text, sentences = article["title"] + "\n", []
    for paragraph in article["body-paragraphs"]:
        text += "\n"
        for sentence in paragraph:
            sentences.append((len(text), sentence))
            text += sentence + " "
        text = text.rstrip(" ") + "\n"
    size = lambda end: len(text[:end].encode("utf8"))
    spans = [(size(start), size(start + len(sentence))) for start, sentence in sentences]
    slanted = []
    for mark in marks:
        place = int(mark["id"][1:]) if mark["id"][1:].isdigit() else len(sentences)
        if mark["bias"] == "lex" and place < len(sentences):
            start = sentences[place][0]
            slanted.append((size(start + mark["start"]), size(start + mark["end"])))
    return text, spans, slanted


def meets(span, passages):
    return any(span[0] < end and start < span[1] for start, end in passages)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(HERE), "shared", "data", "basil")
    if not os.path.isdir(folder):
        print("no BASIL folder: skipped")
        return
    stories = collections.defaultdict(list)
    for name in sorted(os.listdir(os.path.join(folder, "articles"))):
        stories[name.rsplit("_", 1)[0]].append(name[: -len(".json")])
    counts = collections.Counter()
    for names in stories.values():
        with tempfile.TemporaryDirectory() as scratch:
            articles, paths = [read(folder, name) for name in names], []
            for number, (text, _, _) in enumerate(articles):
                paths.append(os.path.join(scratch, f"{number}.txt"))
                with open(paths[-1], "w", encoding="utf8", newline="") as file:
                    file.write(text)
            out = os.path.join(scratch, "out.json")
            subprocess.run([program(), "compare", *paths, "-o", out, "--quiet"], check=True)
            with open(out, encoding="utf8") as file:
                findings = json.load(file)["findings"]
        for number, (_, sentences, slanted) in enumerate(articles):
            passages = [
                (passage["start"], passage["end"])
                for finding in findings
                if finding["kind"] == "framing"
                for passage in finding["evidence"]
                if passage["article"] == number
            ]
            touched = [sentence for sentence in sentences if meets(sentence, passages)]
            counts["sentences"] += len(sentences)
            counts["touched"] += len(touched)
            counts["spans"] += len(slanted)
            counts["spans in touched"] += sum(meets(span, touched) for span in slanted)
            counts["spans in passages"] += sum(meets(span, passages) for span in slanted)
    share = counts["touched"] / max(counts["sentences"], 1)
    inside = counts["spans in touched"] / max(counts["spans"], 1)
    figures = {
        "lift": round(inside / share, 3) if share else 0.0,
        "recall": round(counts["spans in passages"] / max(counts["spans"], 1), 3),
    }
    print(json.dumps({**figures, **counts}))


main()
