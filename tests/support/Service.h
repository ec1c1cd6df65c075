// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "sources/Source.h"

#include <QHash>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <optional>

namespace support {

/// A provider of photos on a free loopback port, whose answers the test writes.
class Service : public QTcpServer {
    Q_OBJECT

public:
    struct Answer {
        QByteArray body {};
        int status = 200;
        QByteArray headers {}; ///< each with its line end
    };

    explicit Service(QObject *parent = nullptr);

    QUrl url(const QString &path = {}) const;
    /// What to answer; the path and query of each question are kept in `asked`.
    std::function<Answer(const QUrl &question)> reply;
    QList<QUrl> asked;
    QByteArrayList heads;

    /// A member of the query of a question, decoded.
    static QString parameter(const QUrl &question, const QString &name);

private:
    void takeBytes(class QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_received;
};

/// One look, waited for. Fails the program when the source answers at once or never.
core::Result<sources::Finding> look(sources::Source &source,
    const photos::Subscription &subscription, const QByteArray &cursor = {});

/// The records of the photos as one JSON text, for golden files.
QByteArray recordsOf(const QList<photos::Photo> &photos);

} // namespace support
