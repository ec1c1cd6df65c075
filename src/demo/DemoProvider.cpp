// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/DemoProvider.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "demo/Envelope.h"
#include "demo/FaultyServer.h"
#include "demo/Herald.h"
#include "demo/Registry.h"
#include "http/Server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

#include <cmath>
#include <unordered_map>

namespace demo {

namespace {

using Object = photos::Subscription::Object;
using http::Response;

constexpr int busySeconds = 1;
constexpr double defaultDistance = 1000; // of media/search, metres (§8)
constexpr double burstChance = 0.15; // several photos at once, as after an event

std::optional<Object> collectionFrom(const QString &name)
{
    if (name == QLatin1String("geographies"))
        return Object::Geography;
    if (name == QLatin1String("tags"))
        return Object::Tag;
    if (name == QLatin1String("locations"))
        return Object::Location;
    if (name == QLatin1String("users"))
        return Object::User;
    return std::nullopt;
}

/// The service took a slash or ".json" at the end (§2). Segments are decoded one by one.
QStringList segmentsOf(const http::Request &request)
{
    QByteArray path = request.path;
    if (path.endsWith('/'))
        path.chop(1);
    if (path.endsWith(".json"))
        path.chop(5);
    QStringList segments;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts.mid(1))
        segments += QString::fromUtf8(QByteArray::fromPercentEncoding(part));
    return segments;
}

Response faultResponse(DemoProvider::Fault fault)
{
    Response response = refusal(429, "OAuthRateLimitException",
        QStringLiteral("The maximum number of requests per hour has been exceeded."));
    switch (fault) {
    case DemoProvider::Fault::RateLimitSeconds:
        response.headers += http::Field {"Retry-After", "5"};
        return response;
    case DemoProvider::Fault::RateLimitDate: {
        const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(6);
        response.headers += http::Field {"Retry-After",
            QLocale::c().toString(until, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1()};
        return response;
    }
    case DemoProvider::Fault::Garbage:
        return Response::json("{\"meta\":{\"code\":200},\"data\":\x01\xff[[{{");
    default:
        return Response::error(500, "<html>Something broke.</html>\n");
    }
}

} // namespace

class DemoProvider::Private {
public:
    explicit Private(Settings s)
        : settings(std::move(s))
        , registry(pictures,
              settings.seed ? quint64(settings.seed) : QRandomGenerator::system()->generate64())
    {
        if (settings.clientSecret.isEmpty())
            settings.clientSecret = core::randomHex(16);
    }

    void handle(const http::Request &request, const http::Server::Respond &respond);
    void handlePicture(const QString &file, const http::Server::Respond &respond);
    void handleSubscriptions(const http::Request &request, const http::Server::Respond &respond);
    void create(const Form &form, const http::Server::Respond &respond);
    Response recent(const QStringList &segments, const http::Request &request);
    Response search(const Form &form);
    bool knows(const Form &form) const
    {
        return form.value("client_id").toUtf8() == settings.clientId
            && form.value("client_secret").toUtf8() == settings.clientSecret;
    }

    void notify(const Album &album, const DemoPhoto &newest);
    void scheduleNext(const QString &subscriptionId);
    void takeSome(const QString &subscriptionId);

    Settings settings;
    QUrl baseUrl;
    Pictures pictures;
    Registry registry;
    http::Server server;
    std::unique_ptr<FaultyServer> faultyServer;
    Herald herald;
    Fault fault = Fault::None;
    int lookCount = 0;
    std::unordered_map<QString, std::unique_ptr<QTimer>> paces; ///< by subscription
};

DemoProvider::DemoProvider(Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(settings)))
{
    http::Server::Settings server;
    server.hostNames = {"127.0.0.1", "localhost"};
    d->server.apply(server);
    d->server.setHandler(
        [this](const http::Request &request, const http::Server::Respond &respond) {
            d->handle(request, respond);
        });
}

DemoProvider::~DemoProvider() = default;

core::Result<void> DemoProvider::listen(quint16 port)
{
    if (!d->settings.photosDirectory.isEmpty()) {
        if (auto found = d->pictures.setDirectory(d->settings.photosDirectory); !found)
            return found;
    }
    if (auto listening = d->server.listen(QHostAddress(QHostAddress::LocalHost), port); !listening)
        return listening;
    d->baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(d->server.port()));
    return {};
}

QUrl DemoProvider::baseUrl() const
{
    return d->baseUrl;
}

QByteArray DemoProvider::clientId() const
{
    return d->settings.clientId;
}

QByteArray DemoProvider::clientSecret() const
{
    return d->settings.clientSecret;
}

QStringList DemoProvider::publish(const QString &objectId, int count)
{
    QStringList ids;
    for (const DemoSubscription &subscription : d->registry.subscriptions()) {
        if (subscription.objectId != objectId || count <= 0)
            continue;
        DemoPhoto photo;
        for (int i = 0; i < count; ++i) {
            photo = d->registry.takePhoto(*subscription.album);
            ids += photo.id();
        }
        d->notify(*subscription.album, photo);
        break;
    }
    return ids;
}

QStringList DemoProvider::objectIds() const
{
    QStringList ids;
    for (const DemoSubscription &subscription : d->registry.subscriptions())
        ids += subscription.objectId;
    return ids;
}

int DemoProvider::lookCount() const
{
    return d->lookCount;
}

void DemoProvider::setFault(Fault fault)
{
    d->fault = fault;
    const auto port = quint16(d->baseUrl.port());
    const QHostAddress address(QHostAddress::LocalHost);
    d->faultyServer.reset();
    d->server.close();
    if (fault == Fault::Refusal)
        return;
    if (FaultyServer::plays(fault)) {
        d->faultyServer = std::make_unique<FaultyServer>(fault);
        connect(d->faultyServer.get(), &FaultyServer::looked, this, [this] { ++d->lookCount; });
        if (!d->faultyServer->listen(address, port))
            qCWarning(logDemo) << "The port was taken meanwhile.";
    } else if (const auto listening = d->server.listen(address, port); !listening) {
        qCWarning(logDemo) << listening.error().message;
    }
}

void DemoProvider::Private::handle(
    const http::Request &request, const http::Server::Respond &respond)
{
    const QStringList path = segmentsOf(request);
    const bool isGet = request.method == "GET" || request.method == "HEAD";
    if (isGet && path.size() == 2 && path[0] == QLatin1String("pictures"))
        return handlePicture(
            QString::fromUtf8(request.path.mid(qsizetype(qstrlen("/pictures/")))), respond);
    if (path.value(0) != QLatin1String("v1"))
        return respond(Response::error(404, "There is nothing here.\n"));
    if (path.size() == 2 && path[1] == QLatin1String("subscriptions"))
        return handleSubscriptions(request, respond);
    if (!isGet)
        return respond(Response::methodNotAllowed("GET, HEAD"));

    const Form form = formOf(request);
    if (form.value("client_id").toUtf8() != settings.clientId)
        return respond(credentialRefusal());
    if (path.size() == 3 && path[1] == QLatin1String("media") && path[2] == QLatin1String("search"))
        return respond(search(form));
    if (path.size() == 5 && path[3] == QLatin1String("media") && path[4] == QLatin1String("recent"))
        return respond(recent(path, request));
    respond(refusal(404, "APINotFoundError", QStringLiteral("this endpoint does not exist")));
}

void DemoProvider::Private::handlePicture(const QString &file, const http::Server::Respond &respond)
{
    pictures.request(file.toUtf8(), [respond](const QByteArray &jpeg) {
        if (jpeg.isEmpty())
            return respond(Response::error(404, "There is no such picture.\n"));
        Response response = Response::ok(jpeg, "image/jpeg");
        response.cacheControl = "public, max-age=86400, immutable";
        respond(response);
    });
}

void DemoProvider::Private::handleSubscriptions(
    const http::Request &request, const http::Server::Respond &respond)
{
    const Form form = formOf(request);
    if (!knows(form))
        return respond(credentialRefusal());
    if (request.method == "GET")
        return respond(envelope(registry.list()));
    if (request.method == "POST")
        return create(form, respond);
    if (request.method != "DELETE")
        return respond(Response::methodNotAllowed("GET, POST, DELETE"));
    if (!registry.remove(form))
        return respond(refusal(
            400, "APIInvalidParametersError", QStringLiteral("say id or object, one of them")));
    std::erase_if(paces, [this](const auto &pace) {
        const auto &all = registry.subscriptions();
        return std::none_of(all.begin(), all.end(),
            [&](const DemoSubscription &subscription) { return subscription.id == pace.first; });
    });
    respond(envelope(QJsonValue()));
}

/// The POST stays open while the callback is confirmed (§1).
void DemoProvider::Private::create(const Form &form, const http::Server::Respond &respond)
{
    const QString problem = registry.problemOf(form);
    if (!problem.isEmpty())
        return respond(refusal(400, "APIInvalidParametersError", problem));
    herald.confirm(QUrl(form.value("callback_url"), QUrl::StrictMode), form.value("verify_token"),
        [this, form, respond](const core::Result<void> &confirmed) {
            if (!confirmed)
                return respond(refusal(400, "APISubscriptionError", confirmed.error().message));
            const DemoSubscription &made = registry.create(form, settings.firstPhotos);
            scheduleNext(made.id);
            respond(envelope(Registry::toJson(made)));
        });
}

Response DemoProvider::Private::recent(const QStringList &segments, const http::Request &request)
{
    ++lookCount;
    if (fault != Fault::None)
        return faultResponse(fault);
    const auto object = collectionFrom(segments[1]);
    if (!object)
        return refusal(404, "APINotFoundError", QStringLiteral("this endpoint does not exist"));
    const Album *album = registry.find(*object, segments[2]);
    if (!album && *object == Object::User)
        album = registry.find(*object, QStringLiteral("self"));
    // Circles work only for the client that made them; of other things there is just nothing yet.
    if (!album && *object == Object::Geography)
        return refusal(400, "APINotFoundError", QStringLiteral("invalid geography id"));
    QUrl self = baseUrl;
    self.setPath(QStringLiteral("/v1/%1/").arg(segments[1])
        + QString::fromLatin1(QUrl::toPercentEncoding(segments[2]))
        + QStringLiteral("/media/recent"));
    const QJsonObject page
        = (album ? *album : Album(*object, segments[2])).recent(formOf(request), self, baseUrl);
    return Response::json(QJsonDocument(page).toJson(QJsonDocument::Compact));
}

Response DemoProvider::Private::search(const Form &form)
{
    const photos::Coordinate centre {form.value("lat").toDouble(), form.value("lng").toDouble()};
    const double asked = form.value("distance").toDouble();
    const double distance = std::min(asked > 0 ? asked : defaultDistance, photos::maxRadius);
    return envelope(registry.search(centre, distance, baseUrl));
}

void DemoProvider::Private::notify(const Album &album, const DemoPhoto &newest)
{
    for (const DemoSubscription &subscription : registry.subscriptions()) {
        if (subscription.album != &album)
            continue;
        const bool isUser = album.object() == Object::User;
        QJsonObject data;
        if (isUser)
            data.insert(QStringLiteral("media_id"), newest.id());
        const QJsonObject notice {{QStringLiteral("changed_aspect"), QStringLiteral("media")},
            {QStringLiteral("object"), photos::objectName(album.object())},
            {QStringLiteral("object_id"), isUser ? newest.author.id : album.objectId()},
            // A number here, text in the reply to its making (§5).
            {QStringLiteral("subscription_id"), subscription.id.toLongLong()},
            {QStringLiteral("time"), QDateTime::currentSecsSinceEpoch()},
            {QStringLiteral("data"), data}};
        herald.notify(subscription.callbackUrl,
            QJsonDocument(QJsonArray {notice}).toJson(QJsonDocument::Compact),
            settings.clientSecret);
    }
}

/// Pauses as between people who know nothing of each other: mostly short, now and then long.
void DemoProvider::Private::scheduleNext(const QString &subscriptionId)
{
    if (settings.pace.count() <= 0)
        return;
    auto &timer = paces[subscriptionId];
    if (!timer) {
        timer = std::make_unique<QTimer>();
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, &server,
            [this, subscriptionId] { takeSome(subscriptionId); });
    }
    const double share = std::clamp(-std::log(1 - registry.random().unit()), 0.2, 3.5);
    timer->start(std::chrono::milliseconds(qint64(double(settings.pace.count()) * share)));
}

void DemoProvider::Private::takeSome(const QString &subscriptionId)
{
    for (const DemoSubscription &subscription : registry.subscriptions()) {
        if (subscription.id != subscriptionId)
            continue;
        DemoPhoto photo = registry.takePhoto(*subscription.album);
        if (registry.random().unit() < burstChance)
            photo = registry.takePhoto(*subscription.album);
        notify(*subscription.album, photo);
        scheduleNext(subscriptionId);
        return;
    }
}

} // namespace demo
