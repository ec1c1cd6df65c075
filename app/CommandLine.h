// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"
#include "core/Result.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <variant>

namespace app {

/// What --help and --version ask for: text for standard output, then exit with 0.
struct Notice {
    QString text;
};

/// Reads the command line (without side effects) and the 2011 demo's environment variables:
/// IG_CLIENT_ID, IG_CLIENT_SECRET, IG_API_HOST, IG_API_PORT, IG_BASE_PATH, IG_USE_INSECURE,
/// IG_APP_PORT, IG_CALLBACK_HOST. Errors (Malformed) name the option or variable and what it takes.
/// `readKept` gives what the settings file says; it is asked once, when the options are clear.
using ReadKept = std::function<Settings(const QString &path)>;
core::Result<std::variant<Settings, Notice>> readCommandLine(const QStringList &arguments,
    const QProcessEnvironment &environment, const ReadKept &readKept = {});

} // namespace app
