// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

namespace control {

/// One request of another process of this user, and its answer in lines. Ends, and destroys
/// itself, when either side closes; the server owns it until then.
class Conversation final : public QObject {
    Q_OBJECT

public:
    /// Takes the socket over.
    explicit Conversation(QLocalSocket *socket, QObject *parent = nullptr);

    /// A line of the answer: compact JSON without a line end.
    void send(const QByteArray &line);
    /// The last line; "done" is added.
    void finish(QJsonObject answer);
    void refuse(const core::Error &error);
    /// Less than lowWaterBytes are unsent: a long answer may go on. drained() says when again.
    bool isDrained() const;

signals:
    void asked(const QJsonObject &request);
    void drained();

private:
    void read();
    void take(const QByteArray &line);
    void bytesLeft();
    void end();

    QLocalSocket *m_socket;
    QTimer m_patience; ///< for the request, then for the other side to take the answer
    bool m_hasAsked = false;
    bool m_isFinished = false;
};

/// As in answers: "malformed", "denied" …
QString kindName(core::Error::Kind kind);
core::Error::Kind kindFromName(QStringView name);

} // namespace control
