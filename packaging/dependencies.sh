#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run.sh and test.sh: what Hereabouts needs from Debian 12, and why.
# install_missing GROUP… installs what is not there yet; asks nothing.

declare -A packages_of=(
    [build]="build-essential cmake ninja-build pkg-config qt6-base-dev qt6-websockets-dev
             qt6-svg-dev qt6-positioning-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libhiredis-dev libboost-dev
             libjpeg-dev libexif-dev libarchive-dev libqrencode-dev libxcb-screensaver0-dev libgl-dev qtkeychain-qt6-dev librsvg2-bin"
    [run]="redis-server libsecret-1-0 libqt6svg6 libqt6positioning6-plugins qt6-image-formats-plugins qt6-qpa-plugins fonts-dejavu-core fonts-wqy-microhei"
    [test]="redis-tools faketime dbus-daemon gnome-keyring nodejs npm chromium xvfb python3 appstream desktop-file-utils openssh-server openssh-client"
    [fuzz]="clang libclang-rt-dev"
    [package]="lintian debootstrap"
)
declare -A reason_of=(
    [build]="to build the program (compiler, Qt 6, hiredis, Boost, libjpeg-turbo, libarchive for exports, qtkeychain, QR codes, X's screen saver, the icon's sizes)"
    [run]="to run it (Redis keeps the photos; the way to the desktop's keyring; picture formats; where this computer is; fonts, also for names in Chinese, Japanese and Korean)"
    [test]="to test it (a clock that can be moved, a real browser, Redis' command line, node, a real keyring, what reads desktop files, a server and client for tunnels by SSH)"
    [package]="to test the Debian package (its checker; an empty Debian to install it in)"
    [fuzz]="to fuzz what reads strangers' bytes (libFuzzer comes with clang)"
)

# Debian's own redis service is not wanted: Hereabouts starts a private server. A policy that lasts
# for this installation keeps the package from starting it, unless a policy is there already.
_install() {
    local as_root=() policy=/usr/sbin/policy-rc.d made_policy=no status=0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "hereabouts: these packages are missing: $*" >&2
            echo "hereabouts: install them as root (apt-get install $*), or install sudo." >&2
            return 1
        }
        as_root=(sudo)
    fi
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod 755 "$policy"
        made_policy=yes
    fi
    "${as_root[@]}" apt-get -q update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "$@" || status=$?
    [ "$made_policy" = no ] || "${as_root[@]}" rm -f "$policy"
    return "$status"
}

_is_installed() {
    dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

install_missing() {
    local group package missing=() all=()
    command -v dpkg-query >/dev/null || {
        echo "hereabouts: this is no Debian; taking what is installed. README.md lists what is needed." >&2
        return 0
    }
    for group in "$@"; do
        missing=()
        for package in ${packages_of[$group]}; do
            # npm and nodejs may come from elsewhere than Debian: what counts is the command.
            case $package in
            nodejs) command -v node >/dev/null && continue ;;
            npm) command -v npm >/dev/null && continue ;;
            esac
            _is_installed "$package" || missing+=("$package")
        done
        if [ ${#missing[@]} -gt 0 ]; then
            echo "hereabouts: installing ${missing[*]} — ${reason_of[$group]}"
            all+=("${missing[@]}")
        fi
    done
    [ ${#all[@]} -eq 0 ] || _install "${all[@]}"
}
