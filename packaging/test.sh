#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors and sanitizers, runs every test, and
# fuzzes for a minute each what reads strangers' bytes.
# Options go to ctest, and nothing is fuzzed then: ./packaging/test.sh -R tst_Path
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. packaging/dependencies.sh

install_missing build run test
npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error
cmake --preset ci
cmake --build --preset ci
ctest --preset ci "$@"
[ $# -gt 0 ] || tests/fuzz/run.sh
