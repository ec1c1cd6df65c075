// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "core/Sharing.h"
#include "images/PictureStore.h"
#include "photos/Feed.h"
#include "photos/PlaceState.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace live {

/// Serves the page, the pictures and the WebSocket feed on one port (PROTOCOL.md).
/// Backend thread. Reads feed and pictures, changes neither.
class LiveServer : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QHostAddress address = QHostAddress(QHostAddress::LocalHost);
        quint16 port = 3000; ///< 0: any free port
        QStringList
            allowedNames; ///< host names beside localhost, this machine's addresses and name
        bool allowsProxies = false; ///< requests that came through a proxy or tunnel
        int maxConnections = 512;
        int maxConnectionsPerAddress = 64;
        int maxViewers = 200;
        /// How often viewers hear something; browsers take twice this in silence for a dead link.
        std::chrono::milliseconds heartbeat {20'000};
    };

    LiveServer(const photos::Feed &feed, images::PictureStore &pictures, QObject *parent = nullptr);
    ~LiveServer() override;

    /// Errors: Unavailable, with the port and what to change in the message.
    core::Result<void> listen(const Settings &settings);
    void close();
    quint16 port() const;
    /// Addresses a person can type, best first: http://localhost:3000, and when shared the LAN
    /// ones.
    QStringList urls() const;
    int viewerCount() const;
    /// As sharingChanged() says it.
    core::Sharing sharing() const;

public slots:
    /// Lets other devices on the network in, or only this computer; viewers from here stay. What
    /// goes wrong is in sharingChanged().
    void setShared(bool isShared);
    /// The name that the network knows this machine by ("laptop.local"); empty: none.
    void setLocalName(const QString &hostName);
    /// New photos, to every viewer: {"type":"newMedia",…}.
    void broadcast(const photos::Batch &batch);
    /// {"type":"reset"} to every viewer.
    void announceReset(const QByteArray &epoch);
    /// {"type":"hidden",…} to every viewer: these are to leave the wall.
    void announceHidden(const QStringList &ids);
    /// For /api/places and the next hello.
    void setPlaces(const QList<photos::PlaceState> &places);
    /// One step's state for /healthz; `step` is "callback", "source", "redis", "page", "pictures".
    void setHealth(const QString &step, const core::Health &health);

signals:
    void viewerCountChanged(int count);
    void healthChanged(const core::Health &health);
    void sharingChanged(const core::Sharing &sharing);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace live
