// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/StreamSocket.h"

#include <QStringList>
#include <QUrl>

namespace sources {

/// What a Mastodon server streams of tags to its members (spec/living-geo-sources.md §10.2). It
/// only says that there is something new, or that a post was deleted, and has no history: look
/// whenever it opens.
class MastodonStream : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString title; ///< for messages
        QByteArray token; ///< secret
        std::chrono::milliseconds silence {60'000};
        std::chrono::milliseconds firstRetry {1'000};
    };

    explicit MastodonStream(const Settings &settings, QObject *parent = nullptr);

    /// Where it is; until then nothing is opened.
    void setAddress(const QUrl &address);
    /// Open while there is one.
    void setTags(const QStringList &tags);
    void hurry() { m_socket.hurry(); }
    bool isOpen() const { return m_socket.isOpen(); }

signals:
    void opened();
    /// Something new with this tag; empty: with any.
    void posted(const QString &tag);
    void deleted(const QString &statusId);

private:
    void openOrClose();
    void sendFor(const char *type, const QString &tag);
    void takeMessage(const QByteArray &message);

    QByteArray m_token;
    QUrl m_address;
    QStringList m_tags;
    StreamSocket m_socket;
};

} // namespace sources
