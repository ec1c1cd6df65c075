#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds the release, and runs it with the options given:
#   ./packaging/run.sh --demo
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/dependencies.sh

install_missing build run
# Quiet when all is well; everything when not.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ -x build/release/hereabouts ] || echo "hereabouts: building; the first time takes a few minutes"
if ! { cmake --preset release && cmake --build --preset release; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "hereabouts: the build failed; see above" >&2
    exit 1
fi
rm -f "$log"
trap - EXIT
exec build/release/hereabouts "$@"
