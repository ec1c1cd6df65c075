// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace fuzz {

void expect(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "A promise is broken: %s\n", promise);
    std::abort();
}

QList<QByteArray> inPieces(const QByteArray &input)
{
    std::minstd_rand random(qChecksum(input));
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < input.size(); at += pieces.last().size())
        pieces += input.mid(at, 1 + qsizetype(random() >> 8) % 64);
    return pieces;
}

} // namespace fuzz
