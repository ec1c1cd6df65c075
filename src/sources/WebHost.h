// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "core/Result.h"
#include "sources/Transfer.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace sources {

/// One public service, asked as its rules want: one request at a time, with a pause between them,
/// under our own name. When it asks us to wait, nothing is sent until then, whoever asks; those
/// who do are told how long. Answers never come before the call returns.
class WebHost : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString title; ///< for messages: "iNaturalist"
        std::chrono::milliseconds gap {1000}; ///< between the end of a request and the next
        TransferLimits limits {};
    };
    explicit WebHost(Settings settings, QObject *parent = nullptr);
    ~WebHost() override;

    /// The body of a 200. Errors: RateLimited and Unavailable with retryAfter; Denied, NotFound,
    /// Malformed by status; what broke below HTTP.
    using Answered = std::function<void(const core::Result<QByteArray> &)>;
    void get(const QNetworkRequest &request, Answered done);

    /// It is another service from now on: what the old one asked us to wait is over.
    void renew(const QString &title);

private:
    struct Waiting {
        QNetworkRequest request;
        Answered done;
    };
    void sendNext();
    void answered(const Answered &done, const Reply &reply);
    core::Error errorOf(const Reply &reply);

    Settings m_settings;
    std::deque<Waiting> m_waiting;
    bool m_isBusy = false;
    QDeadlineTimer m_notBefore;
    core::Backoff m_patience {std::chrono::seconds(5), std::chrono::minutes(15)};
    QTimer m_gap;
    std::unique_ptr<QNetworkAccessManager> m_network;
    /// Ends before the network does: replies cut short by our end answer nobody.
    std::unique_ptr<QObject> m_context;
};

/// The address with one more part to its path and this query.
QUrl apiUrl(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query);

} // namespace sources
