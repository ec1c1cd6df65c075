// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Hub.h"

#include "core/Log.h"
#include "live/LiveMessage.h"

#include <QElapsedTimer>

namespace live {

namespace {
constexpr quint16 tryAgainLater = 1013; // RFC 6455, 7.4.1 (IANA registry)
constexpr std::chrono::milliseconds catchUpInterval {10};
} // namespace

Hub::Hub(QObject *parent) : QObject(parent)
{
    m_gatherTimer.setSingleShot(true);
    m_gatherTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_gatherTimer, &QTimer::timeout, this, &Hub::flush);
    m_catchUpTimer.setInterval(catchUpInterval);
    connect(&m_catchUpTimer, &QTimer::timeout, this, &Hub::catchUp);
}

void Hub::add(http::WebSocket *viewer, const QList<QByteArray> &messages)
{
    m_viewers += viewer;
    connect(viewer, &http::WebSocket::closed, this, [this, viewer] { remove(viewer); });

    Backlog &backlog = m_backlogs[viewer];
    for (const QByteArray &message : messages) {
        const QByteArray frame = http::WebSocket::textFrame(message);
        backlog.frames += frame;
        backlog.bytes += frame.size();
    }
    backlog.patience.setRemainingTime(m_settings.catchUpPause);
    continueBacklog(viewer);
    if (!m_backlogs.isEmpty())
        m_catchUpTimer.start();
    emit countChanged(count());
}

void Hub::remove(http::WebSocket *viewer)
{
    m_backlogs.remove(viewer);
    if (m_viewers.removeOne(viewer))
        emit countChanged(count());
}

void Hub::publish(const photos::Batch &batch)
{
    m_gathered += batch;
    if (!m_gatherTimer.isActive())
        flush();
}

void Hub::announce(const QByteArray &message)
{
    flush();
    send(http::WebSocket::textFrame(message));
}

void Hub::flush()
{
    m_gatherTimer.stop();
    if (m_gathered.isEmpty())
        return;
    QElapsedTimer round;
    round.start();
    const QList<photos::Batch> runs = joinedRuns(std::exchange(m_gathered, {}));
    for (const photos::Batch &run : runs)
        send(http::WebSocket::textFrame(newMediaMessage(run)));
    if (std::chrono::nanoseconds(round.nsecsElapsed()) > m_settings.slowRound)
        m_gatherTimer.start(m_settings.gathering);
}

void Hub::send(const QByteArray &frame)
{
    // A copy: a viewer that has too much unsent ends, and leaves the list, inside its send().
    const QList<http::WebSocket *> viewers = m_viewers;
    for (http::WebSocket *viewer : viewers) {
        const auto backlog = m_backlogs.find(viewer);
        if (backlog != m_backlogs.end())
            keepBack(viewer, *backlog, frame);
        else
            viewer->send(frame);
    }
}

void Hub::keepBack(http::WebSocket *viewer, Backlog &backlog, const QByteArray &frame)
{
    if (backlog.bytes + frame.size() > m_settings.backlogBytes) {
        qCInfo(logLive) << "A viewer fell too far behind; it may come back and resume";
        viewer->close(tryAgainLater);
        return;
    }
    backlog.frames += frame;
    backlog.bytes += frame.size();
}

void Hub::catchUp()
{
    const QList<http::WebSocket *> viewers = m_backlogs.keys();
    for (http::WebSocket *viewer : viewers)
        continueBacklog(viewer);
    if (m_backlogs.isEmpty())
        m_catchUpTimer.stop();
}

void Hub::continueBacklog(http::WebSocket *viewer)
{
    const auto patience = QDeadlineTimer(m_settings.catchUpPause);
    while (true) {
        // Looked up anew each time: the viewer may end inside its send().
        const auto backlog = m_backlogs.find(viewer);
        if (backlog == m_backlogs.end())
            return;
        if (backlog->frames.isEmpty()) {
            m_backlogs.erase(backlog);
            return;
        }
        const qint64 unsent = viewer->unsentBytes();
        if (unsent > 0 && unsent + backlog->frames.first().size() > m_settings.catchUpBytes)
            break;
        const QByteArray frame = backlog->frames.takeFirst();
        backlog->bytes -= frame.size();
        backlog->patience = patience;
        viewer->send(frame);
    }
    if (m_backlogs.value(viewer).patience.hasExpired())
        viewer->close(tryAgainLater);
}

} // namespace live
