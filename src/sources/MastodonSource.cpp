// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonSource.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/InstagramCursor.h"
#include "sources/MastodonParser.h"
#include "sources/RollCall.h"
#include "sources/WebHost.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace sources {

namespace {

constexpr int pageSize = 40;
constexpr int maxPages = 8;
constexpr std::chrono::minutes overlap {30};

struct Look {
    photos::Subscription subscription;
    Source::Found done;
    QString above; ///< id that the next page starts after; empty: the first look
    QString greatest;
    QDateTime since; ///< of what this look covers as a whole
    QList<photos::Photo> photos;
    int pages = 0;
};
using LookPointer = std::shared_ptr<Look>;

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

class MastodonSource::Private {
public:
    explicit Private(const Settings &s)
        : settings(s)
        , host({s.baseUrl.host(), s.gap, {core::maxJsonBytes, s.replyTime, true}})
    {
    }

    void askPage(const LookPointer &look);
    void finish(const LookPointer &look, bool isComplete);

    Settings settings;
    QHash<QString, RollCall> rollCalls; ///< by key, of the places that are looked at
    WebHost host; ///< last: its answers touch what is above
};

MastodonSource::MastodonSource(Settings settings, QObject *parent)
    : UnregisteredSource(parent)
    , d(std::make_unique<Private>(settings))
{
}

MastodonSource::~MastodonSource() = default;

QString MastodonSource::name() const
{
    return QStringLiteral("mastodon");
}

std::optional<Pace> MastodonSource::pace() const
{
    return d->settings.pace;
}

void MastodonSource::leave(const QString &subscriptionKey)
{
    d->rollCalls.remove(subscriptionKey);
}

void MastodonSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->greatest = mediaNumber(QString::fromLatin1(cursor));
    if (!look->greatest.isEmpty())
        look->above = idBefore(look->greatest, look->since);
    d->rollCalls[subscription.key()]; // it is looked at
    d->askPage(look);
}

void MastodonSource::Private::askPage(const LookPointer &look)
{
    QList<QPair<QString, QString>> query {{QStringLiteral("only_media"), QStringLiteral("true")},
        {QStringLiteral("limit"), QString::number(pageSize)}};
    if (!look->above.isEmpty())
        query += {QStringLiteral("min_id"), look->above};
    // A tag may be in any script; as a part of a path it is encoded like one.
    const QString path = QStringLiteral("/api/v1/timelines/tag/")
        + QString::fromLatin1(QUrl::toPercentEncoding(look->subscription.objectId));
    QNetworkRequest request(apiUrl(settings.baseUrl, path, query));
    if (!settings.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + settings.token);
    host.get(request, [this, look](const core::Result<QByteArray> &body) {
        if (!body)
            return look->done(body.error());
        const auto page = parseStatuses(*body, settings.baseUrl.host(), look->subscription);
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

void MastodonSource::Private::finish(const LookPointer &look, bool isComplete)
{
    QSet<QString> met;
    QList<photos::Photo> photos;
    for (const photos::Photo &photo : std::as_const(look->photos)) {
        if (!met.contains(photo.id))
            photos += photo;
        met += photo.id;
    }
    sortNewestFirst(photos);
    QStringList gone;
    const auto rollCall = rollCalls.find(look->subscription.key());
    if (isComplete && look->since.isValid() && rollCall != rollCalls.end())
        gone = rollCall->call(look->since, photos);
    look->done(Finding {photos, look->greatest.toLatin1(), gone});
}

} // namespace sources
