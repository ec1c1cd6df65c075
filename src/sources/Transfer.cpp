// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Transfer.h"

#include "core/Result.h"
#include "core/UserAgent.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace sources {

namespace {

using Kind = core::Error::Kind;

/// Our own words: Qt's error texts contain the whole address with its query.
core::Error errorFrom(QNetworkReply::NetworkError error, const QString &host)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::Unavailable,
            QCoreApplication::translate("sources::Transfer", "%1 does not take connections.")
                .arg(host)};
    case QNetworkReply::HostNotFoundError:
        return {Kind::Unavailable,
            QCoreApplication::translate("sources::Transfer", "There is no server named %1.")
                .arg(host)};
    case QNetworkReply::SslHandshakeFailedError:
        return {Kind::Unavailable,
            QCoreApplication::translate("sources::Transfer", "%1 has no certificate that we trust.")
                .arg(host)};
    case QNetworkReply::TimeoutError:
        return {Kind::TimedOut,
            QCoreApplication::translate("sources::Transfer", "%1 took too long to answer.")
                .arg(host)};
    default:
        return {Kind::Unavailable,
            QCoreApplication::translate("sources::Transfer", "The connection to %1 broke.")
                .arg(host)};
    }
}

/// One transfer on its way; ends with its reply.
class Running final : public QObject {
public:
    Running(QNetworkReply *reply, const TransferLimits &limits)
        : QObject(reply)
        , m_reply(reply)
        , m_limits(limits)
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            cut({Kind::TimedOut,
                QCoreApplication::translate("sources::Transfer", "%1 took too long to answer.")
                    .arg(host())});
        });
        m_deadline.start(limits.time);
        connect(reply, &QIODevice::readyRead, this, &Running::read);
    }

    Reply result()
    {
        m_deadline.stop();
        if (!m_result.error)
            read();
        m_result.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_result.date = m_reply->rawHeader("Date");
        m_result.retryAfter = m_reply->rawHeader("Retry-After");
        m_result.headers = m_reply->rawHeaderPairs();
        if (!m_result.error && (m_result.status == 0 || isBroken()))
            m_result.error = errorFrom(m_reply->error(), host());
        return m_result;
    }

private:
    QString host() const
    {
        const QString name = m_reply->request().peerVerifyName();
        return name.isEmpty() ? m_reply->url().host() : name;
    }

    void read()
    {
        m_result.body += m_reply->readAll();
        if (m_result.body.size() > m_limits.bytes)
            cut({Kind::TooLarge,
                QCoreApplication::translate("sources::Transfer", "The answer of %1 is too large.")
                    .arg(host())});
    }

    void cut(const core::Error &error)
    {
        if (m_result.error)
            return;
        m_result.error = error;
        m_result.body.clear();
        // Emits finished() before it returns.
        m_reply->abort();
    }

    /// Errors below HTTP; those made of a status are whole replies.
    bool isBroken() const
    {
        const auto error = m_reply->error();
        const bool isOfStatus = error >= QNetworkReply::ContentAccessDenied
            && error != QNetworkReply::ProtocolUnknownError
            && error != QNetworkReply::ProtocolFailure;
        return error != QNetworkReply::NoError && !isOfStatus;
    }

    QNetworkReply *m_reply;
    TransferLimits m_limits;
    QTimer m_deadline;
    Reply m_result;
};

QNetworkReply *send(QNetworkAccessManager &network, const QByteArray &method,
    const QNetworkRequest &request, const QByteArray &body)
{
    if (method == "GET")
        return network.get(request);
    if (method == "POST")
        return network.post(request, body);
    return network.sendCustomRequest(request, method, body);
}

} // namespace

void transfer(QNetworkAccessManager &network, const QByteArray &method, QNetworkRequest request,
    const QByteArray &body, const TransferLimits &limits, QObject *context,
    std::function<void(const Reply &)> done)
{
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Left alone Qt asks for gzip and unpacks as we read.
    if (!limits.isPacked)
        request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", core::userAgent());

    QNetworkReply *reply = send(network, method, request, body);
    auto *running = new Running(reply, limits);
    QObject::connect(
        reply, &QNetworkReply::finished, context, [reply, running, done = std::move(done)] {
            reply->deleteLater();
            done(running->result());
        });
}

} // namespace sources
