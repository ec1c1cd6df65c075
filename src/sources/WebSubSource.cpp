// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/WebSubSource.h"

#include "core/Json.h"
#include "core/Log.h"
#include "sources/Draft.h"
#include "sources/FeedParser.h"
#include "sources/HtmlHead.h"
#include "sources/HubLeases.h"
#include "sources/InstagramParser.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QHash>
#include <QJsonObject>

#include <algorithm>

namespace sources {

using core::Error; // lupdate follows no qualified type

namespace {

using Kind = core::Error::Kind;

/// A look comes at about the pace of polling; it must find that the time has come.
constexpr double pollShare = 0.7;
/// In place of hub and topic.
constexpr QLatin1String withoutHub("none ");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sources::WebSub)
};

/// What the journal keeps of a look: the marks of the feed's last answer, and a number that tells
/// whether what was pushed has been kept.
struct Cursor {
    QByteArray etag;
    QByteArray modified;
    qint64 number = 0;

    static Cursor fromBytes(const QByteArray &bytes)
    {
        const auto document = core::parseJson(bytes, 4096);
        const QJsonObject json = document ? document->object() : QJsonObject();
        return {json.value(QLatin1String("etag")).toString().toLatin1(),
            json.value(QLatin1String("modified")).toString().toLatin1(),
            json.value(QLatin1String("number")).toInteger()};
    }
    QByteArray toBytes() const
    {
        return QJsonDocument(QJsonObject {{QStringLiteral("etag"), QString::fromLatin1(etag)},
                                 {QStringLiteral("modified"), QString::fromLatin1(modified)},
                                 {QStringLiteral("number"), number}})
            .toJson(QJsonDocument::Compact);
    }
};

/// One short line, or nothing: it travels in our requests.
QByteArray mark(const HeaderLines &headers, const QByteArray &name)
{
    const QByteArray value = valuesOf(headers, name).value(0);
    const bool isUsable = value.size() <= 512
        && std::all_of(value.begin(), value.end(), [](char c) { return c >= 32 && c < 127; });
    return isUsable ? value : QByteArray();
}

Error errorFrom(const Visit::Visited &visited)
{
    const Reply &reply = visited.reply;
    if (reply.error)
        return *reply.error;
    const QString host = visited.url.host();
    const auto error = [&](Kind kind, const QString &message) {
        return core::Error {kind, message, parseRetryAfter(reply.retryAfter, reply.date)};
    };
    if (reply.status == 404 || reply.status == 410)
        return error(Kind::NotFound, Words::tr("%1 has no feed at this address.").arg(host));
    if (reply.status == 401 || reply.status == 403)
        return error(Kind::Denied, Words::tr("%1 does not show this feed to us.").arg(host));
    if (reply.status == 429)
        return error(Kind::RateLimited, Words::tr("%1 asks us to wait.").arg(host));
    return error(
        Kind::Unavailable, Words::tr("%1 answered with status %2.").arg(host).arg(reply.status));
}

} // namespace

/// What is known of one feed that is watched.
struct WebSubSource::Feed {
    QUrl address; ///< that is asked; may be another than was typed
    bool mayBePrivate = false;
    bool isPrivate = false; ///< it is in this house
    QUrl callback; ///< of a feed without a hub that was found so
    QList<photos::Photo> pushed; ///< newest first
    qsizetype offered = 0; ///< of `pushed`, at its end: given with the cursor
    QByteArray offeredCursor;
    QDeadlineTimer askAfter {0};
};

class WebSubSource::Private {
public:
    struct Look {
        photos::Subscription subscription;
        Cursor cursor;
        Found done;
        bool hasFollowed = false; ///< from a page to its feed
    };
    using LookPointer = std::shared_ptr<Look>;
    /// A subscription on its way to its hub.
    struct Search {
        photos::Subscription subscription;
        QUrl callback;
        Registered done;
        bool hasFollowed = false;
    };
    using SearchPointer = std::shared_ptr<Search>;

    Private(const Settings &s, WebSubSource *source)
        : settings(s)
        , leases(network, {visits(), s.confirmTime, s.lease, s.firstRetry})
        , q(source)
    {
    }

    Visit::Settings visits() const
    {
        return {settings.isPublic, {maxFeedBytes, settings.replyTime, true}};
    }

    bool isTrusted(const QUrl &url) const
    {
        return settings.trustedHosts.contains(url.authority(QUrl::FullyEncoded))
            || settings.trustedHosts.contains(url.host());
    }
    void ask(const LookPointer &look, const QUrl &url, bool mayBePrivate);
    void arrived(const LookPointer &look, const Visit::Visited &visited);
    void finish(const LookPointer &look, QList<photos::Photo> photos, const Cursor &cursor);
    void discover(const SearchPointer &search, const QUrl &url, bool mayBePrivate);
    void discovered(const SearchPointer &search, const Visit::Visited &visited);
    void askHub(const SearchPointer &search, QList<QUrl> hubs, const HubWish &wish);
    void endOld(const photos::Subscription &before, const QUrl &callback);
    std::optional<HubWish> wishFrom(const photos::Subscription &subscription) const;
    QString keyOf(const QByteArray &callbackKey) const
    {
        const auto *lease = leases.find(callbackKey);
        return lease ? lease->wish.key : QString();
    }

    Settings settings;
    QHash<QString, Feed> feeds; ///< by the subscription's key
    QHash<QString, photos::Subscription> watched;
    /// Before what uses it; visits end with it, and answer nobody then.
    QNetworkAccessManager network;
    HubLeases leases;
    WebSubSource *q;
};

WebSubSource::WebSubSource(const Settings &settings, QObject *parent)
    : Source(parent)
    , d(std::make_unique<Private>(settings, this))
{
    connect(&d->leases, &HubLeases::lost, this, &Source::registrationLost);
}

WebSubSource::~WebSubSource() = default;

QString WebSubSource::name() const
{
    return QStringLiteral("websub");
}

std::optional<Pace> WebSubSource::pace() const
{
    return d->settings.pace;
}

void WebSubSource::leave(const QString &subscriptionKey)
{
    d->feeds.remove(subscriptionKey);
    d->watched.remove(subscriptionKey);
}

void WebSubSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    const QString key = subscription.key();
    Feed &feed = d->feeds[key];
    d->watched.insert(key, subscription);
    // What came back with its cursor is in the journal.
    if (!cursor.isEmpty() && cursor == feed.offeredCursor)
        feed.pushed.resize(feed.pushed.size() - std::exchange(feed.offered, 0));
    feed.offered = 0;
    auto look = std::make_shared<Private::Look>();
    look->subscription = subscription;
    look->cursor = Cursor::fromBytes(cursor);
    look->done = std::move(done);
    if (feed.address.isEmpty() || feed.address.host().isEmpty())
        feed.address = QUrl(subscription.objectId, QUrl::StrictMode);
    feed.mayBePrivate = feed.mayBePrivate || d->isTrusted(feed.address);
    if (cursor.isEmpty() || feed.askAfter.hasExpired())
        return d->ask(look, feed.address, feed.mayBePrivate);
    QMetaObject::invokeMethod(
        this, [this, look] { d->finish(look, {}, look->cursor); }, Qt::QueuedConnection);
}

void WebSubSource::Private::ask(const LookPointer &look, const QUrl &url, bool mayBePrivate)
{
    Visit::Wish wish;
    wish.url = url;
    wish.mayBePrivate = mayBePrivate;
    wish.headers = {{"Accept",
        "application/atom+xml, application/feed+json, application/rss+xml, application/xml;q=0.9, "
        "application/json;q=0.9, text/html;q=0.8, */*;q=0.1"}};
    if (!look->cursor.etag.isEmpty())
        wish.headers += {"If-None-Match", look->cursor.etag};
    if (!look->cursor.modified.isEmpty())
        wish.headers += {"If-Modified-Since", look->cursor.modified};
    Visit::begin(network, wish, visits(),
        [this, look](const Visit::Visited &visited) { arrived(look, visited); });
}

void WebSubSource::Private::arrived(const LookPointer &look, const Visit::Visited &visited)
{
    const auto feed = feeds.find(look->subscription.key());
    if (feed == feeds.end()) // left meanwhile
        return look->done(Finding {{}, look->cursor.toBytes()});
    const auto pause
        = std::chrono::milliseconds(qint64(double(settings.pace.poll.count()) * pollShare));
    if (!visited.reply.error && visited.reply.status == 304) {
        feed->askAfter = QDeadlineTimer(pause);
        return finish(look, {}, look->cursor);
    }
    if (visited.reply.error || visited.reply.status != 200)
        return look->done(errorFrom(visited));
    feed->isPrivate = visited.isPrivate;
    if (looksLikeHtml(visited.reply.body.left(1024).trimmed()) && !look->hasFollowed) {
        const FeedLinks links
            = discoverLinks(visited.reply.headers, visited.reply.body, visited.url);
        look->hasFollowed = true;
        if (!links.alternate.isEmpty()) {
            feed->address = links.alternate;
            feed->mayBePrivate = visited.isPrivate;
            return ask(look, feed->address, feed->mayBePrivate);
        }
    }
    const auto page = parseFeed(visited.reply.body, visited.url, look->subscription);
    if (!page)
        return look->done(page.error());
    feed->askAfter = QDeadlineTimer(pause);
    Cursor cursor = look->cursor;
    cursor.etag = mark(visited.reply.headers, "ETag");
    cursor.modified = mark(visited.reply.headers, "Last-Modified");
    finish(look, page->photos, cursor);
}

/// With what was pushed since; that is given again until it is known to be kept.
void WebSubSource::Private::finish(
    const LookPointer &look, QList<photos::Photo> photos, const Cursor &cursor)
{
    Cursor next = cursor;
    if (const auto feed = feeds.find(look->subscription.key()); feed != feeds.end()) {
        if (!feed->pushed.isEmpty())
            ++next.number;
        photos = feed->pushed + photos;
        feed->offered = feed->pushed.size();
        feed->offeredCursor = next.toBytes();
    }
    look->done(Finding {newestFirst(photos), next.toBytes()});
}

void WebSubSource::subscribe(
    const photos::Subscription &subscription, const QUrl &callbackUrl, Registered done)
{
    auto search = std::make_shared<Private::Search>();
    search->subscription = subscription;
    search->callback = callbackUrl;
    search->done = std::move(done);
    const QUrl url(subscription.objectId, QUrl::StrictMode);
    d->discover(search, url, d->isTrusted(url));
}

void WebSubSource::Private::discover(
    const SearchPointer &search, const QUrl &url, bool mayBePrivate)
{
    Visit::Wish wish;
    wish.url = url;
    wish.mayBePrivate = mayBePrivate;
    Visit::begin(network, wish, visits(),
        [this, search](const Visit::Visited &visited) { discovered(search, visited); });
}

void WebSubSource::Private::discovered(const SearchPointer &search, const Visit::Visited &visited)
{
    if (visited.reply.error || visited.reply.status != 200)
        return search->done(errorFrom(visited));
    FeedLinks links = discoverLinks(visited.reply.headers, visited.reply.body, visited.url);
    const bool isPage = looksLikeHtml(visited.reply.body.left(1024).trimmed());
    if (links.hubs.isEmpty() && isPage && !links.alternate.isEmpty() && !search->hasFollowed) {
        search->hasFollowed = true;
        return discover(search, links.alternate, visited.isPrivate);
    }
    if (links.self.isEmpty())
        links.self = visited.url.toEncoded();
    HubWish wish;
    wish.key = search->subscription.key();
    wish.callbackKey = search->subscription.callbackKey.toLatin1();
    wish.callback = search->callback;
    wish.topic = links.self;
    wish.mayBePrivate = visited.isPrivate;
    Feed &feed = feeds[wish.key];
    feed.callback = links.hubs.isEmpty() ? search->callback : QUrl();
    feed.isPrivate = visited.isPrivate;
    if (!links.hubs.isEmpty())
        return askHub(search, links.hubs, wish);
    endOld(search->subscription, {});
    photos::Subscription registered = search->subscription;
    registered.providerId = withoutHub + search->callback.toString(QUrl::FullyEncoded);
    search->done(registered);
}

/// The hubs of a feed stand for each other: the next is asked when one fails.
void WebSubSource::Private::askHub(
    const SearchPointer &search, QList<QUrl> hubs, const HubWish &wish)
{
    HubWish one = wish;
    one.hub = hubs.takeFirst();
    leases.begin(one, [this, search, hubs, one](const core::Result<void> &result) {
        if (!result && !hubs.isEmpty())
            return askHub(search, hubs, one);
        if (!result)
            return search->done(result.error());
        endOld(search->subscription, one.callback);
        photos::Subscription registered = search->subscription;
        registered.providerId = QString::fromUtf8(
            one.hub.toEncoded() + ' ' + one.topic + ' ' + one.callback.toEncoded());
        search->done(registered);
    });
}

/// The subscription of an earlier start, when our address was another one.
void WebSubSource::Private::endOld(const photos::Subscription &before, const QUrl &callback)
{
    const auto old = wishFrom(before);
    if (old && old->callback != callback)
        leases.end(*old, [](const core::Result<void> &result) {
            if (!result) // it ends with its lease
                qCInfo(logSources).noquote()
                    << "An old subscription is still there:" << result.error().message;
        });
}

std::optional<HubWish> WebSubSource::Private::wishFrom(
    const photos::Subscription &subscription) const
{
    const QStringList parts = subscription.providerId.split(QLatin1Char(' '));
    if (parts.size() != 3)
        return std::nullopt;
    HubWish wish;
    wish.key = subscription.key();
    wish.callbackKey = subscription.callbackKey.toLatin1();
    wish.hub = QUrl(parts[0], QUrl::StrictMode);
    wish.topic = parts[1].toUtf8();
    wish.callback = QUrl(parts[2], QUrl::StrictMode);
    const auto feed = feeds.constFind(wish.key);
    wish.mayBePrivate = feed != feeds.constEnd() && feed->isPrivate;
    for (const HubWish &held : leases.held())
        wish.mayBePrivate |= held.isSameAs(wish) && held.mayBePrivate;
    return wish;
}

void WebSubSource::unsubscribe(const photos::Subscription &subscription, Done done)
{
    const auto wish = d->wishFrom(subscription);
    if (wish)
        return d->leases.end(*wish, std::move(done));
    const auto feed = d->feeds.find(subscription.key());
    if (feed != d->feeds.end())
        feed->callback.clear();
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void WebSubSource::registrations(Listed done)
{
    QList<Registration> all;
    for (const HubWish &wish : d->leases.held()) {
        photos::Subscription subscription = d->watched.value(wish.key);
        subscription.object = photos::Subscription::Object::Feed;
        subscription.source = name();
        subscription.slug = wish.key.mid(name().size() + 1);
        subscription.callbackKey = QString::fromLatin1(wish.callbackKey);
        subscription.objectId.clear(); // what was typed stays
        subscription.providerId = QString::fromUtf8(
            wish.hub.toEncoded() + ' ' + wish.topic + ' ' + wish.callback.toEncoded());
        all += Registration {subscription, wish.callback};
    }
    for (auto feed = d->feeds.cbegin(); feed != d->feeds.cend(); ++feed) {
        photos::Subscription subscription;
        subscription.object = photos::Subscription::Object::Feed;
        subscription.source = name();
        subscription.slug = feed.key().mid(name().size() + 1);
        subscription.providerId = withoutHub + feed->callback.toString(QUrl::FullyEncoded);
        if (!feed->callback.isEmpty())
            all += Registration {subscription, feed->callback};
    }
    QMetaObject::invokeMethod(
        this, [done = std::move(done), all] { done(all); }, Qt::QueuedConnection);
}

bool WebSubSource::confirm(const QByteArray &callbackKey, const QByteArray &mode,
    const QByteArray &topic, std::chrono::seconds lease)
{
    return d->leases.confirm(callbackKey, mode, topic, lease);
}

void WebSubSource::deny(
    const QByteArray &callbackKey, const QByteArray &topic, const QByteArray &reason)
{
    d->leases.deny(callbackKey, topic, reason);
}

WebSubSource::Welcome WebSubSource::welcomes(const QByteArray &callbackKey) const
{
    const auto *lease = d->leases.find(callbackKey);
    if (!lease)
        return Welcome::Unknown;
    if (lease->phase == HubLeases::Lease::Phase::Ending)
        return Welcome::Ended;
    return lease->secret.isEmpty() ? Welcome::Unsigned : Welcome::Signed;
}

QByteArray WebSubSource::secretOf(const QByteArray &callbackKey) const
{
    const auto *lease = d->leases.find(callbackKey);
    return lease ? lease->secret : QByteArray();
}

void WebSubSource::take(const QByteArray &callbackKey, const QByteArray &body)
{
    const QString key = d->keyOf(callbackKey);
    const auto feed = d->feeds.find(key);
    const auto watched = d->watched.constFind(key);
    if (feed == d->feeds.end() || watched == d->watched.constEnd())
        return; // the first look asks the feed itself
    const QUrl topic = feed->address;
    const auto page = parseFeed(body, topic, *watched);
    // Pages, pieces of a format that we do not read, and floods: the feed itself says it all.
    if (!page || feed->pushed.size() + page->photos.size() > maxPushed) {
        feed->askAfter = QDeadlineTimer(0);
    } else {
        feed->pushed = page->photos + feed->pushed;
    }
    emit lookRequested(key);
}

void WebSubSource::knock(const QByteArray &callbackKey)
{
    const QString key = d->keyOf(callbackKey);
    if (const auto feed = d->feeds.find(key); feed != d->feeds.end())
        feed->askAfter = QDeadlineTimer(0);
    if (!key.isEmpty())
        emit lookRequested(key);
}

} // namespace sources
