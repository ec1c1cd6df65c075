// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace fuzz {

/// Ends the process unless the promise holds: that is what libFuzzer and tst_Corpora notice.
void expect(bool holds, const char *promise);

/// The input in pieces of 1 to 64 bytes; the same pieces each time, so that findings repeat.
QList<QByteArray> inPieces(const QByteArray &input);

} // namespace fuzz
