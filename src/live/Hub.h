// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/WebSocket.h"
#include "photos/Batch.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace live {

/// Sends the same thing to every viewer: each frame is encoded once. New photos go out at once;
/// when a round of sends was slow, those of the next moment travel together, so that a burst costs
/// rounds by time and not by photo. Owns no socket.
class Hub : public QObject {
    Q_OBJECT

public:
    struct Settings {
        std::chrono::microseconds slowRound {1000}; ///< a longer round means load
        std::chrono::milliseconds gathering {12}; ///< how long photos then wait for each other
        qint64 catchUpBytes = 512 * 1024; ///< unsent at most, while a viewer gets what it missed
        qint64 backlogBytes = 8 * 1024 * 1024; ///< waiting for one viewer that is catching up
        std::chrono::milliseconds catchUpPause {10'000}; ///< longest time without any progress
    };

    explicit Hub(QObject *parent = nullptr);
    void apply(const Settings &settings) { m_settings = settings; }

    /// A new viewer. `messages` is for it alone and comes before everything published later; it is
    /// sent no faster than the viewer takes it.
    void add(http::WebSocket *viewer, const QList<QByteArray> &messages);
    /// New photos, to everyone.
    void publish(const photos::Batch &batch);
    /// Any other message, to everyone, in its order among the photos.
    void announce(const QByteArray &message);
    /// Photos that wait for each other go out now. Before a new viewer is told where the feed is.
    void flush();
    int count() const { return int(m_viewers.size()); }

signals:
    void countChanged(int count);

private:
    struct Backlog {
        QList<QByteArray> frames;
        qint64 bytes = 0;
        QDeadlineTimer patience;
    };
    void remove(http::WebSocket *viewer);
    void send(const QByteArray &frame);
    void keepBack(http::WebSocket *viewer, Backlog &backlog, const QByteArray &frame);
    void catchUp();
    void continueBacklog(http::WebSocket *viewer);

    Settings m_settings;
    QList<http::WebSocket *> m_viewers;
    QHash<http::WebSocket *, Backlog> m_backlogs; ///< of viewers that are catching up
    QList<photos::Batch> m_gathered;
    QTimer m_gatherTimer;
    QTimer m_catchUpTimer;
};

} // namespace live
