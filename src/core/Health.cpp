// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Health.h"

namespace core {

QString levelName(Health::Level level)
{
    switch (level) {
    case Health::Level::Starting:
        return QStringLiteral("starting");
    case Health::Level::Fine:
        return QStringLiteral("fine");
    case Health::Level::Waiting:
        return QStringLiteral("waiting");
    case Health::Level::Failing:
        return QStringLiteral("failing");
    }
    Q_UNREACHABLE();
}

} // namespace core
