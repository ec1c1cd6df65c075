// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/StreamSocket.h"

#include "core/Log.h"
#include "core/UserAgent.h"

#include <QWebSocket>

namespace sources {

using Kind = core::Error::Kind;

StreamSocket::StreamSocket(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_patience(m_settings.firstRetry, m_settings.longestRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &StreamSocket::attempt);
    connect(&m_pulse, &QTimer::timeout, this, &StreamSocket::beat);
}

StreamSocket::~StreamSocket()
{
    drop();
}

void StreamSocket::open(Request request)
{
    drop();
    m_request = std::move(request);
    // Later: others may have something to say about where to begin.
    m_retry.start(std::chrono::milliseconds(0));
}

void StreamSocket::close()
{
    drop();
    m_retry.stop();
    m_patience.reset();
}

void StreamSocket::hurry()
{
    m_patience.reset();
    if (m_retry.isActive())
        m_retry.start(std::chrono::milliseconds(0));
}

void StreamSocket::send(const QByteArray &text)
{
    if (m_isOpen)
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

void StreamSocket::attempt()
{
    drop();
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(m_settings.maxMessageBytes);
    m_socket->setMaxAllowedIncomingMessageSize(m_settings.maxMessageBytes);
    connect(m_socket, &QWebSocket::stateChanged, this, &StreamSocket::stateChanged);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_wasHeard = true;
        // Not when it opens: a server that turns us away must not be hammered.
        m_patience.reset();
        emit received(text.toUtf8());
    });
    connect(m_socket, &QWebSocket::pong, this, [this] { m_wasHeard = true; });
    QNetworkRequest request = m_request();
    request.setRawHeader("User-Agent", core::userAgent());
    qCDebug(logSources).noquote() << "Opening" << request.url().toString(QUrl::RemoveQuery);
    m_pulse.start(m_settings.openTime);
    m_socket->open(request);
}

void StreamSocket::stateChanged()
{
    switch (m_socket->state()) {
    case QAbstractSocket::ConnectedState:
        m_isOpen = m_wasHeard = true;
        m_pulse.start(m_settings.silence / 2);
        emit opened();
        break;
    case QAbstractSocket::UnconnectedState:
        if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
            lose(
                {Kind::TooLarge, tr("%1 sent a message that is too large.").arg(m_settings.title)});
        else if (m_isOpen)
            lose({Kind::Unavailable,
                tr("The stream of %1 broke. It is opened again by itself.").arg(m_settings.title)});
        else
            lose({Kind::Unavailable,
                tr("The stream of %1 can't be reached. It is tried again by itself.")
                    .arg(m_settings.title)});
        break;
    default:
        break;
    }
}

/// Somebody who neither sends nor answers a ping is gone, whatever the socket believes.
void StreamSocket::beat()
{
    if (!m_isOpen)
        return lose({Kind::TimedOut,
            tr("%1 took too long to open its stream. It is tried again by itself.")
                .arg(m_settings.title)});
    if (!std::exchange(m_wasHeard, false))
        return lose({Kind::TimedOut,
            tr("The stream of %1 fell silent. It is opened again by itself.")
                .arg(m_settings.title)});
    m_socket->ping();
}

void StreamSocket::lose(const core::Error &error)
{
    drop();
    const std::chrono::milliseconds pause = m_patience.next();
    m_retry.start(pause);
    qCInfo(logSources).noquote() << error.message << "Again in" << pause.count() << "ms.";
    emit lost(error);
}

void StreamSocket::drop()
{
    m_isOpen = false;
    m_pulse.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater(); // it may be telling us something right now
    m_socket = nullptr;
}

} // namespace sources
