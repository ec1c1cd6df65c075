// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's door to the target that this program was built for.
#include "fuzz/Targets.h"

#include <QtGlobal>

#include <cstddef>
#include <cstdint>

namespace {

// Parsers may log; a million executions should not.
void ignoreMessage(QtMsgType, const QMessageLogContext &, const QString &) {}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    qInstallMessageHandler(ignoreMessage);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    // A copy of exactly these bytes: reading too far is noticed.
    QByteArray input(reinterpret_cast<const char *>(bytes), qsizetype(count));
    input.squeeze();
    fuzz::FUZZ_TARGET(input);
    return 0;
}
