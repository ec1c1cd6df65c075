// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FlickrSource.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/FlickrParser.h"
#include "sources/RollCall.h"
#include "sources/WebHost.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace sources {

namespace {

constexpr int pageSize = 250; // the most for questions with a place
constexpr int maxPages = 4;
constexpr qint64 firstSpan = 24 * 3600; // seconds
constexpr qint64 overlap = 1800; // seconds
constexpr std::chrono::hours licencesLast {24};

struct Look {
    photos::Subscription subscription;
    Source::Found done;
    qint64 since = 0; ///< UNIX seconds
    qint64 newest = 0;
    QList<photos::Photo> photos;
    int pages = 0;
};
using LookPointer = std::shared_ptr<Look>;
using Query = QList<QPair<QString, QString>>;

} // namespace

class FlickrSource::Private {
public:
    explicit Private(const Settings &s)
        : settings(s)
        , host({QStringLiteral("Flickr"), s.gap, {core::maxJsonBytes, s.replyTime, true}})
    {
    }

    void ask(const QString &method, Query query, WebHost::Answered done);
    void askLicences(const LookPointer &look);
    void askPage(const LookPointer &look);
    void finish(const LookPointer &look, bool isComplete);

    Settings settings;
    FlickrLicences licences;
    QDeadlineTimer licencesUntil {0};
    QHash<QString, RollCall> rollCalls; ///< by key, of the places that are looked at
    WebHost host; ///< last: its answers touch what is above
};

FlickrSource::FlickrSource(Settings settings, QObject *parent)
    : UnregisteredSource(parent)
    , d(std::make_unique<Private>(settings))
{
}

FlickrSource::~FlickrSource() = default;

QString FlickrSource::name() const
{
    return QStringLiteral("flickr");
}

std::optional<Pace> FlickrSource::pace() const
{
    return d->settings.pace;
}

void FlickrSource::leave(const QString &subscriptionKey)
{
    d->rollCalls.remove(subscriptionKey);
}

void FlickrSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->newest = std::max<qint64>(cursor.toLongLong(), 0);
    look->since = look->newest > 0 ? look->newest - overlap
                                   : QDateTime::currentSecsSinceEpoch() - firstSpan;
    d->rollCalls[subscription.key()]; // it is looked at
    if (d->licencesUntil.hasExpired())
        d->askLicences(look);
    else
        d->askPage(look);
}

void FlickrSource::Private::ask(const QString &method, Query query, WebHost::Answered done)
{
    query.prepend({QStringLiteral("method"), method});
    query += Query {{QStringLiteral("api_key"), QString::fromLatin1(settings.key)},
        {QStringLiteral("format"), QStringLiteral("json")},
        {QStringLiteral("nojsoncallback"), QStringLiteral("1")}};
    host.get(QNetworkRequest(apiUrl(settings.baseUrl, QStringLiteral("/services/rest/"), query)),
        std::move(done));
}

/// Without knowing the licences nothing may be shown.
void FlickrSource::Private::askLicences(const LookPointer &look)
{
    ask(QStringLiteral("flickr.photos.licenses.getInfo"), {},
        [this, look](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto read = parseFlickrLicences(*body);
            if (!read)
                return look->done(read.error());
            licences = *read;
            licencesUntil = QDeadlineTimer(licencesLast);
            askPage(look);
        });
}

void FlickrSource::Private::askPage(const LookPointer &look)
{
    const photos::Subscription &subscription = look->subscription;
    const Query query {
        {QStringLiteral("lat"), QString::number(subscription.centre.latitude, 'f', 6)},
        {QStringLiteral("lon"), QString::number(subscription.centre.longitude, 'f', 6)},
        {QStringLiteral("radius"), QString::number(subscription.radius / 1000, 'f', 3)},
        {QStringLiteral("radius_units"), QStringLiteral("km")},
        {QStringLiteral("has_geo"), QStringLiteral("1")},
        // Without a date only twelve hours are searched, without an order the nearest come first.
        {QStringLiteral("min_upload_date"), QString::number(look->since)},
        {QStringLiteral("sort"), QStringLiteral("date-posted-desc")},
        {QStringLiteral("safe_search"), QStringLiteral("1")},
        {QStringLiteral("media"), QStringLiteral("photos")},
        {QStringLiteral("per_page"), QString::number(pageSize)},
        {QStringLiteral("page"), QString::number(look->pages + 1)},
        {QStringLiteral("extras"),
            QStringLiteral("description,license,date_upload,date_taken,owner_name,geo,tags,"
                           "path_alias,url_n,url_m,url_z,url_c,url_l")},
    };
    ask(QStringLiteral("flickr.photos.search"), query,
        [this, look](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto page = parseFlickrPhotos(*body, licences, look->subscription);
            if (!page)
                return look->done(page.error());
            look->photos += page->photos;
            look->newest = std::max(look->newest, page->newestUpload);
            ++look->pages;
            const bool hasMore = look->pages < page->pages && page->entries > 0;
            if (hasMore && look->pages < maxPages)
                return askPage(look);
            finish(look, !hasMore);
        });
}

void FlickrSource::Private::finish(const LookPointer &look, bool isComplete)
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
    if (isComplete && rollCall != rollCalls.end())
        gone = rollCall->call(QDateTime::fromSecsSinceEpoch(look->since, Qt::UTC), photos);
    // A clock of the future must not keep us from what comes.
    const qint64 cursor = std::min(look->newest, QDateTime::currentSecsSinceEpoch());
    look->done(Finding {photos, QByteArray::number(cursor), gone});
}

} // namespace sources
