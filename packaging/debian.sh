#!/usr/bin/env bash
# Builds the Debian package: the program, its manual page and completions, and the package around them.
# Needs the command cargo-deb (`cargo install cargo-deb --locked`).
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked
built=${CARGO_TARGET_DIR:-target}
mkdir -p "$built/installed"
for what in man bash zsh fish; do
  "$built/release/parallax" install "$what" >"$built/installed/$what"
done
cargo deb --no-build --no-strip "$@"
