// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/Conversation.h"

#include "control/Limits.h"
#include "core/Json.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace control {

namespace {

using Kind = core::Error::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(control::Conversation)
};

constexpr std::array kindNames {
    std::pair {Kind::Malformed, QLatin1String("malformed")},
    std::pair {Kind::TooLarge, QLatin1String("too-large")},
    std::pair {Kind::Denied, QLatin1String("denied")},
    std::pair {Kind::NotFound, QLatin1String("not-found")},
    std::pair {Kind::Unavailable, QLatin1String("unavailable")},
    std::pair {Kind::TimedOut, QLatin1String("timed-out")},
    std::pair {Kind::RateLimited, QLatin1String("rate-limited")},
};

} // namespace

QString kindName(Kind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind)
            return name;
    }
    Q_UNREACHABLE();
}

Kind kindFromName(QStringView name)
{
    for (const auto &[kind, known] : kindNames) {
        if (known == name)
            return kind;
    }
    return Kind::Unavailable;
}

Conversation::Conversation(QLocalSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(maxRequestBytes + 1);
    m_patience.setSingleShot(true);
    m_patience.start(requestTime);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_hasAsked)
            return end();
        refuse({Kind::TimedOut, Words::tr("No request came in time."), {}});
    });
    connect(m_socket, &QLocalSocket::readyRead, this, &Conversation::read);
    connect(m_socket, &QLocalSocket::bytesWritten, this, &Conversation::bytesLeft);
    connect(m_socket, &QLocalSocket::disconnected, this, &Conversation::deleteLater);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Conversation::read, Qt::QueuedConnection);
}

void Conversation::read()
{
    if (m_hasAsked) { // one request each: what follows is nothing to us
        m_socket->readAll();
        return;
    }
    if (!m_socket->canReadLine() && m_socket->bytesAvailable() <= maxRequestBytes)
        return;
    const QByteArray line = m_socket->readLine(maxRequestBytes + 1);
    m_hasAsked = true;
    m_patience.stop();
    if (!line.endsWith('\n'))
        return refuse({Kind::TooLarge,
            Words::tr("A request is one line of at most %1 bytes.").arg(maxRequestBytes), {}});
    take(line);
}

void Conversation::take(const QByteArray &line)
{
    const auto document = core::parseJson(line, maxRequestBytes);
    if (!document || !document->isObject())
        return refuse({Kind::Malformed, Words::tr("A request is a JSON object."), {}});
    const QJsonObject request = document->object();
    if (request.value(QLatin1String("version")).toInt() != protocolVersion)
        return refuse({Kind::Malformed,
            Words::tr("This Hereabouts speaks version %1 of the protocol. Is another version of "
                      "the program running?")
                .arg(protocolVersion),
            {}});
    emit asked(request);
}

void Conversation::send(const QByteArray &line)
{
    if (m_isFinished)
        return;
    if (!m_patience.isActive())
        m_patience.start(stallTime);
    m_socket->write(line);
    m_socket->write("\n", 1);
}

void Conversation::finish(QJsonObject answer)
{
    answer.insert(QStringLiteral("done"), true);
    send(QJsonDocument(answer).toJson(QJsonDocument::Compact));
    m_isFinished = true;
    m_socket->disconnectFromServer(); // once everything is written
}

void Conversation::refuse(const core::Error &error)
{
    m_hasAsked = true;
    finish({{QStringLiteral("error"),
        QJsonObject {{QStringLiteral("kind"), kindName(error.kind)},
            {QStringLiteral("message"), error.message}}}});
}

bool Conversation::isDrained() const
{
    return m_socket->bytesToWrite() < lowWaterBytes;
}

void Conversation::bytesLeft()
{
    if (m_socket->bytesToWrite() > 0)
        m_patience.start(stallTime);
    else
        m_patience.stop();
    if (isDrained())
        emit drained();
}

void Conversation::end()
{
    m_isFinished = true;
    m_socket->abort();
    deleteLater();
}

} // namespace control
