// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace geo {

/// A file of resources/geo, as compiled into the program.
QByteArray compiledInFile(const QString &name);

} // namespace geo
