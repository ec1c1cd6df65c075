// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Herald.h"

#include "core/Bytes.h"
#include "core/Log.h"

#include <QMessageAuthenticationCode>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace demo {

namespace {

using Kind = core::Error::Kind;

/// Below the 6 s that our own server waits for its answer to the open POST.
constexpr int confirmationMilliseconds = 4000;
constexpr int noticeMilliseconds = 2000; // §7
constexpr qint64 maxAnswerBytes = 4096;

QNetworkRequest requestTo(const QUrl &url, int milliseconds)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(milliseconds);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    return request;
}

} // namespace

Herald::~Herald()
{
    // A reply that is cut short by our end must not answer anybody.
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->disconnect(this);
}

void Herald::confirm(const QUrl &callbackUrl, const QString &verifyToken, Confirmed done)
{
    const QByteArray challenge = core::randomHex(16);
    QByteArray address = callbackUrl.toEncoded(QUrl::RemoveFragment);
    address += callbackUrl.hasQuery() ? '&' : '?';
    address += "hub.mode=subscribe&hub.challenge=" + challenge;
    if (!verifyToken.isEmpty())
        address += "&hub.verify_token=" + QUrl::toPercentEncoding(verifyToken);
    QNetworkReply *reply = m_network.get(
        requestTo(QUrl::fromEncoded(address, QUrl::StrictMode), confirmationMilliseconds));
    reply->setReadBufferSize(maxAnswerBytes);
    connect(reply, &QNetworkReply::finished, this, [reply, challenge, done = std::move(done)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return done(core::Error {
                Kind::Unavailable, QStringLiteral("Unable to reach callback URL."), {}});
        if (status != 200)
            return done(core::Error {Kind::Denied, QStringLiteral("Invalid response"), {}});
        if (reply->read(maxAnswerBytes) != challenge)
            return done(
                core::Error {Kind::Denied, QStringLiteral("Challenge verification failed."), {}});
        done({});
    });
}

void Herald::notify(const QUrl &callbackUrl, const QByteArray &body, const QByteArray &clientSecret)
{
    QNetworkRequest request = requestTo(callbackUrl, noticeMilliseconds);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("X-Hub-Signature",
        QMessageAuthenticationCode::hash(body, clientSecret, QCryptographicHash::Sha1).toHex());
    QNetworkReply *reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, this, [reply] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status != 200)
            qCInfo(logDemo) << "A notice was answered with status" << status;
    });
}

} // namespace demo
