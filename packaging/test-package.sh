#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the Debian package of build/release, has lintian read it, installs it in an empty Debian 12 beside a
# running Redis of the system's, starts it from its desktop file, and purges it: nothing of it may be left.
# As root; takes some minutes.
#   packaging/test-package.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/dependencies.sh
say() { echo "test-package: $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "only root can make a root folder of Debian"
install_missing build package
cmake --preset release >/dev/null
cmake --build --preset release
rm -f build/release/hereabouts_*.deb
(cd build/release && cpack -G DEB >/dev/null && cpack -G TGZ >/dev/null)
package=$(ls build/release/hereabouts_*.deb)
say "made $package"
lintian --fail-on error,warning --allow-root "$package" || fail "lintian found something"

root=$(mktemp -d /var/tmp/hereabouts-package-XXXXXX)
chmod 755 "$root"
in_root() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"; }
clean_up() {
    local process
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root")" = "$root" ] && kill -9 "${process#/proc/}"
    done 2>/dev/null
    for mounted in dev/shm dev/pts dev proc; do umount -l "$root/$mounted" 2>/dev/null || true; done
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT
say "an empty Debian 12 …"
debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 || { cat "$root.log" >&2; fail "debootstrap"; }
rm -f "$root.log"
# The way to the archive, as it is set up here.
rm -f "$root/etc/apt/sources.list"
cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" && chmod 755 "$root/usr/sbin/policy-rc.d"
in_root apt-get -qq update
# What a desktop has: a display, a bus; curl and redis-cli to look.
in_root apt-get -qqy install --no-install-recommends xvfb xauth dbus-daemon procps curl desktop-file-utils redis-tools >/dev/null
in_root useradd --create-home visitor

installed_files() { (cd "$root" && find etc usr var opt home -xdev -not -path 'var/lib/dpkg/*' -not -path 'var/log/*' | sort); }
packages_before=$(in_root dpkg-query -W -f='${Package}\n' | sort)
cp "$package" "$root/root/hereabouts.deb"
in_root apt-get -qqy install --no-install-recommends /root/hereabouts.deb >/dev/null || fail "apt could not install it"
say "installed: $(in_root dpkg-query -W -f='${Package} ${Version}' hereabouts)"
in_root desktop-file-validate /usr/share/applications/org.hereabouts.Hereabouts.desktop
[ "$(in_root /usr/bin/hereabouts --version)" ] || fail "it does not say its version"

# A Redis of the system's is there, and stays as it is.
in_root redis-server --port 16379 --daemonize yes --save '' >/dev/null
in_root redis-cli -p 16379 set of-the-system 1 >/dev/null

command=$(sed -n '/^\[Desktop Action demonstration\]/,$ s/^Exec=//p' "$root/usr/share/applications/org.hereabouts.Hereabouts.desktop")
say "starting from the desktop file: $command"
in_root /bin/su visitor -c "xvfb-run -a dbus-run-session -- $command --port 13000 --callback-port 13001" >"$root/tmp/program.log" 2>&1 &
program=$!
photos=0
for _ in $(seq 100); do
    photos=$(in_root curl -s http://localhost:13000/api/photos | grep -o '"id"' | wc -l || true)
    [ "$photos" -ge 10 ] && break
    sleep 0.3
done
[ "$photos" -ge 10 ] || { cat "$root/tmp/program.log" >&2; fail "no photos on its page after 30 s"; }
say "$photos photos on its page"
[ "$(in_root redis-cli -p 16379 get of-the-system)" = 1 ] || fail "the system's Redis was disturbed"
[ "$(in_root redis-cli -p 16379 dbsize)" = 1 ] || fail "it wrote into the system's Redis"
in_root pkill -TERM -x hereabouts
wait "$program" || fail "it ended with $?"
in_root pgrep -x hereabouts >/dev/null && fail "it is still running"

before_purge=$(in_root dpkg-query -L hereabouts | sort)
in_root apt-get -qqy purge hereabouts >/dev/null
while read -r path; do
    [ ! -e "$root$path" ] || [ -d "$root$path" ] || fail "left behind: $path"
done <<<"$before_purge"
in_root apt-get -qqy -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false \
    autoremove --purge >/dev/null
packages_after=$(in_root dpkg-query -W -f='${Package}\n' | sort)
[ "$packages_before" = "$packages_after" ] || fail "packages left: $(comm -13 <(echo "$packages_before") <(echo "$packages_after") | tr '\n' ' ')"
left=$(installed_files | grep -i hereabouts | grep -v '^home/visitor/' || true)
[ -z "$left" ] || fail "left behind: $left"
say "purged without a trace (what is under ~/.config and ~/.local/share is the person's)"
say "1 passed, 0 failed"
