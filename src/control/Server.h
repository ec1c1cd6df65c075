// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/Conversation.h"
#include "core/Result.h"

#include <QLocalServer>
#include <QLockFile>

#include <memory>

namespace control {

/// Answers other processes of this user at a Unix socket: the command line, a second start. One
/// request for each connection; limits are in control/Limits.h. Knows nothing of what is asked.
class Server final : public QObject {
    Q_OBJECT

public:
    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// At this path, whose folder only this user may enter. What a killed program left there is
    /// replaced. Errors: Denied (somebody answers there already), Unavailable.
    core::Result<void> listen(const QString &path);
    void close();

signals:
    /// `conversation` lives until either side ends it.
    void asked(const QJsonObject &request, control::Conversation *conversation);

private:
    void greet();

    QLocalServer m_server;
    std::unique_ptr<QLockFile> m_lock;
    int m_open = 0;
};

} // namespace control
