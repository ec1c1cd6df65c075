// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/INaturalistSource.h"

#include "core/Json.h"
#include "core/Log.h"
#include "sources/Draft.h"
#include "sources/INaturalistParser.h"

#include <QNetworkRequest>

#include <algorithm>

namespace sources {

namespace {

constexpr int firstPage = 60;
constexpr int wholePage = 100; // of at most 200: an observation can have 20 KB
constexpr int maxPages = 10;
constexpr std::chrono::hours wholeSpan {2};
/// Two requests for a look now and then, and still below 10,000 a day.
constexpr std::chrono::milliseconds pauseForEachPlace {11'000};

qint64 idFrom(const QByteArray &cursor)
{
    const auto document = core::parseJson(cursor, 1024);
    return document ? document->object().value(QLatin1String("id")).toInteger() : 0;
}

} // namespace

struct INaturalistSource::Look {
    photos::Subscription subscription;
    Found done;
    qint64 above = 0; ///< id of the cursor; 0: the first look
    qint64 greatest = 0;
    QDateTime wholeSince; ///< start of the span that is looked at as a whole
    QList<photos::Photo> photos;
    QList<photos::Photo> whole;
    QStringList gone;
    int pages = 0;
};

INaturalistSource::INaturalistSource(const Settings &settings, QObject *parent)
    : PolledSource({QStringLiteral("inaturalist"), QStringLiteral("iNaturalist")}, settings,
        maxObservationBytes, parent)
    , m_wholeEvery(settings.wholeEvery)
{
}

std::optional<Pace> INaturalistSource::pace() const
{
    auto pace = PolledSource::pace();
    pace->poll
        = std::max<std::chrono::milliseconds>(pace->poll, pauseForEachPlace * qint64(placeCount()));
    return pace;
}

void INaturalistSource::leave(const QString &subscriptionKey)
{
    PolledSource::leave(subscriptionKey);
    m_sinceWhole.remove(subscriptionKey);
}

void INaturalistSource::begin(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->above = idFrom(cursor);
    look->greatest = look->above;
    if (subscription.slug.isEmpty()) // a glance
        return askNewer(look);
    QElapsedTimer &sinceWhole = m_sinceWhole[subscription.key()];
    if (!sinceWhole.isValid() || sinceWhole.hasExpired(m_wholeEvery.count())) {
        sinceWhole.start();
        look->wholeSince
            = QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds(wholeSpan).count());
    }
    askNewer(look);
}

void INaturalistSource::askObservations(
    const LookPointer &look, const Query &query, std::function<void(const ObservationPage &)> done)
{
    const photos::Subscription &subscription = look->subscription;
    Query whole {
        {QStringLiteral("lat"), QString::number(subscription.centre.latitude, 'f', 6)},
        {QStringLiteral("lng"), QString::number(subscription.centre.longitude, 'f', 6)},
        {QStringLiteral("radius"), QString::number(subscription.radius / 1000, 'f', 3)},
        {QStringLiteral("photos"), QStringLiteral("true")},
        {QStringLiteral("order_by"), QStringLiteral("id")},
        // An answer out of their cache is at most a minute old.
        {QStringLiteral("ttl"), QStringLiteral("60")},
    };
    whole += query;
    ask(request(QStringLiteral("/observations"), whole),
        [look, done = std::move(done)](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto page = parseObservations(*body, look->subscription);
            if (!page)
                return look->done(page.error());
            if (page->unreadable > 0)
                qCDebug(logSources) << page->unreadable << "photos of iNaturalist are left out.";
            ++look->pages;
            look->greatest = std::max(look->greatest, page->greatestId);
            done(*page);
        });
}

/// What was made since the cursor, oldest page first; the first look takes the newest page.
void INaturalistSource::askNewer(const LookPointer &look)
{
    const bool isFirst = look->above == 0;
    const int size = isFirst ? firstPage : wholePage;
    Query query {
        {QStringLiteral("order"), isFirst ? QStringLiteral("desc") : QStringLiteral("asc")},
        {QStringLiteral("per_page"), QString::number(size)},
    };
    if (!isFirst)
        query += {QStringLiteral("id_above"), QString::number(look->greatest)};
    askObservations(look, query, [this, look, isFirst, size](const ObservationPage &page) {
        look->photos += page.photos;
        const bool hasMore = !isFirst && page.observations >= size && page.greatestId > 0;
        if (hasMore && look->pages < maxPages)
            return askNewer(look);
        if (look->wholeSince.isValid())
            return askWhole(look, 0);
        finish(look);
    });
}

/// Everything of the last two hours, newest page first.
void INaturalistSource::askWhole(const LookPointer &look, qint64 below)
{
    Query query {
        {QStringLiteral("order"), QStringLiteral("desc")},
        {QStringLiteral("per_page"), QString::number(wholePage)},
        {QStringLiteral("created_d1"), look->wholeSince.toString(Qt::ISODate)},
    };
    if (below > 0)
        query += {QStringLiteral("id_below"), QString::number(below)};
    askObservations(look, query, [this, look](const ObservationPage &page) {
        look->whole += page.photos;
        const bool hasMore = page.observations >= wholePage && page.smallestId > 0;
        if (hasMore && look->pages < 2 * maxPages)
            return askWhole(look, page.smallestId);
        if (!hasMore)
            look->gone = callTheRoll(look->subscription, look->wholeSince, look->whole);
        finish(look);
    });
}

void INaturalistSource::finish(const LookPointer &look)
{
    const QJsonObject cursor {{QStringLiteral("id"), look->greatest}};
    look->done(Finding {newestFirst(look->photos + look->whole),
        QJsonDocument(cursor).toJson(QJsonDocument::Compact), look->gone});
}

} // namespace sources
