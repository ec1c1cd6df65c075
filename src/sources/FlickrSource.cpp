// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FlickrSource.h"

#include "core/Json.h"
#include "sources/Draft.h"

#include <QCoreApplication>
#include <QNetworkRequest>

#include <algorithm>

namespace sources {

namespace {

constexpr int pageSize = 250; // the most for questions with a place
constexpr int maxPages = 4;
constexpr qint64 firstSpan = 24 * 3600; // seconds
constexpr qint64 overlap = 1800; // seconds
constexpr std::chrono::hours licencesLast {24};

} // namespace

struct FlickrSource::Look {
    photos::Subscription subscription;
    Found done;
    qint64 since = 0; ///< UNIX seconds
    qint64 newest = 0;
    QList<photos::Photo> photos;
    int pages = 0;
};

FlickrSource::FlickrSource(const Settings &settings, QObject *parent)
    : PolledSource(
        {QStringLiteral("flickr"), QStringLiteral("Flickr")}, settings, core::maxJsonBytes, parent)
    , m_key(settings.key)
{
}

void FlickrSource::setKey(const QByteArray &key)
{
    m_key = key;
}

void FlickrSource::test(Done done)
{
    askMethod(QStringLiteral("flickr.photos.licenses.getInfo"), {},
        [done = std::move(done)](const core::Result<QByteArray> &body) {
            const auto read
                = body ? parseFlickrLicences(*body) : core::Result<FlickrLicences>(body.error());
            done(read ? core::Result<void>() : core::Result<void>(read.error()));
        });
}

void FlickrSource::begin(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    if (m_key.isEmpty())
        return later([done = std::move(done)] {
            done(core::Error {core::Error::Kind::Denied,
                QCoreApplication::translate("sources::Flickr",
                    "Flickr needs a key, which is free. Add it under “Keys …” in the menu."),
                {}});
        });
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->newest = std::max<qint64>(cursor.toLongLong(), 0);
    look->since = look->newest > 0 ? look->newest - overlap
                                   : QDateTime::currentSecsSinceEpoch() - firstSpan;
    if (m_licencesUntil.hasExpired())
        askLicences(look);
    else
        askPage(look);
}

void FlickrSource::askMethod(const QString &method, Query query, Answered done)
{
    query.prepend({QStringLiteral("method"), method});
    query += Query {{QStringLiteral("api_key"), QString::fromLatin1(m_key)},
        {QStringLiteral("format"), QStringLiteral("json")},
        {QStringLiteral("nojsoncallback"), QStringLiteral("1")}};
    ask(request(QStringLiteral("/services/rest/"), query), std::move(done));
}

/// Without knowing the licences nothing may be shown.
void FlickrSource::askLicences(const LookPointer &look)
{
    askMethod(QStringLiteral("flickr.photos.licenses.getInfo"), {},
        [this, look](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto read = parseFlickrLicences(*body);
            if (!read)
                return look->done(read.error());
            m_licences = *read;
            m_licencesUntil = QDeadlineTimer(licencesLast);
            askPage(look);
        });
}

void FlickrSource::askPage(const LookPointer &look)
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
    askMethod(QStringLiteral("flickr.photos.search"), query,
        [this, look](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto page = parseFlickrPhotos(*body, m_licences, look->subscription);
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

void FlickrSource::finish(const LookPointer &look, bool isComplete)
{
    const QList<photos::Photo> photos = newestFirst(look->photos);
    QStringList gone;
    if (isComplete)
        gone = callTheRoll(
            look->subscription, QDateTime::fromSecsSinceEpoch(look->since, Qt::UTC), photos);
    // A clock of the future must not keep us from what comes.
    const qint64 cursor = std::min(look->newest, QDateTime::currentSecsSinceEpoch());
    look->done(Finding {photos, QByteArray::number(cursor), gone});
}

} // namespace sources
