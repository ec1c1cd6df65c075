// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel/SelfCheck.h"

#include "core/Bytes.h"

#include <QNetworkReply>

namespace tunnel {

namespace {

using Kind = core::Error::Kind;

constexpr int secretBytes = 16;
constexpr qint64 maxAnswerBytes = 4096;

} // namespace

SelfCheck::SelfCheck(std::chrono::milliseconds time, QObject *parent)
    : QObject(parent)
    , m_time(time)
{
}

SelfCheck::~SelfCheck()
{
    cancel();
}

void SelfCheck::cancel()
{
    m_path.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void SelfCheck::begin(const QUrl &address)
{
    cancel();
    m_path = "/callbacks/check/" + core::randomHex(secretBytes);
    m_proof = core::randomHex(secretBytes);
    QUrl url
        = address.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    url.setPath(
        (url.path() == QLatin1String("/") ? QString() : url.path()) + QString::fromLatin1(m_path));
    QNetworkRequest request(url);
    request.setTransferTimeout(int(m_time.count()));
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Connection", "close"); // each check goes the whole way
    request.setRawHeader("User-Agent", "Hereabouts/" HEREABOUTS_VERSION);
    // Pages that warn people before they enter are not for programs.
    request.setRawHeader("Bypass-Tunnel-Reminder", "1");
    request.setRawHeader("Ngrok-Skip-Browser-Warning", "1");
    QNetworkReply *reply = m_network.get(request);
    m_reply = reply;
    reply->setReadBufferSize(maxAnswerBytes);
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] {
        // Nothing of ours is so long.
        if (reply->bytesAvailable() >= maxAnswerBytes && m_reply == reply)
            takeEnd(reply);
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { takeEnd(reply); });
}

std::optional<http::Response> SelfCheck::answer(const http::Request &request) const
{
    if (m_path.isEmpty() || request.method != "GET"
        || !core::equalInConstantTime(request.path, m_path))
        return std::nullopt;
    return http::Response::ok(m_proof);
}

void SelfCheck::takeEnd(QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply->isOpen() ? reply->read(maxAnswerBytes) : QByteArray();
    const QString host = reply->url().host();
    const bool isOurs = status == 200 && core::equalInConstantTime(body.trimmed(), m_proof);
    const auto error = reply->error();
    cancel();
    if (isOurs) {
        emit finished({});
    } else if (status != 0) {
        emit finished(core::Error {Kind::Malformed,
            tr("%1 answers, but it is not us (status %2).").arg(host).arg(status), {}});
    } else if (error == QNetworkReply::HostNotFoundError) {
        emit finished(
            core::Error {Kind::NotFound, tr("The name %1 is not known (yet).").arg(host), {}});
    } else if (error == QNetworkReply::OperationCanceledError
        || error == QNetworkReply::TimeoutError) {
        emit finished(core::Error {Kind::TimedOut, tr("%1 does not answer.").arg(host), {}});
    } else {
        emit finished(
            core::Error {Kind::Unavailable, tr("%1 does not take connections.").arg(host), {}});
    }
}

} // namespace tunnel
