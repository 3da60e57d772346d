#!/usr/bin/env bash
# Tries a Debian package in a clean root: installs it, compares the sample, opens the window on a virtual screen, removes
# it, and looks for what it left behind. Needs root, debootstrap, and a place for half a gigabyte.
# usage: packaging/try.sh PACKAGE.deb [FOLDER]    a clean root in FOLDER is used again
set -euo pipefail
package=$(realpath "$1")
root=${2:-$(mktemp -d)}/root
here=$(dirname "$(realpath "$0")")/..
[ -x "$root/usr/bin/apt-get" ] || debootstrap --variant=minbase "${SUITE:-stable}" "$root" >/dev/null
mount --bind /proc "$root/proc"
trap 'umount "$root/proc"' EXIT
cp "$package" "$root/tmp/parallax.deb"
cp "$here"/assets/samples/*.txt "$root/tmp/"
inside() { chroot "$root" /usr/bin/env DEBIAN_FRONTEND=noninteractive HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/parallax.deb >/dev/null
inside dpkg -L parallax
inside parallax --version
inside sh -c 'parallax compare /tmp/clarion.txt /tmp/courier.txt -o /tmp/report.html --quiet'
test -s "$root/tmp/report.html" && echo "compares"
inside apt-get install -y -qq --no-install-recommends xvfb xauth libgl1-mesa-dri >/dev/null
# The window stays open until it is ended: status 124 says that it was still there.
status=0
inside timeout 20 xvfb-run -a parallax /tmp/clarion.txt /tmp/courier.txt || status=$?
test "$status" = 124 && echo "the window opens and stays"
inside apt-get purge -y -qq parallax >/dev/null
if inside sh -c 'find / -xdev -path /proc -prune -o -path /tmp -prune -o -path /root -prune -o -iname "*parallax*" -print | grep .'; then
  echo "something was left behind"; exit 1
fi
echo "removed whole"
