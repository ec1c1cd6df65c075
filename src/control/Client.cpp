// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/Client.h"

#include "control/Conversation.h"
#include "control/Limits.h"
#include "core/Json.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace control {

using core::Error; // lupdate follows no qualified type

namespace {

using Kind = core::Error::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(control::Client)
};

constexpr int connectMilliseconds = 3'000;

Error lost()
{
    return {Kind::Unavailable, Words::tr("Hereabouts ended before it had answered."), {}};
}

} // namespace

core::Result<void> Client::connectTo(const QString &path)
{
    m_socket.connectToServer(path);
    if (m_socket.waitForConnected(connectMilliseconds))
        return {};
    const bool isNobody = m_socket.error() == QLocalSocket::ServerNotFoundError
        || m_socket.error() == QLocalSocket::ConnectionRefusedError;
    return core::Error {isNobody ? Kind::NotFound : Kind::Unavailable,
        isNobody
            ? Words::tr("No Hereabouts is running with this data.")
            : Words::tr("The running Hereabouts can't be reached: %1").arg(m_socket.errorString()),
        {}};
}

core::Result<void> Client::ask(QJsonObject request)
{
    request.insert(QStringLiteral("version"), protocolVersion);
    const QByteArray line = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
    if (line.size() > maxRequestBytes)
        return core::Error {Kind::TooLarge, Words::tr("That is too much for one command."), {}};
    m_socket.write(line);
    m_socket.flush();
    return {};
}

core::Result<QJsonObject> Client::next()
{
    const QDeadlineTimer deadline(m_patience);
    while (!m_socket.canReadLine()) {
        if (m_socket.bytesAvailable() > maxAnswerBytes)
            return core::Error {
                Kind::TooLarge, Words::tr("The answer has a line that is too long."), {}};
        if (!m_socket.waitForReadyRead(int(deadline.remainingTime())) && !m_socket.canReadLine())
            return m_socket.state() == QLocalSocket::ConnectedState
                ? core::Error {Kind::TimedOut, Words::tr("Hereabouts does not answer."), {}}
                : lost();
    }
    const auto document = core::parseJson(m_socket.readLine(), maxAnswerBytes + 1);
    if (!document || !document->isObject())
        return core::Error {Kind::Malformed, Words::tr("The answer can't be understood."), {}};
    const QJsonObject answer = document->object();
    const QJsonValue error = answer.value(QLatin1String("error"));
    if (!error.isUndefined())
        return core::Error {kindFromName(error[QLatin1String("kind")].toString()),
            error[QLatin1String("message")].toString(), {}};
    return answer;
}

core::Result<QJsonObject> Client::answer(const QJsonObject &request)
{
    if (const auto asked = ask(request); !asked)
        return asked.error();
    return next();
}

} // namespace control
