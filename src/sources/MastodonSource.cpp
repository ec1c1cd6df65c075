// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonSource.h"

#include "core/Json.h"
#include "core/Log.h"
#include "sources/Draft.h"
#include "sources/InstagramCursor.h"
#include "sources/MastodonParser.h"
#include "sources/MastodonStream.h"

#include <QNetworkRequest>

#include <algorithm>

namespace sources {

namespace {

constexpr int pageSize = 40;
constexpr int maxPages = 8;
constexpr std::chrono::minutes overlap {30};
constexpr std::chrono::seconds pauseForEachTag {5};
constexpr std::chrono::minutes pollBesideStream {5};
constexpr std::chrono::minutes askStreamAgain {15};

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
    QString host; ///< of the server that is asked
    QString above; ///< id that the next page starts after; empty: the first look
    QString greatest;
    QDateTime since; ///< of what this look covers as a whole
    QList<photos::Photo> photos;
    int pages = 0;
};
MastodonSource::MastodonSource(const Settings &settings, QObject *parent)
    : PolledSource(
        {QStringLiteral("mastodon"), settings.baseUrl.host()}, settings, core::maxJsonBytes, parent)
    , m_settings(settings)
{
    makeStream();
}

void MastodonSource::makeStream()
{
    m_stream.reset();
    m_askStream = QDeadlineTimer(0);
    if (m_settings.token.isEmpty())
        return;
    m_stream = std::make_unique<MastodonStream>(MastodonStream::Settings {
        baseUrl().host(), m_settings.token, m_settings.silence, m_settings.firstRetry});
    // What came while it was not open is not told.
    connect(m_stream.get(), &MastodonStream::opened, this, [this] { knock({}); });
    connect(m_stream.get(), &MastodonStream::posted, this, &MastodonSource::knock);
    connect(m_stream.get(), &MastodonStream::deleted, this, &MastodonSource::takeDeletion);
}

MastodonSource::~MastodonSource() = default;

void MastodonSource::setAccess(const QUrl &baseUrl, const QByteArray &token)
{
    m_settings.token = token;
    move(baseUrl, baseUrl.host());
    makeStream();
    shareTags();
}

void MastodonSource::test(Done done)
{
    ask(signedRequest(QStringLiteral("/api/v1/timelines/tag/photo"),
            {{QStringLiteral("limit"), QStringLiteral("1")}}),
        [this, done = std::move(done)](const core::Result<QByteArray> &body) {
            const auto page = body ? parseStatuses(*body, baseUrl().host(), {})
                                   : core::Result<StatusPage>(body.error());
            done(page ? core::Result<void>() : core::Result<void>(page.error()));
        });
}

QNetworkRequest MastodonSource::signedRequest(const QString &path, const Query &query) const
{
    QNetworkRequest signedOne = request(path, query);
    if (!m_settings.token.isEmpty())
        signedOne.setRawHeader("Authorization", "Bearer " + m_settings.token);
    return signedOne;
}

std::optional<Pace> MastodonSource::pace() const
{
    auto pace = PolledSource::pace();
    if (m_stream && m_stream->isOpen()) {
        // All tags together stay far below 300 requests in five minutes.
        pace->shortest = std::min<std::chrono::milliseconds>(
            pace->shortest, pauseForEachTag * qint64(m_places.size()));
        pace->poll = std::max<std::chrono::milliseconds>(pace->poll, pollBesideStream);
    }
    return pace;
}

void MastodonSource::leave(const QString &subscriptionKey)
{
    PolledSource::leave(subscriptionKey);
    m_places.erase(subscriptionKey);
    shareTags();
}

void MastodonSource::networkReturned()
{
    if (m_stream)
        m_stream->hurry();
}

void MastodonSource::shareTags()
{
    QStringList tags;
    for (const auto &[key, place] : m_places) {
        if (!tags.contains(place.tag))
            tags += place.tag;
    }
    if (m_stream)
        m_stream->setTags(tags);
}

/// Of those who watch the tag; a server may write it in another way than we.
void MastodonSource::knock(const QString &tag)
{
    const QString folded = tag.toCaseFolded();
    const auto hasTag
        = [&folded](const auto &entry) { return entry.second.tag.toCaseFolded() == folded; };
    const bool isAnybodys = std::none_of(m_places.begin(), m_places.end(), hasTag);
    for (const auto &entry : m_places) {
        if (isAnybodys || hasTag(entry))
            emit lookRequested(entry.first);
    }
}

void MastodonSource::takeDeletion(const QString &statusId)
{
    for (auto &[key, place] : m_places) {
        const std::unique_ptr<QStringList> ids(place.shown.take(statusId));
        if (!ids)
            continue;
        place.gone += *ids;
        emit lookRequested(key);
    }
}

/// The stream may be elsewhere than the server. Where it does not say, polling does it all.
void MastodonSource::askForStream()
{
    m_askStream = QDeadlineTimer(askStreamAgain);
    ask(request(QStringLiteral("/api/v2/instance"), {}),
        [this, server = baseUrl()](const core::Result<QByteArray> &body) {
            // Another one meanwhile: its token is none of the old one's business.
            if (!m_stream || server != baseUrl())
                return;
            const auto address
                = body ? parseStreamingAddress(*body, server) : core::Result<QUrl>(body.error());
            if (address) {
                m_askStream = QDeadlineTimer(QDeadlineTimer::Forever);
                return m_stream->setAddress(*address);
            }
            qCInfo(logSources).noquote()
                << baseUrl().host() << "is asked now and then:" << address.error().message;
        });
}

void MastodonSource::begin(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->done = std::move(done);
    look->host = baseUrl().host();
    look->greatest = mediaNumber(QString::fromLatin1(cursor));
    if (!look->greatest.isEmpty())
        look->above = idBefore(look->greatest, look->since);
    const bool isGlance = subscription.slug.isEmpty();
    if (!isGlance && m_places.find(subscription.key()) == m_places.end()) {
        m_places[subscription.key()].tag = subscription.objectId;
        shareTags();
    }
    askPage(look);
    if (m_stream && !isGlance && m_askStream.hasExpired())
        askForStream();
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
    ask(signedRequest(path, query), [this, look](const core::Result<QByteArray> &body) {
        if (!body)
            return look->done(body.error());
        const auto page = parseStatuses(*body, look->host, look->subscription);
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
    if (const auto place = m_places.find(look->subscription.key()); place != m_places.end()) {
        gone += std::exchange(place->second.gone, {});
        QHash<QString, QStringList> shown;
        for (const photos::Photo &photo : photos)
            shown[photo.id.section(QLatin1Char('/'), 1, 1)] += photo.id;
        for (auto status = shown.begin(); status != shown.end(); ++status)
            place->second.shown.insert(status.key(), new QStringList(*status));
    }
    look->done(Finding {photos, look->greatest.toLatin1(), gone});
}

} // namespace sources
