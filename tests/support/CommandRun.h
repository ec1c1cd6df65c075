// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>

namespace support {

/// The real program, called for one command: `hereabouts places list`.
struct CommandRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    qint64 peakKiB = 0; ///< of its memory, as often looked at
};

/// Runs the command on this data folder; the event loop goes on meanwhile, for services of the
/// test. `variables` are added to the environment.
CommandRun runCommand(const QStringList &words, const QString &dataDirectory,
    const QMap<QString, QString> &variables = {});

} // namespace support
