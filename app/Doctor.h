// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Command.h"
#include "app/Settings.h"
#include "core/Result.h"

#include <QList>

#include <optional>

namespace app {

/// One thing that was looked at.
struct Finding {
    enum class Level { Fine, Note, Problem };
    QString topic; ///< "versions", "ports" …
    Level level = Level::Fine;
    QString text; ///< one sentence; with what to do where something is wrong
};

/// Looks at versions, the running program (its report; nullopt: none runs), ports, Redis, sources,
/// permissions and the firewall. Reads only.
QList<Finding> examine(const Settings &settings, const std::optional<QJsonObject> &running);

/// Without what is nobody else's business: secrets, host names, the home folder and its user.
QString redacted(QString text, const Settings &settings);

/// `hereabouts doctor`: prints the findings, redacted. Returns the exit code.
int runDoctor(const Command &command, const Settings &settings);

} // namespace app
