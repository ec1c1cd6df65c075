// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

namespace support {

Service::Service(QObject *parent) : QTcpServer(parent)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port for a service");
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { takeBytes(socket); });
    });
}

QUrl Service::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

QString Service::parameter(const QUrl &question, const QString &name)
{
    return QUrlQuery(question).queryItemValue(name, QUrl::FullyDecoded);
}

void Service::takeBytes(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    heads += received.left(end);
    m_received.remove(socket);
    const QUrl question = QUrl::fromEncoded(heads.last().split(' ').value(1));
    asked += question;
    const Answer answer = reply ? reply(question) : Answer {{}, 404, {}};
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\n" + answer.headers
        + "Connection: close\r\nContent-Length: " + QByteArray::number(answer.body.size())
        + "\r\n\r\n" + answer.body);
    socket->disconnectFromHost();
}

core::Result<sources::Finding> look(
    sources::Source &source, const photos::Subscription &subscription, const QByteArray &cursor)
{
    std::optional<core::Result<sources::Finding>> answer;
    source.recent(subscription, cursor, [&](const auto &finding) { answer = finding; });
    if (answer.has_value())
        qFatal("answered before the call returned");
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
        qFatal("no answer");
    return *answer;
}

QByteArray recordsOf(const QList<photos::Photo> &photos)
{
    QJsonArray records;
    for (const photos::Photo &photo : photos)
        records += QJsonDocument::fromJson(photo.record).object();
    return QJsonDocument(records).toJson();
}

} // namespace support
