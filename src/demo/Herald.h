// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>

namespace demo {

/// Calls those who subscribed: asks them to confirm their address (spec/instagram-realtime.md §4),
/// and tells them what is new (§5), signed as in §6. What they answer to a notice is ignored.
class Herald : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~Herald() override;

    /// The error's message is the sentence of the service (§3.4).
    using Confirmed = std::function<void(core::Result<void>)>;
    void confirm(const QUrl &callbackUrl, const QString &verifyToken, Confirmed done);
    void notify(const QUrl &callbackUrl, const QByteArray &body, const QByteArray &clientSecret);

private:
    QNetworkAccessManager m_network;
};

} // namespace demo
