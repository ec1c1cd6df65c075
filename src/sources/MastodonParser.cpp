// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonParser.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/InstagramCursor.h"
#include "sources/PlainText.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sources {

namespace {

constexpr qsizetype maxStatuses = 200; // on one page; we ask for 40
constexpr qsizetype maxPictures = 16; // of one status

core::Error notUnderstood(const QString &host)
{
    return {core::Error::Kind::Malformed,
        QCoreApplication::translate(
            "sources::Mastodon", "%1 sent something that we do not understand.")
            .arg(host),
        {}};
}

QSize sizeFrom(const QJsonObject &attachment, QLatin1String name)
{
    const QJsonObject size
        = attachment.value(QLatin1String("meta")).toObject().value(name).toObject();
    return {
        size.value(QLatin1String("width")).toInt(), size.value(QLatin1String("height")).toInt()};
}

QList<photos::Picture> picturesFrom(const QJsonObject &attachment)
{
    QList<photos::Picture> pictures;
    const QUrl preview = webUrl(attachment.value(QLatin1String("preview_url")));
    if (preview.isValid())
        pictures += photos::Picture {preview, sizeFrom(attachment, QLatin1String("small"))};
    QUrl whole = webUrl(attachment.value(QLatin1String("url")));
    if (!whole.isValid())
        whole = webUrl(attachment.value(QLatin1String("remote_url")));
    if (whole.isValid())
        pictures += photos::Picture {whole, sizeFrom(attachment, QLatin1String("original"))};
    return pictures;
}

Draft draftFrom(const QJsonObject &status)
{
    Draft draft;
    const QJsonObject account = status.value(QLatin1String("account")).toObject();
    draft.login = account.value(QLatin1String("acct")).toString();
    draft.author = account.value(QLatin1String("display_name")).toString().trimmed();
    if (draft.author.isEmpty())
        draft.author = draft.login;
    draft.authorPage = webUrl(account.value(QLatin1String("url")));
    draft.page = webUrl(status.value(QLatin1String("url")));
    if (!draft.page.isValid())
        draft.page = webUrl(status.value(QLatin1String("uri")));
    draft.caption = plainText(status.value(QLatin1String("content")).toString());
    draft.createdAt = isoTime(status.value(QLatin1String("created_at")).toString());
    draft.isSensitive = status.value(QLatin1String("sensitive")).toBool()
        || !status.value(QLatin1String("spoiler_text")).toString().isEmpty();
    const QJsonArray tags = status.value(QLatin1String("tags")).toArray();
    for (const QJsonValue &tag : tags)
        draft.tags += tag.toObject().value(QLatin1String("name")).toString();
    return draft;
}

void readStatus(const QJsonObject &status, const QString &host,
    const photos::Subscription &subscription, StatusPage &page)
{
    ++page.statuses;
    const QString id = mediaNumber(status.value(QLatin1String("id")).toString());
    if (id.isEmpty())
        return;
    if (page.greatestId.isEmpty() || isSmallerNumber(page.greatestId, id))
        page.greatestId = id;
    if (status.value(QLatin1String("visibility")).toString() != QLatin1String("public"))
        return;
    const Draft shared = draftFrom(status);
    const QJsonArray attachments = status.value(QLatin1String("media_attachments")).toArray();
    for (qsizetype i = 0; i < std::min(attachments.size(), maxPictures); ++i) {
        const QJsonObject attachment = attachments.at(i).toObject();
        if (attachment.value(QLatin1String("type")).toString() != QLatin1String("image"))
            continue;
        Draft draft = shared;
        draft.id = QStringLiteral("mastodon:%1/%2/%3")
                       .arg(host, id, attachment.value(QLatin1String("id")).toString());
        const QString described = attachment.value(QLatin1String("description")).toString();
        if (!described.isEmpty())
            draft.caption = described;
        draft.pictures = picturesFrom(attachment);
        if (auto photo = photoFromDraft(draft, subscription))
            page.photos += std::move(*photo);
    }
}

} // namespace

core::Result<QUrl> parseStreamingAddress(const QByteArray &body, const QUrl &server)
{
    const auto document = core::parseJson(body);
    const QString text = (document ? document->object() : QJsonObject())
                             .value(QLatin1String("configuration"))
                             .toObject()
                             .value(QLatin1String("urls"))
                             .toObject()
                             .value(QLatin1String("streaming"))
                             .toString();
    const QUrl url(text.left(photos::maxTextLength), QUrl::StrictMode);
    const bool isPlain = server.scheme() == QLatin1String("http");
    const bool isSafe
        = url.scheme() == QLatin1String("wss") || (isPlain && url.scheme() == QLatin1String("ws"));
    if (!url.isValid() || !isSafe || url.host().isEmpty() || !url.userInfo().isEmpty())
        return notUnderstood(server.host());
    return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

core::Result<StreamNotice> parseStreamNotice(const QByteArray &message)
{
    const auto document = core::parseJson(message, maxStreamMessageBytes);
    if (!document)
        return document.error();
    const QJsonObject whole = document->object();
    const QString event = whole.value(QLatin1String("event")).toString();
    StreamNotice notice;
    if (event == QLatin1String("update")) {
        notice.kind = StreamNotice::Kind::Posted;
        // ["hashtag", "<tag>"]
        notice.tag = whole.value(QLatin1String("stream")).toArray().at(1).toString();
    } else if (event == QLatin1String("delete")) {
        notice.statusId = mediaNumber(whole.value(QLatin1String("payload")).toString());
        if (!notice.statusId.isEmpty())
            notice.kind = StreamNotice::Kind::Deleted;
    }
    return notice;
}

core::Result<StatusPage> parseStatuses(
    const QByteArray &body, const QString &host, const photos::Subscription &subscription)
{
    const auto document = core::parseJson(body);
    if (!document || !document->isArray())
        return notUnderstood(host);
    StatusPage page;
    const QJsonArray statuses = document->array();
    for (const QJsonValue &status : statuses) {
        if (page.statuses == maxStatuses)
            break;
        readStatus(status.toObject(), host, subscription, page);
    }
    return page;
}

} // namespace sources
