// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace demo {

/// An Instagram-compatible service on loopback, for demonstrations and tests: real subscriptions
/// with verification, signed update POSTs, media/recent with paging, pictures over HTTP
/// (spec/instagram-realtime.md). Its photos are painted by the program, or come from a folder.
/// Lives on the thread that made it; painting runs on a pool.
class DemoProvider : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QByteArray clientId = "hereabouts-demo";
        QByteArray clientSecret; ///< made at random when empty
        QString photosDirectory; ///< JPEG, PNG and WebP files; empty: painted landscapes
        /// Mean pause between photos of one place; the pace varies around it. 0: only by publish().
        std::chrono::milliseconds pace {2500};
        int firstPhotos = 12; ///< in every new circle, so that a wall is not empty
        int seed = 0; ///< of the paintings and the pace; 0: different each time
    };

    explicit DemoProvider(Settings settings, QObject *parent = nullptr);
    ~DemoProvider() override;

    /// Listens on 127.0.0.1 (port 0: any). Errors: Unavailable.
    core::Result<void> listen(quint16 port = 0);
    QUrl baseUrl() const;
    QByteArray clientId() const;
    QByteArray clientSecret() const;

    /// For tests: `count` new photos in the circle and one signed notice. Answers with their ids.
    QStringList publish(const QString &objectId, int count);
    /// For tests: ids of all subscriptions' objects, in the order of their making.
    QStringList objectIds() const;
    /// For tests: how often media/recent was asked for.
    int lookCount() const;

    /// For tests: how the next media/recent requests are answered instead, until set back to None.
    enum class Fault {
        None,
        ServerError,
        RateLimitSeconds,
        RateLimitDate,
        Garbage,
        Truncated,
        Endless,
        Trickle,
        Silence,
        Refusal ///< of connections
    };
    void setFault(Fault fault);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace demo
