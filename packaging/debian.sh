#!/usr/bin/env bash
# Builds the Debian package of the release build, with nothing but dpkg-deb.
# usage: packaging/debian.sh [FOLDER]    the folder for the package, else the build's own
set -euo pipefail
cd "$(dirname "$0")/.."
built=${CARGO_TARGET_DIR:-target}/release
[ -n "${PARALLAX:-}" ] || cargo build --release --locked
program=${PARALLAX:-$built/parallax}
version=$("$program" --version | cut -d' ' -f2)
machine=$(dpkg --print-architecture)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"

put() { install -D -m "${3:-644}" "$1" "$stage/$2"; }
make() { "$program" install "$1" | install -D -m 644 /dev/stdin "$stage/$2"; }

put "$program" usr/bin/parallax 755
make man usr/share/man/man1/parallax.1
gzip -9n "$stage/usr/share/man/man1/parallax.1"
make bash usr/share/bash-completion/completions/parallax
make zsh usr/share/zsh/vendor-completions/_parallax
make fish usr/share/fish/vendor_completions.d/parallax.fish
put packaging/parallax.desktop usr/share/applications/parallax.desktop
put packaging/parallax-mime.xml usr/share/mime/packages/parallax.xml
put packaging/io.parallax.Parallax.metainfo.xml usr/share/metainfo/io.parallax.Parallax.metainfo.xml
for size in 16 24 32 48 64 128 256; do
  put "packaging/icons/$size.png" "usr/share/icons/hicolor/${size}x$size/apps/parallax.png"
done
put assets/icon.svg usr/share/icons/hicolor/scalable/apps/parallax.svg
put assets/models/NOTICE.md usr/share/doc/parallax/NOTICE.md
cat LICENSE-MIT LICENSE-APACHE | install -D -m 644 /dev/stdin "$stage/usr/share/doc/parallax/copyright"

install -d "$stage/DEBIAN"
cat >"$stage/DEBIAN/control" <<CONTROL
Package: parallax
Version: $version
Architecture: $machine
Maintainer: The Parallax maintainers <parallax@localhost>
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Section: text
Priority: optional
Depends: libc6 (>= 2.35), libgcc-s1, libx11-6, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libgl1
Recommends: xdg-desktop-portal | zenity, libgl1-mesa-dri
Description: compare news articles side by side
 Opens two or more news articles on one event, aligns them, and shows where
 they agree, conflict, only seem to differ, and what one of them leaves out.
 Works offline; every mark is backed by exact words.
CONTROL
dpkg-deb --root-owner-group --build "$stage" "${1:-$built}/parallax_${version}_$machine.deb"
