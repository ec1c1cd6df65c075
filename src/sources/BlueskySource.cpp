// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/BlueskySource.h"

#include "core/Log.h"
#include "sources/BlueskyParser.h"
#include "sources/BlueskyTag.h"
#include "sources/Draft.h"
#include "sources/StreamSocket.h"
#include "sources/WebHost.h"

#include <QCache>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <unordered_map>

namespace sources {

namespace {

using Kind = JetstreamEvent::Kind;

constexpr qsizetype maxProfileBytes = 256 * 1024;
constexpr int maxAuthors = 2000; ///< remembered
constexpr qsizetype authorsOfOneLook = 25;
constexpr qint64 overlap = 5'000'000; // µs; a stream is not quite in order
const QString newPath = QStringLiteral("network.bsky.jetstream.subscribeEvents");

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

struct Look {
    QString key;
    QByteArray cursor;
    Source::Found done;
    QStringList unknown; ///< authors to ask for
};
using LookPointer = std::shared_ptr<Look>;

} // namespace

class BlueskySource::Private {
public:
    Private(BlueskySource *source, const Settings &s);

    QNetworkRequest streamRequest();
    void join(const photos::Subscription &subscription, const QByteArray &cursor);
    void takeMessage(const QByteArray &message);
    void takeEvent(const JetstreamEvent &event);
    void takeLoss(const core::Error &loss);
    void knockEverywhere();
    void askAuthors(const LookPointer &look);
    void takeAuthor(const QString &did, const core::Result<BlueskyAuthor> &read);
    void finish(const LookPointer &look);

    BlueskySource *q;
    Settings settings;
    std::unordered_map<QString, BlueskyTag> tags; ///< by key
    qint64 time = 0; ///< of the last message, µs; 0: none yet
    qint64 joined = 0; ///< where a tag that joined wants the stream to begin; 0: nowhere
    std::optional<core::Error> problem; ///< why the stream is not open
    /// By did; of those that are there no more: null.
    QCache<QString, std::optional<BlueskyAuthor>> authors {maxAuthors};
    StreamSocket stream;
    WebHost host; ///< last: its answers touch what is above
};

BlueskySource::Private::Private(BlueskySource *source, const Settings &s)
    : q(source)
    , settings(s)
    , stream({QStringLiteral("Bluesky"), quint64(maxJetstreamBytes), s.replyTime, s.silence,
          s.firstRetry})
    , host({QStringLiteral("Bluesky"), s.gap, {maxProfileBytes, s.replyTime, true}})
{
    connect(&stream, &StreamSocket::received, q,
        [this](const QByteArray &message) { takeMessage(message); });
    connect(&stream, &StreamSocket::lost, q, [this](const core::Error &loss) { takeLoss(loss); });
    connect(&stream, &StreamSocket::opened, q, [this] {
        if (std::exchange(problem, std::nullopt))
            knockEverywhere();
    });
}

BlueskySource::BlueskySource(const Settings &settings, QObject *parent)
    : UnregisteredSource(parent)
    , d(std::make_unique<Private>(this, settings))
{
}

BlueskySource::~BlueskySource() = default;

QString BlueskySource::name() const
{
    return QStringLiteral("bluesky");
}

std::optional<Pace> BlueskySource::pace() const
{
    return d->settings.pace;
}

void BlueskySource::leave(const QString &subscriptionKey)
{
    d->tags.erase(subscriptionKey);
    if (!d->tags.empty())
        return;
    d->stream.close();
    d->time = 0;
    d->problem.reset();
}

void BlueskySource::networkReturned()
{
    d->stream.hurry();
}

void BlueskySource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    // A glance: there is nothing of the past to show, and no stream is opened for it.
    if (subscription.slug.isEmpty())
        return later([done = std::move(done)] { done(Finding {}); });
    const QString key = subscription.key();
    if (d->tags.find(key) == d->tags.end())
        d->join(subscription, cursor);
    if (d->problem)
        return later([done = std::move(done), problem = *d->problem] { done(problem); });
    BlueskyTag &tag = d->tags.at(key);
    tag.begin(cursor);
    auto look = std::make_shared<Look>();
    look->key = key;
    look->cursor = cursor;
    look->done = std::move(done);
    for (const QString &did : tag.authors()) {
        if (!d->authors.contains(did) && look->unknown.size() < authorsOfOneLook)
            look->unknown += did;
    }
    later([this, look] { d->askAuthors(look); });
}

/// A tag that was watched before wants the stream from where it left; the others don't mind to
/// hear it again.
void BlueskySource::Private::join(
    const photos::Subscription &subscription, const QByteArray &cursor)
{
    const BlueskyTag &tag
        = tags.emplace(subscription.key(), BlueskyTag(subscription, cursor)).first->second;
    const bool isFirst = tags.size() == 1;
    const qint64 reach = joined > 0 ? joined : time > 0 ? time : now();
    const bool isBehind = tag.time() > 0 && tag.time() < reach;
    if (isBehind)
        joined = tag.time();
    if (isFirst || isBehind)
        stream.open([this] { return streamRequest(); });
}

QNetworkRequest BlueskySource::Private::streamRequest()
{
    QUrl url = settings.baseUrl;
    if (url.scheme().startsWith(QLatin1String("http")))
        url.setScheme(
            url.scheme() == QLatin1String("http") ? QStringLiteral("ws") : QStringLiteral("wss"));
    const bool isNew = url.path().endsWith(newPath);
    QUrlQuery query;
    if (!isNew)
        url.setPath(url.path() + QStringLiteral("/subscribe"));
    query.addQueryItem(isNew ? QStringLiteral("collections") : QStringLiteral("wantedCollections"),
        QStringLiteral("app.bsky.feed.post"));
    if (const qint64 from = joined > 0 ? joined : time; from > 0) {
        const qint64 earliest = now() - std::chrono::microseconds(settings.longestGap).count();
        query.addQueryItem(
            QStringLiteral("cursor"), QString::number(std::max(from - overlap, earliest)));
    }
    url.setQuery(query);
    return QNetworkRequest(url);
}

void BlueskySource::Private::takeMessage(const QByteArray &message)
{
    const auto event = parseJetstreamEvent(message);
    if (!event) {
        qCDebug(logSources) << "A message of Bluesky is left out:" << event.error().message;
        return;
    }
    if (event->time > 0) {
        joined = 0; // from here on
        time = event->time;
    }
    takeEvent(*event);
}

void BlueskySource::Private::takeEvent(const JetstreamEvent &event)
{
    for (auto &[key, tag] : tags) {
        bool hasNews = false;
        if (event.kind == Kind::Post)
            hasNews = tag.add(event.post);
        else if (event.kind == Kind::Deleted)
            hasNews = tag.strikeOff(event.post.path() + QLatin1Char('/'));
        else if (event.kind == Kind::AccountGone)
            hasNews = tag.strikeOff(event.post.did + QLatin1Char('/'));
        if (hasNews)
            emit q->lookRequested(key);
    }
}

void BlueskySource::Private::takeLoss(const core::Error &loss)
{
    // The same message would come again, for ever: what is behind it is more.
    if (loss.kind == core::Error::Kind::TooLarge) {
        time = joined = 0;
        return;
    }
    const bool isNews = !problem;
    problem = loss;
    if (isNews)
        knockEverywhere();
}

void BlueskySource::Private::knockEverywhere()
{
    for (const auto &[key, tag] : tags)
        emit q->lookRequested(key);
}

void BlueskySource::Private::askAuthors(const LookPointer &look)
{
    if (look->unknown.isEmpty())
        return finish(look);
    const QString did = look->unknown.takeFirst();
    const QUrl url = apiUrl(settings.profilesUrl, QStringLiteral("/xrpc/app.bsky.actor.getProfile"),
        {{QStringLiteral("actor"), did}});
    host.get(QNetworkRequest(url), [this, look, did](const core::Result<QByteArray> &body) {
        // 400 and 404: there is nobody of this name (any more).
        const bool isAbsent = !body
            && (body.error().kind == core::Error::Kind::Malformed
                || body.error().kind == core::Error::Kind::NotFound);
        if (!body && !isAbsent)
            return look->done(body.error());
        const auto read
            = body ? parseBlueskyProfile(*body) : core::Result<BlueskyAuthor>(body.error());
        authors.insert(
            did, new std::optional<BlueskyAuthor>(read ? std::optional(*read) : std::nullopt));
        askAuthors(look);
    });
}

void BlueskySource::Private::finish(const LookPointer &look)
{
    const auto found = tags.find(look->key);
    if (found == tags.end())
        return look->done(Finding {{}, look->cursor});
    BlueskyTag &tag = found->second;
    QList<photos::Photo> photos;
    bool isAll = true;
    for (const BlueskyPost &post : tag.waiting()) {
        const auto *author = authors.object(post.did);
        isAll = author != nullptr;
        if (!isAll)
            break;
        if (*author)
            photos += photosOfPost(post, **author, settings.picturesUrl, tag.subscription());
        tag.offer(post);
    }
    if (!isAll) // what is left has its turn
        QTimer::singleShot(0, q, [this, key = look->key] { emit q->lookRequested(key); });
    const QStringList gone = tag.takeGone();
    look->done(Finding {newestFirst(photos), tag.cursor(time), gone});
}

} // namespace sources
