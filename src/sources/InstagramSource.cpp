// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/InstagramSource.h"

#include "core/Log.h"
#include "sources/InstagramAddresses.h"
#include "sources/InstagramParser.h"
#include "sources/Transfer.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QSet>

#include <algorithm>

namespace sources {

namespace {

using Object = photos::Subscription::Object;

constexpr int maxPages = 10; // §10: enough for any gap that a poll leaves
constexpr qsizetype maxRemembered = 5000; // ids for each subscription

/// One look on its way through the pages.
struct Look {
    photos::Subscription subscription;
    InstagramCursor cursor;
    QSet<QString> known; ///< in the journal already
    QString oldestWanted; ///< number of the id that the cursor asks for; may be empty
    bool takesWholeTag = false;
    Source::Found done;

    QSet<QString> met; ///< every id of this look
    QString greatest; ///< number of the greatest id of this look
    QList<photos::Photo> photos;
    QDateTime at; ///< when the provider answered the first page, by its own clock
    QString minTagId;
    int pages = 0;
    qsizetype unreadable = 0;
};

/// Ids that the journal holds for sure: those of looks whose cursor came back.
struct Memory {
    QByteArray offeredCursor;
    QSet<QString> offered; ///< with the ids of the newest look
    QByteArray keptCursor;
    QSet<QString> kept;
};

/// Adds a page; whether it held anything that was new to us.
bool takePage(Look &look, const MediaPage &page)
{
    bool heldNew = false;
    for (const photos::Photo &photo : page.photos) {
        const QString number = mediaNumber(photo.id);
        if (look.greatest.isEmpty() || isSmallerNumber(look.greatest, number))
            look.greatest = number;
        if (look.met.contains(photo.id))
            continue;
        look.met += photo.id;
        const bool isOld = !look.oldestWanted.isEmpty() && !number.isEmpty()
            && isSmallerNumber(number, look.oldestWanted);
        if (isOld || look.known.contains(photo.id))
            continue;
        heldNew = true;
        look.photos += photo;
    }
    look.unreadable += page.unreadable;
    return heldNew;
}

core::Error errorFrom(const Reply &reply)
{
    core::Error error = reply.error ? *reply.error : replyError(reply.status, reply.body);
    if (!reply.error)
        error.retryAfter = parseRetryAfter(reply.retryAfter, reply.date);
    return error;
}

bool isFine(const Reply &reply)
{
    return !reply.error && reply.status == 200;
}

} // namespace

class InstagramSource::Private {
public:
    explicit Private(Settings s)
        : settings(std::move(s))
        , addresses {settings.baseUrl, settings.clientId}
    {
    }

    using LookPointer = std::shared_ptr<Look>;

    void get(const QUrl &url, std::function<void(const Reply &)> done)
    {
        qCDebug(logSources).noquote() << "GET" << url.toString(QUrl::RemoveQuery);
        transfer(network, "GET", QNetworkRequest(url), {}, limits(), &context, std::move(done));
    }

    /// An answer without a request: still later, as promised.
    template <typename Call>
    void later(Call call)
    {
        QMetaObject::invokeMethod(&context, std::move(call), Qt::QueuedConnection);
    }

    void fetchPage(const LookPointer &look, const QUrl &url);
    void pageArrived(const LookPointer &look, const Reply &reply);
    void searchAround(const LookPointer &look);
    void finish(const LookPointer &look);
    void startKnown(Look &look, const QByteArray &cursor);
    void remember(const Look &look, const QByteArray &cursor);
    TransferLimits limits() const
    {
        TransferLimits limits;
        limits.time = settings.replyTime;
        return limits;
    }
    Parameters credentials() const
    {
        return {{"client_id", settings.clientId}, {"client_secret", settings.clientSecret}};
    }

    Settings settings;
    InstagramAddresses addresses;
    QHash<QString, Memory> memories; ///< by the subscription's key
    QNetworkAccessManager network;
    /// Ends before the network does: replies cut short by our end answer nobody.
    QObject context;
};

InstagramSource::InstagramSource(Settings settings, QObject *parent)
    : Source(parent)
    , d(std::make_unique<Private>(std::move(settings)))
{
}

InstagramSource::~InstagramSource() = default;

void InstagramSource::apply(Settings settings)
{
    d->addresses = {settings.baseUrl, settings.clientId};
    d->settings = std::move(settings);
}

QString InstagramSource::name() const
{
    return QStringLiteral("instagram");
}

void InstagramSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    auto look = std::make_shared<Look>();
    look->subscription = subscription;
    look->cursor = InstagramCursor::fromBytes(cursor);
    look->done = std::move(done);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    look->takesWholeTag = look->cursor.minTagId(now).isEmpty();
    if (subscription.object == Object::Geography)
        look->oldestWanted = look->cursor.minId();
    d->startKnown(*look, cursor);

    const auto url = d->addresses.recent(subscription, look->cursor, now);
    if (url)
        d->fetchPage(look, *url);
    else
        d->later([look, error = url.error()] { look->done(error); });
}

void InstagramSource::Private::fetchPage(const LookPointer &look, const QUrl &url)
{
    get(url, [this, look](const Reply &reply) { pageArrived(look, reply); });
}

void InstagramSource::Private::pageArrived(const LookPointer &look, const Reply &reply)
{
    if (!isFine(reply))
        return look->done(errorFrom(reply));
    const auto page = parseMediaPage(reply.body, look->subscription);
    if (!page) {
        core::Error error = page.error();
        error.retryAfter = parseRetryAfter(reply.retryAfter, reply.date);
        return look->done(error);
    }
    if (++look->pages == 1) {
        const QDateTime date = parseHttpDate(reply.date);
        look->at = date.isValid() ? date : QDateTime::currentDateTimeUtc();
        look->minTagId = page->minTagId;
    }
    const bool heldNew = takePage(*look, *page);

    // A new circle knows only what came after it, so its whole list is wanted. Of a tag, a
    // location or a user the first look takes one screenful, not its history.
    const bool isEnough
        = look->cursor.isFirstLook() && look->subscription.object != Object::Geography;
    if (!page->nextUrl.isValid() || !heldNew || isEnough)
        return searchAround(look);
    if (!addresses.isOurs(page->nextUrl)) {
        qCWarning(logSources) << "The next page of" << look->subscription.slug
                              << "is on another server; it is not followed.";
        return searchAround(look);
    }
    if (look->pages == maxPages) {
        qCWarning(logSources) << look->subscription.slug << "has more than" << maxPages
                              << "pages of new photos; older ones are left out.";
        return searchAround(look);
    }
    fetchPage(look, page->nextUrl);
}

void InstagramSource::Private::searchAround(const LookPointer &look)
{
    const photos::Subscription &subscription = look->subscription;
    const bool isNewCircle = look->cursor.isFirstLook() && subscription.object == Object::Geography
        && subscription.radius > 0;
    if (!isNewCircle)
        return finish(look);
    get(addresses.search(subscription), [this, look](const Reply &reply) {
        // Only a welcome: a service without the search, or with a moody one, is no failed look.
        if (isFine(reply)) {
            if (const auto page = parseMediaPage(reply.body, look->subscription))
                takePage(*look, *page);
            std::stable_sort(look->photos.begin(), look->photos.end(),
                [](const photos::Photo &a, const photos::Photo &b) {
                    return a.createdAt > b.createdAt;
                });
        }
        finish(look);
    });
}

void InstagramSource::Private::finish(const LookPointer &look)
{
    if (look->unreadable > 0)
        qCWarning(logSources) << look->unreadable << "photos of" << look->subscription.slug
                              << "could not be understood.";
    look->cursor.advance(look->at, look->greatest);
    look->cursor.setTagMark(look->minTagId, look->takesWholeTag);
    const QByteArray cursor = look->cursor.toBytes();
    remember(*look, cursor);
    look->done(Finding {look->photos, cursor});
}

void InstagramSource::Private::startKnown(Look &look, const QByteArray &cursor)
{
    const auto memory = memories.find(look.subscription.key());
    if (memory == memories.end() || cursor.isEmpty())
        return;
    if (memory->offeredCursor == cursor) {
        memory->keptCursor = cursor;
        memory->kept = memory->offered;
    }
    // Another cursor: the journal forgot, or never took what we gave. Everything is new again.
    if (memory->keptCursor == cursor)
        look.known = memory->kept;
}

void InstagramSource::Private::remember(const Look &look, const QByteArray &cursor)
{
    Memory &memory = memories[look.subscription.key()];
    memory.offeredCursor = cursor;
    memory.offered = look.met;
    if (look.known.size() + look.met.size() <= maxRemembered)
        memory.offered.unite(look.known);
}

void InstagramSource::subscribe(
    const photos::Subscription &subscription, const QUrl &callbackUrl, Registered done)
{
    QNetworkRequest request(d->addresses.at("subscriptions"));
    request.setHeader(
        QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    Parameters form = subscriptionForm(subscription, callbackUrl, d->settings.clientId);
    form += {"client_secret", d->settings.clientSecret};
    // While this is open the provider calls us, so that it takes longer than other requests.
    TransferLimits limits = d->limits();
    limits.time *= 2;
    transfer(d->network, "POST", request, formEncoded(form), limits, &d->context,
        [subscription, done = std::move(done)](const Reply &reply) {
            if (!isFine(reply))
                return done(errorFrom(reply));
            const auto registration = parseRegistration(reply.body);
            if (!registration)
                return done(registration.error());
            photos::Subscription registered = subscription;
            registered.providerId = registration->subscription.providerId;
            // Null for users; of tags and locations it is what we sent.
            if (!registration->subscription.objectId.isEmpty())
                registered.objectId = registration->subscription.objectId;
            done(registered);
        });
}

void InstagramSource::unsubscribe(const photos::Subscription &subscription, Done done)
{
    d->memories.remove(subscription.key());
    Parameters selector = d->credentials();
    selector += {"id", subscription.providerId.toUtf8()};
    const QNetworkRequest request(d->addresses.at("subscriptions", selector));
    transfer(d->network, "DELETE", request, {}, d->limits(), &d->context,
        [done = std::move(done)](const Reply &reply) {
            const core::Error error = isFine(reply) ? core::Error {} : errorFrom(reply);
            // What is not there any more is as gone as it should be.
            if (isFine(reply) || error.kind == core::Error::Kind::NotFound)
                return done({});
            done(error);
        });
}

void InstagramSource::unsubscribeAll(Done done)
{
    Parameters selector = d->credentials();
    selector += {QByteArray("object"), QByteArray("all")};
    const QNetworkRequest request(d->addresses.at("subscriptions", selector));
    transfer(d->network, "DELETE", request, {}, d->limits(), &d->context,
        [done = std::move(done)](const Reply &reply) {
            if (!isFine(reply))
                return done(errorFrom(reply));
            done({});
        });
}

void InstagramSource::registrations(Listed done)
{
    d->get(d->addresses.at("subscriptions", d->credentials()),
        [done = std::move(done)](const Reply &reply) {
            if (!isFine(reply))
                return done(errorFrom(reply));
            done(parseRegistrations(reply.body));
        });
}

} // namespace sources
