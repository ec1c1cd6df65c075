// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QList>
#include <QNetworkRequest>
#include <QPair>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkAccessManager;
class QObject;

namespace sources {

/// What came back from a provider.
struct Reply {
    int status = 0;
    QByteArray body;
    QByteArray date; ///< Date header
    QByteArray retryAfter; ///< Retry-After header
    QList<QPair<QByteArray, QByteArray>> headers; ///< all of them, as sent
    std::optional<core::Error> error; ///< nothing whole came back; the other members mean nothing
};

/// What one transfer may cost us, whatever the other side does.
struct TransferLimits {
    qint64 bytes = 4 * 1024 * 1024;
    /// For the whole transfer: a time-out between bytes would let a trickle go on for ever.
    std::chrono::milliseconds time {15'000};
    /// Asks for packed replies, as busy public services wish; `bytes` counts what comes out.
    bool isPacked = false;
};

/// Sends one request and answers once, later; never when `context` ends first. Redirects are not
/// followed, since the addresses hold our credential. Nothing of the query gets into messages;
/// the host there is peerVerifyName() where the address holds what that name was found at.
void transfer(QNetworkAccessManager &network, const QByteArray &method, QNetworkRequest request,
    const QByteArray &body, const TransferLimits &limits, QObject *context,
    std::function<void(const Reply &)> done);

} // namespace sources
