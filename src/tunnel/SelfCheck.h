// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "http/Response.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <optional>

class QNetworkReply;

namespace tunnel {

/// Calls our own public address and says whether the outside reaches us: a path that nobody can
/// guess is asked for, and only we know what is answered there. One check at a time.
class SelfCheck : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualTime {10'000};

    explicit SelfCheck(std::chrono::milliseconds time = usualTime, QObject *parent = nullptr);
    ~SelfCheck() override;

    /// Takes the place of a check that is under way.
    void begin(const QUrl &address);
    void cancel();
    /// What the callback port answers when it is our own question; nullopt for all others.
    std::optional<http::Response> answer(const http::Request &request) const;

signals:
    void finished(const core::Result<void> &result);

private:
    void takeEnd(QNetworkReply *reply);

    std::chrono::milliseconds m_time;
    QByteArray m_path; ///< empty: no check is under way
    QByteArray m_proof;
    QPointer<QNetworkReply> m_reply;
    QNetworkAccessManager m_network;
};

} // namespace tunnel
