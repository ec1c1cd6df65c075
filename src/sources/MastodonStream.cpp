// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonStream.h"

#include "core/Log.h"
#include "sources/MastodonParser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace sources {

namespace {

/// Where a server does not let us in, polling goes on; no need to ask it often.
constexpr std::chrono::minutes longestRetry {15};

StreamSocket::Settings socketSettings(const MastodonStream::Settings &settings)
{
    StreamSocket::Settings socket;
    socket.title = settings.title;
    socket.maxMessageBytes = quint64(maxStreamMessageBytes);
    socket.silence = settings.silence;
    socket.firstRetry = settings.firstRetry;
    socket.longestRetry = longestRetry;
    return socket;
}

} // namespace

MastodonStream::MastodonStream(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_token(settings.token)
    , m_socket(socketSettings(settings))
{
    connect(&m_socket, &StreamSocket::received, this, &MastodonStream::takeMessage);
    connect(&m_socket, &StreamSocket::opened, this, [this] {
        for (const QString &tag : m_tags.mid(1)) // the first is in the address
            sendFor("subscribe", tag);
        emit opened();
    });
}

void MastodonStream::setAddress(const QUrl &address)
{
    m_address = address;
    openOrClose();
}

void MastodonStream::setTags(const QStringList &tags)
{
    const QStringList before = std::exchange(m_tags, tags);
    if (before.isEmpty() != tags.isEmpty())
        return openOrClose();
    for (const QString &tag : before) {
        if (!tags.contains(tag))
            sendFor("unsubscribe", tag);
    }
    for (const QString &tag : tags) {
        if (!before.contains(tag))
            sendFor("subscribe", tag);
    }
}

void MastodonStream::openOrClose()
{
    if (m_tags.isEmpty() || m_address.isEmpty())
        return m_socket.close();
    m_socket.open([this] {
        QUrl url = m_address;
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("stream"), QStringLiteral("hashtag"));
        query.addQueryItem(
            QStringLiteral("tag"), QString::fromLatin1(QUrl::toPercentEncoding(m_tags.first())));
        url.setPath(url.path() + QStringLiteral("/api/v1/streaming"));
        url.setQuery(query);
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + m_token);
        return request;
    });
}

void MastodonStream::sendFor(const char *type, const QString &tag)
{
    const QJsonObject message {{QStringLiteral("type"), QLatin1String(type)},
        {QStringLiteral("stream"), QStringLiteral("hashtag")}, {QStringLiteral("tag"), tag}};
    m_socket.send(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

void MastodonStream::takeMessage(const QByteArray &message)
{
    const auto notice = parseStreamNotice(message);
    if (!notice) {
        qCDebug(logSources) << "A streamed message is left out:" << notice.error().message;
        return;
    }
    if (notice->kind == StreamNotice::Kind::Posted)
        emit posted(notice->tag);
    else if (notice->kind == StreamNotice::Kind::Deleted)
        emit deleted(notice->statusId);
}

} // namespace sources
