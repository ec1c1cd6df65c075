// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/Limits.h"
#include "core/Result.h"

#include <QJsonObject>
#include <QLocalSocket>

namespace control {

/// Asks a running program, and waits for its answer: for the command line, which has nothing else
/// to do. No event loop is needed.
class Client {
public:
    /// `patience`: how long the next line of an answer may take.
    explicit Client(std::chrono::milliseconds patience = answerTime) : m_patience(patience) {}

    /// Errors: NotFound (nobody listens there), Unavailable.
    core::Result<void> connectTo(const QString &path);
    /// "version" is added. Errors: TooLarge, Unavailable.
    core::Result<void> ask(QJsonObject request);
    /// The next line of the answer; the one with "done" is the last. A refusal is an error here.
    core::Result<QJsonObject> next();
    /// For answers of one line.
    core::Result<QJsonObject> answer(const QJsonObject &request);

private:
    std::chrono::milliseconds m_patience;
    QLocalSocket m_socket;
};

} // namespace control
