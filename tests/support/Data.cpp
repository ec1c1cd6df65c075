// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Data.h"

#include <QDir>
#include <QFile>

namespace support {

QByteArray data(const QString &name)
{
    QFile file(QDir(QStringLiteral(TEST_DATA_DIR)).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tests/data/%s: %s", qPrintable(name), qPrintable(file.errorString()));
    return file.readAll();
}

} // namespace support
