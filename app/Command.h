// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/CommandLine.h"
#include "core/Result.h"

#include <QJsonObject>
#include <QStringList>

#include <variant>

namespace app {

/// Something to be done and answered, without a window: "places add …". The running program does
/// it, or the command by itself when none runs.
struct Command {
    enum class Kind {
        ListPlaces,
        AddPlace,
        RemovePlace,
        ExportPhotos,
        ListSubscriptions,
        RemoveSubscriptions,
        Doctor
    };
    enum class Format { Json, Csv, Zip };

    Kind kind = Kind::ListPlaces;
    QJsonObject request; ///< for the running program (PROTOCOL.md, "Local socket")
    bool isJson = false; ///< the answer as JSON instead of words
    Format format = Format::Json; ///< of an export
    QString file; ///< of an export; empty: standard output
    QString place; ///< slug or title; of an export, empty: all
    /// Options of the program that stood behind the command: "--data-dir DIR" and the like.
    QStringList options;
};

/// The command line in two: the program's own options with its name, and the command with what
/// follows it; no words when there is no command.
struct SplitLine {
    QStringList options;
    QStringList words;
};
SplitLine splitAtCommand(const QStringList &arguments);

/// Reads a command's words. Errors: Malformed, naming the option and what it takes.
core::Result<std::variant<Command, Notice>> readCommand(const QStringList &words);

/// "  places add   …" for every command, for --help.
QString commandsHelp();

/// Every command as it is typed, "places add" and so on; for completion and its test.
QStringList commandNames();

} // namespace app
