#!/usr/bin/env python3
"""Holds the licences and bans of deny.toml against `cargo metadata`; standard library only.

Checks what the program itself is built from (no dev-dependencies, default features) for bans, and every
package of the lock file for its licence. An SPDX expression passes when one of its alternatives is allowed.
"""

import json
import re
import subprocess
import sys
import tomllib


def permitted(expression, allowed):
    """Whether an SPDX expression can be met with allowed licences: OR of ANDs, brackets included."""
    expression = expression.replace("/", " OR ")
    tokens = re.findall(r"\(|\)|[^\s()]+", expression)

    def either(at):
        value, at = both(at)
        while at < len(tokens) and tokens[at] == "OR":
            right, at = both(at + 1)
            value = value or right
        return value, at

    def both(at):
        value, at = one(at)
        while at < len(tokens) and tokens[at] == "AND":
            right, at = one(at + 1)
            value = value and right
        return value, at

    def one(at):
        if tokens[at] == "(":
            value, at = either(at + 1)
            return value, at + 1
        name, at = tokens[at], at + 1
        if at < len(tokens) and tokens[at] == "WITH":
            name, at = f"{name} WITH {tokens[at + 1]}", at + 2
        return name in allowed or name.split(" WITH ")[0] in allowed, at

    return either(0)[0]


def main():
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    allowed = set(rules["licenses"]["allow"])
    banned = {entry["crate"] for entry in rules["bans"]["deny"]}
    metadata = json.loads(
        subprocess.run(["cargo", "metadata", "--format-version", "1", "--locked"], capture_output=True, check=True).stdout
    )
    tree = subprocess.run(
        ["cargo", "tree", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--locked"],
        capture_output=True, check=True, text=True,
    ).stdout
    built = {line.split()[0] for line in tree.splitlines() if line.strip()}
    faults = [f"{name} is banned but part of the program" for name in sorted(banned & built)]
    for package in metadata["packages"]:
        licence = package.get("license")
        if package["source"] and not package["source"].startswith("registry+"):
            faults.append(f"{package['name']} comes from {package['source']}")
        if not licence:
            if not package.get("license_file"):
                faults.append(f"{package['name']} {package['version']} names no licence")
        elif not permitted(licence, allowed):
            faults.append(f"{package['name']} {package['version']}: licence {licence}")
    print(f"licences of {len(metadata['packages'])} packages, bans over {len(built)} that the program is built from")
    for fault in faults:
        print("  " + fault)
    sys.exit(1 if faults else 0)


main()
