// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/Fetcher.h"

#include <QHostAddress>
#include <QList>
#include <QNetworkReply>
#include <QTimer>

namespace images {

/// One download of a Fetcher, with its redirects. Says finished() exactly once.
class Fetcher::Download : public QObject {
    Q_OBJECT

public:
    Download(
        const Settings &settings, QNetworkAccessManager &network, const QUrl &url, QObject *parent);
    ~Download() override;

    void start();
    QString host() const { return m_host; }
    /// Of the answer, by its headers.
    std::optional<std::chrono::seconds> freshFor() const { return m_freshFor; }

signals:
    void finished(const core::Result<QByteArray> &result);

private:
    void visit(QUrl url);
    void resolve();
    void takeAddresses(const QList<QHostAddress> &addresses);
    void connectToNext();
    void takeHead();
    void takeBytes();
    void takeEnd();
    void followRedirect();
    void silence();
    void fail(core::Error::Kind kind, const QString &message);
    void end(const core::Result<QByteArray> &result);

    const Settings m_settings;
    QNetworkAccessManager &m_network;
    const QString m_host; ///< of the first URL, counted by the Fetcher
    QUrl m_url; ///< being visited
    QList<QHostAddress> m_addresses; ///< checked, still to be tried
    QNetworkReply *m_reply = nullptr;
    QByteArray m_bytes;
    std::optional<std::chrono::seconds> m_freshFor;
    QTimer m_deadline;
    int m_lookup = -1;
    int m_redirects = 0;
    bool m_isEnded = false;
};

} // namespace images
