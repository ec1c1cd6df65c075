// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/INaturalistSource.h"

#include "core/Json.h"
#include "core/Log.h"
#include "sources/Draft.h"
#include "sources/INaturalistParser.h"
#include "sources/RollCall.h"
#include "sources/WebHost.h"

#include <QElapsedTimer>
#include <QHash>

#include <algorithm>

namespace sources {

namespace {

constexpr int firstPage = 60;
constexpr int wholePage = 100; // of at most 200: an observation can have 20 KB
constexpr int maxPages = 10;
constexpr std::chrono::hours wholeSpan {2};
/// Two requests for a look now and then, and still below 10,000 a day.
constexpr std::chrono::milliseconds pauseForEachPlace {11'000};

struct Look {
    photos::Subscription subscription;
    Source::Found done;
    qint64 above = 0; ///< id of the cursor; 0: the first look
    qint64 greatest = 0;
    QDateTime wholeSince; ///< start of the span that is looked at as a whole
    QList<photos::Photo> photos;
    QList<photos::Photo> whole;
    QStringList gone;
    int pages = 0;
};
using LookPointer = std::shared_ptr<Look>;

qint64 idFrom(const QByteArray &cursor)
{
    const auto document = core::parseJson(cursor, 1024);
    return document ? document->object().value(QLatin1String("id")).toInteger() : 0;
}

} // namespace

class INaturalistSource::Private {
public:
    struct Memory {
        RollCall rollCall;
        QElapsedTimer sinceWhole;
    };

    explicit Private(const Settings &s)
        : settings(s)
        , host({QStringLiteral("iNaturalist"), s.gap, {maxObservationBytes, s.replyTime, true}})
    {
    }

    void ask(const LookPointer &look, const QList<QPair<QString, QString>> &query,
        std::function<void(const ObservationPage &)> done);
    void askNewer(const LookPointer &look);
    void askWhole(const LookPointer &look, qint64 below);
    void finish(const LookPointer &look);

    Settings settings;
    QHash<QString, Memory> memories; ///< by key, of the places that are looked at
    WebHost host; ///< last: its answers touch what is above
};

INaturalistSource::INaturalistSource(Settings settings, QObject *parent)
    : UnregisteredSource(parent)
    , d(std::make_unique<Private>(settings))
{
}

INaturalistSource::~INaturalistSource() = default;

QString INaturalistSource::name() const
{
    return QStringLiteral("inaturalist");
}

std::optional<Pace> INaturalistSource::pace() const
{
    Pace pace = d->settings.pace;
    pace.poll = std::max<std::chrono::milliseconds>(
        pace.poll, pauseForEachPlace * qint64(d->memories.size()));
    return pace;
}

void INaturalistSource::leave(const QString &subscriptionKey)
{
    d->memories.remove(subscriptionKey);
}

void INaturalistSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->above = idFrom(cursor);
    look->greatest = look->above;
    Private::Memory &memory = d->memories[subscription.key()];
    if (!memory.sinceWhole.isValid()
        || memory.sinceWhole.hasExpired(d->settings.wholeEvery.count())) {
        memory.sinceWhole.start();
        look->wholeSince
            = QDateTime::currentDateTimeUtc().addSecs(-std::chrono::seconds(wholeSpan).count());
    }
    d->askNewer(look);
}

void INaturalistSource::Private::ask(const LookPointer &look,
    const QList<QPair<QString, QString>> &query, std::function<void(const ObservationPage &)> done)
{
    const photos::Subscription &subscription = look->subscription;
    QList<QPair<QString, QString>> whole {
        {QStringLiteral("lat"), QString::number(subscription.centre.latitude, 'f', 6)},
        {QStringLiteral("lng"), QString::number(subscription.centre.longitude, 'f', 6)},
        {QStringLiteral("radius"), QString::number(subscription.radius / 1000, 'f', 3)},
        {QStringLiteral("photos"), QStringLiteral("true")},
        {QStringLiteral("order_by"), QStringLiteral("id")},
        // An answer out of their cache is at most a minute old.
        {QStringLiteral("ttl"), QStringLiteral("60")},
    };
    whole += query;
    const QNetworkRequest request(apiUrl(settings.baseUrl, QStringLiteral("/observations"), whole));
    host.get(request, [look, done = std::move(done)](const core::Result<QByteArray> &body) {
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
void INaturalistSource::Private::askNewer(const LookPointer &look)
{
    const bool isFirst = look->above == 0;
    const int size = isFirst ? firstPage : wholePage;
    QList<QPair<QString, QString>> query {
        {QStringLiteral("order"), isFirst ? QStringLiteral("desc") : QStringLiteral("asc")},
        {QStringLiteral("per_page"), QString::number(size)},
    };
    if (!isFirst)
        query += {QStringLiteral("id_above"), QString::number(look->greatest)};
    ask(look, query, [this, look, isFirst, size](const ObservationPage &page) {
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
void INaturalistSource::Private::askWhole(const LookPointer &look, qint64 below)
{
    QList<QPair<QString, QString>> query {
        {QStringLiteral("order"), QStringLiteral("desc")},
        {QStringLiteral("per_page"), QString::number(wholePage)},
        {QStringLiteral("created_d1"), look->wholeSince.toString(Qt::ISODate)},
    };
    if (below > 0)
        query += {QStringLiteral("id_below"), QString::number(below)};
    ask(look, query, [this, look](const ObservationPage &page) {
        look->whole += page.photos;
        const bool hasMore = page.observations >= wholePage && page.smallestId > 0;
        if (hasMore && look->pages < 2 * maxPages)
            return askWhole(look, page.smallestId);
        const auto memory = memories.find(look->subscription.key());
        if (!hasMore && memory != memories.end())
            look->gone = memory->rollCall.call(look->wholeSince, look->whole);
        finish(look);
    });
}

void INaturalistSource::Private::finish(const LookPointer &look)
{
    QSet<QString> met;
    QList<photos::Photo> photos;
    for (const photos::Photo &photo : look->photos + look->whole) {
        if (!met.contains(photo.id))
            photos += photo;
        met += photo.id;
    }
    sortNewestFirst(photos);
    const QJsonObject cursor {{QStringLiteral("id"), look->greatest}};
    look->done(Finding {photos, QJsonDocument(cursor).toJson(QJsonDocument::Compact), look->gone});
}

} // namespace sources
