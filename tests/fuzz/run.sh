#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds the fuzz targets and runs each for SECONDS (60), as many at a time as there are processors.
# Any finding is an error; its input stays in build/fuzz/findings, what was learnt in build/fuzz/learnt.
#
#   tests/fuzz/run.sh [SECONDS [TARGET…]]      tests/fuzz/run.sh 3600 requests thumbnails
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. packaging/dependencies.sh
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls tests/fuzz/corpus)

install_missing build fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz

fuzz() {
    local target=$1 seconds=$2 folder=build/fuzz
    local log=$folder/logs/$target.log
    mkdir -p "$folder/logs" "$folder/findings" "$folder/learnt/$target"
    if ! QT_QPA_PLATFORM=offscreen ASAN_OPTIONS=allocator_may_return_null=1 \
        "$folder/tests/fuzz/fuzz-$target" -max_total_time="$seconds" -max_len=4096 -timeout=25 \
        -rss_limit_mb=2048 -malloc_limit_mb=512 -print_final_stats=1 -artifact_prefix="$folder/findings/$target-" \
        "$folder/learnt/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1; then
        tail -n 60 "$log"
        echo "fuzz: $target: a finding. Mend it and keep its input under tests/fuzz/corpus/$target." >&2
        return 1
    fi
    awk -v target="$target" '/ cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") edges = $(i + 1) }
        /number_of_executed_units/ { printf "fuzz: %s: %d executions, %d edges, no finding\n", target, $2, edges }' "$log"
}
export -f fuzz
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'fuzz "$1" "$2"' _ {} "$seconds"
