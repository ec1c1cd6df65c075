// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/CommonsSource.h"

#include "core/Json.h"
#include "core/Log.h"
#include "sources/CommonsParser.h"

#include <QJsonArray>
#include <QNetworkRequest>

#include <algorithm>

namespace sources {

namespace {

const QString apiPath = QStringLiteral("/w/api.php");
constexpr int pageSize = 50; // more comes without words about it (§5.3)
constexpr int maxPages = 4;
constexpr qsizetype maxKnown = 200; // page ids in a cursor
constexpr qsizetype maxCursorBytes = 8 * 1024;
/// Widths that the picture servers hand out (§5.3): for tiles, and for one photo alone.
const QString smallWidth = QStringLiteral("330");
const QString largeWidth = QStringLiteral("1920");

using Query = QList<QPair<QString, QString>>; // as in PolledSource

QList<qint64> knownFrom(const QByteArray &cursor)
{
    QList<qint64> known;
    const auto document = core::parseJson(cursor, maxCursorBytes);
    if (!document)
        return known;
    const QJsonArray ids = document->object().value(QLatin1String("known")).toArray();
    for (const QJsonValue &id : ids) {
        if (known.size() < maxKnown)
            known += id.toInteger();
    }
    return known;
}

Query commonQuery(const QString &width)
{
    return {{QStringLiteral("action"), QStringLiteral("query")},
        {QStringLiteral("format"), QStringLiteral("json")},
        {QStringLiteral("formatversion"), QStringLiteral("2")},
        {QStringLiteral("iiurlwidth"), width}};
}

Query searchQuery(const photos::Subscription &subscription)
{
    Query query = commonQuery(smallWidth);
    const QString circle = QStringLiteral("filetype:bitmap nearcoord:%1m,%2,%3")
                               .arg(std::max(10, qRound(subscription.radius)))
                               .arg(subscription.centre.latitude, 0, 'f', 6)
                               .arg(subscription.centre.longitude, 0, 'f', 6);
    query += Query {
        {QStringLiteral("generator"), QStringLiteral("search")},
        {QStringLiteral("gsrnamespace"), QStringLiteral("6")},
        {QStringLiteral("gsrlimit"), QString::number(pageSize)},
        {QStringLiteral("gsrsort"), QStringLiteral("create_timestamp_desc")},
        {QStringLiteral("gsrsearch"), circle},
        {QStringLiteral("prop"), QStringLiteral("imageinfo|coordinates")},
        // Ten for the whole reply unless asked.
        {QStringLiteral("colimit"), QStringLiteral("max")},
        {QStringLiteral("coprop"), QStringLiteral("type|name|dim|globe")},
        {QStringLiteral("iiprop"), QStringLiteral("url|timestamp|user|mime|size|extmetadata")},
        {QStringLiteral("iiextmetadatafilter"),
            QStringLiteral("DateTimeOriginal|ImageDescription|Artist|LicenseShortName|LicenseUrl|"
                           "Attribution|UsageTerms")},
        {QStringLiteral("iiextmetadatalanguage"), QStringLiteral("en")},
    };
    return query;
}

} // namespace

struct CommonsSource::Look {
    photos::Subscription subscription;
    Found done;
    QList<qint64> known; ///< of the cursor, newest first
    QList<qint64> met; ///< of this look, newest first
    QList<FilePage::File> files; ///< all of this look
    int pages = 0;
};

CommonsSource::CommonsSource(const Settings &settings, QObject *parent)
    : PolledSource({QStringLiteral("commons"), QStringLiteral("Wikimedia Commons")}, settings,
        core::maxJsonBytes, parent)
{
}

void CommonsSource::begin(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->known = knownFrom(cursor);
    askPage(look, {});
}

QByteArray CommonsSource::cursorOf(const Look &look)
{
    QJsonArray ids;
    for (const qint64 id : look.met + look.known) {
        if (ids.size() < maxKnown && !ids.contains(id))
            ids += id;
    }
    return QJsonDocument(QJsonObject {{QStringLiteral("known"), ids}})
        .toJson(QJsonDocument::Compact);
}

void CommonsSource::askPage(const LookPointer &look, const Query &next)
{
    ask(request(apiPath, searchQuery(look->subscription) + next),
        [this, look](const core::Result<QByteArray> &body) {
            if (!body)
                return look->done(body.error());
            const auto page = parseFiles(*body, look->subscription);
            if (!page)
                return look->done(page.error());
            if (page->unusable > 0)
                qCDebug(logSources) << page->unusable << "files of Commons are left out.";
            ++look->pages;
            look->met += page->pageIds;
            look->files += page->files;
            const bool meetsKnown = std::any_of(page->pageIds.begin(), page->pageIds.end(),
                [&](qint64 id) { return look->known.contains(id); });
            // The first look takes one page.
            const bool isEnough = look->known.isEmpty() || meetsKnown || page->pageIds.isEmpty();
            if (!isEnough && !page->next.isEmpty() && look->pages < maxPages)
                return askPage(look, page->next);
            askLarge(look);
        });
}

/// The large renditions of what is new, in one question; without them the small ones do.
void CommonsSource::askLarge(const LookPointer &look)
{
    QStringList wanted;
    for (const FilePage::File &file : std::as_const(look->files)) {
        if (file.needsLarge && !look->known.contains(file.pageId) && wanted.size() < pageSize)
            wanted += QString::number(file.pageId);
    }
    if (wanted.isEmpty())
        return finish(look);
    Query query = commonQuery(largeWidth);
    query += Query {{QStringLiteral("pageids"), wanted.join(QLatin1Char('|'))},
        {QStringLiteral("prop"), QStringLiteral("imageinfo")},
        {QStringLiteral("iiprop"), QStringLiteral("url|size")}};
    ask(request(apiPath, query), [this, look](const core::Result<QByteArray> &body) {
        const auto renditions = body ? parseRenditions(*body)
                                     : core::Result<QHash<qint64, photos::Picture>>(body.error());
        // Nothing is lost: the cursor stays, and the next look asks again.
        if (!renditions)
            return look->done(renditions.error());
        for (FilePage::File &file : look->files) {
            if (const auto large = renditions->find(file.pageId); large != renditions->end())
                file.draft.pictures += *large;
        }
        finish(look);
    });
}

void CommonsSource::finish(const LookPointer &look)
{
    QList<photos::Photo> fresh;
    QList<photos::Photo> all;
    for (const FilePage::File &file : std::as_const(look->files)) {
        const auto photo = photoFromDraft(file.draft, look->subscription);
        if (!photo)
            continue;
        all += *photo;
        if (!look->known.contains(file.pageId))
            fresh += *photo;
    }
    QStringList gone;
    if (!all.isEmpty()) {
        // Complete down to the oldest of the newest page; what is older may have left it.
        const auto oldest = std::min_element(all.begin(), all.end(),
            [](const auto &one, const auto &other) { return one.createdAt < other.createdAt; });
        gone = callTheRoll(look->subscription, oldest->createdAt.addSecs(1), all);
    }
    look->done(Finding {newestFirst(fresh), cursorOf(*look), gone});
}

} // namespace sources
