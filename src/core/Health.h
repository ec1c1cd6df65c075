// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace core {

/// How one step of the photo's way is doing, in words for people. Each module reports its own;
/// the window's status strip and /healthz show them side by side.
struct Health {
    enum class Level { Starting, Fine, Waiting, Failing };
    Level level = Level::Starting;
    /// One short sentence: what happened, since when, what happens next. Never a secret.
    QString message;
    QDateTime since = QDateTime::currentDateTimeUtc();

    bool operator==(const Health &other) const
    {
        return level == other.level && message == other.message;
    }
};

/// "starting", "fine", "waiting" or "failing": the words of /healthz.
QString levelName(Health::Level level);

} // namespace core

Q_DECLARE_METATYPE(core::Health)
