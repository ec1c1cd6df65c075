// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CompiledIn.h"

#include <QFile>

// A library's resources are registered by name, outside of every namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(geo);
}

namespace geo {

QByteArray compiledInFile(const QString &name)
{
    registerResources();
    QFile file(QStringLiteral(":/geo/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace geo
