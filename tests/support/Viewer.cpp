// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Viewer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>
#include <QTest>

namespace support {

namespace {
constexpr int greetingTime = 20'000;
} // namespace

Viewer::Viewer(const QUrl &page) : m_page(page) {}

bool Viewer::comes(const QString &query)
{
    m_isGreeted = false;
    m_socket = std::make_unique<QWebSocket>();
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Viewer::take);
    const QString authority = m_page.authority();
    QNetworkRequest request(QUrl("ws://" + authority + "/live" + query));
    request.setRawHeader("Origin", "http://" + authority.toLatin1());
    m_socket->open(request);
    return QTest::qWaitFor([this] { return m_isGreeted; }, greetingTime);
}

void Viewer::leaves()
{
    m_socket.reset();
}

QString Viewer::resumption() const
{
    return "?epoch=" + m_epoch + "&position=" + m_position;
}

void Viewer::take(const QString &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = message.value("type").toString();
    if (type == "hello") {
        m_epoch = message.value("epoch").toString();
        m_isGreeted = true;
    }
    if (message.contains("position"))
        m_position = message.value("position").toString();
    if (type == "reset")
        ++resets;
    const QJsonArray media = message.value("media").toArray(); // newest first
    for (qsizetype i = media.size(); i-- > 0;) {
        ids += media.at(i).toObject().value("id").toString();
        if (arrived)
            arrived(ids.last());
    }
}

} // namespace support
