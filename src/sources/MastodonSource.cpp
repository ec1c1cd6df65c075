// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonSource.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/InstagramCursor.h"
#include "sources/MastodonParser.h"

#include <QNetworkRequest>

namespace sources {

namespace {

constexpr int pageSize = 40;
constexpr int maxPages = 8;
constexpr std::chrono::minutes overlap {30};

/// The id of a moment, half an hour before that of the given one: the upper bits of an id are
/// milliseconds.
QString idBefore(const QString &id, QDateTime &moment)
{
    bool isNumber = false;
    const quint64 number = id.toULongLong(&isNumber);
    const quint64 milliseconds = number >> 16;
    const quint64 reach = quint64(std::chrono::milliseconds(overlap).count());
    if (!isNumber || milliseconds <= reach)
        return id;
    moment = QDateTime::fromMSecsSinceEpoch(qint64(milliseconds - reach), Qt::UTC);
    return QString::number((milliseconds - reach) << 16);
}

} // namespace

struct MastodonSource::Look {
    photos::Subscription subscription;
    Found done;
    QString above; ///< id that the next page starts after; empty: the first look
    QString greatest;
    QDateTime since; ///< of what this look covers as a whole
    QList<photos::Photo> photos;
    int pages = 0;
};
MastodonSource::MastodonSource(const Settings &settings, QObject *parent)
    : PolledSource(
        {QStringLiteral("mastodon"), settings.baseUrl.host()}, settings, core::maxJsonBytes, parent)
    , m_token(settings.token)
{
}

void MastodonSource::begin(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->greatest = mediaNumber(QString::fromLatin1(cursor));
    if (!look->greatest.isEmpty())
        look->above = idBefore(look->greatest, look->since);
    askPage(look);
}

void MastodonSource::askPage(const LookPointer &look)
{
    Query query {{QStringLiteral("only_media"), QStringLiteral("true")},
        {QStringLiteral("limit"), QString::number(pageSize)}};
    if (!look->above.isEmpty())
        query += {QStringLiteral("min_id"), look->above};
    // A tag may be in any script; as a part of a path it is encoded like one.
    const QString path = QStringLiteral("/api/v1/timelines/tag/")
        + QString::fromLatin1(QUrl::toPercentEncoding(look->subscription.objectId));
    QNetworkRequest question = request(path, query);
    if (!m_token.isEmpty())
        question.setRawHeader("Authorization", "Bearer " + m_token);
    ask(question, [this, look](const core::Result<QByteArray> &body) {
        if (!body)
            return look->done(body.error());
        const auto page = parseStatuses(*body, baseUrl().host(), look->subscription);
        if (!page)
            return look->done(page.error());
        look->photos += page->photos;
        if (look->greatest.isEmpty() || isSmallerNumber(look->greatest, page->greatestId))
            look->greatest = page->greatestId;
        const bool isFirst = look->above.isEmpty();
        // With min_id pages go forward; one that is not full was the last.
        const bool hasMore = !isFirst && page->statuses >= pageSize
            && isSmallerNumber(look->above, page->greatestId);
        look->above = page->greatestId;
        if (hasMore && ++look->pages < maxPages)
            return askPage(look);
        finish(look, !isFirst && !hasMore);
    });
}

void MastodonSource::finish(const LookPointer &look, bool isComplete)
{
    const QList<photos::Photo> photos = newestFirst(look->photos);
    QStringList gone;
    if (isComplete && look->since.isValid())
        gone = callTheRoll(look->subscription, look->since, photos);
    look->done(Finding {photos, look->greatest.toLatin1(), gone});
}

} // namespace sources
