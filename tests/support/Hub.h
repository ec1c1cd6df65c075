// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Server.h"

#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

#include <memory>

namespace support {

/// A W3C WebSub hub and the site of a feed on one loopback port, as the test tells it.
class Hub {
public:
    struct Answer {
        int status = 0; ///< 0: none came
        QByteArray body;
    };

    Hub()
    {
        server.setHandler([this](const http::Request &request, const auto &respond) {
            respond(request.method == "POST" ? takeForm(request) : page(request));
        });
        if (!server.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no port for a hub");
    }

    QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(server.port()).arg(path));
    }

    /// What a path of the site answers, beside its links.
    void serve(const QByteArray &path, const http::Response &response) { m_pages[path] = response; }
    /// "…; rel=hub" and "…; rel=self" for the feed at this path.
    QList<http::Field> links(const QString &path) const
    {
        // As written: the hub's name of a topic is bytes, not an address.
        return {{"Link", '<' + url("/hub").toEncoded() + ">; rel=\"hub\""},
            {"Link", '<' + url().toEncoded() + path.toUtf8() + ">; rel=\"self\""}};
    }

    /// One of the forms' members.
    QString said(qsizetype form, const QString &name) const
    {
        return forms.value(form).queryItemValue(name, QUrl::FullyDecoded);
    }
    bool waitForForms(qsizetype count)
    {
        return QTest::qWaitFor([&] { return forms.size() >= count; }, 10'000);
    }

    /// Asks the callback of a form whether it means that (5.3), here with other values.
    Answer verify(qsizetype form, const QList<QPair<QString, QString>> &other = {},
        const QString &prefix = "hub.")
    {
        QUrl callback(said(form, "hub.callback"));
        QMap<QString, QString> values {{"mode", said(form, "hub.mode")},
            {"topic", said(form, "hub.topic")}, {"challenge", "k3Zq-92"},
            {"lease_seconds", "864000"}};
        for (const auto &[name, value] : other)
            values[name] = value;
        QString query;
        for (auto value = values.cbegin(); value != values.cend(); ++value)
            query += (query.isEmpty() ? QString() : QStringLiteral("&")) + prefix + value.key()
                + '=' + QString::fromLatin1(QUrl::toPercentEncoding(value.value()));
        callback.setQuery(query, QUrl::StrictMode);
        return answerOf(m_network.get(QNetworkRequest(callback)));
    }

    /// Pushes to the callback of a form; `signature` as a whole header, empty: none.
    Answer push(qsizetype form, const QByteArray &body, const QByteArray &signature)
    {
        QNetworkRequest request(QUrl(said(form, "hub.callback")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/atom+xml");
        if (!signature.isEmpty())
            request.setRawHeader("X-Hub-Signature", signature);
        return answerOf(m_network.post(request, body));
    }
    QByteArray signatureOf(qsizetype form, const QByteArray &body,
        const QByteArray &name = "sha256",
        QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256) const
    {
        return name + '='
            + QMessageAuthenticationCode::hash(body, said(form, "hub.secret").toUtf8(), algorithm)
                  .toHex();
    }

    http::Server server;
    QList<QUrlQuery> forms; ///< subscription requests
    QList<http::Request> visits; ///< to the site
    http::Response reply = {202, {}, {}, {}, {}}; ///< to subscription requests

private:
    http::Response takeForm(const http::Request &request)
    {
        const auto moved = m_pages.constFind(request.path);
        if (moved != m_pages.constEnd())
            return *moved;
        QByteArray form = request.body;
        forms += QUrlQuery(QString::fromLatin1(form.replace('+', "%20")));
        return reply;
    }

    http::Response page(const http::Request &request)
    {
        visits += request;
        return m_pages.value(request.path, http::Response::error(404, "no\n"));
    }

    static Answer answerOf(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owned(reply);
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
            return {};
        return {
            reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }

    QMap<QByteArray, http::Response> m_pages;
    QNetworkAccessManager m_network;
};

} // namespace support
