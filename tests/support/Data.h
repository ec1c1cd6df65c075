// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace support {

/// A file under tests/data; fails the test when it is missing.
QByteArray data(const QString &name);

} // namespace support
