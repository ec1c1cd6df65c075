// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/LiveServer.h"

#include "core/Log.h"
#include "http/Server.h"
#include "live/Addresses.h"
#include "live/Firewall.h"
#include "live/Hub.h"
#include "live/LiveMessage.h"
#include "live/Places.h"
#include "live/Routes.h"
#include "live/StaticFiles.h"
#include "photos/Licence.h"

#include <QMap>
#include <QPointer>
#include <QTcpServer>
#include <QTimer>

namespace live {

namespace {

/// Addresses of a machine change when it moves to another network.
constexpr std::chrono::seconds addressCheck {30};
/// Someone who missed more than this starts afresh instead.
constexpr qint64 maxMissedBytes = 4 * 1024 * 1024;

/// Whether another program listens there: the one refusal that a person can do something about.
bool isTaken(const QHostAddress &address, quint16 port)
{
    QTcpServer probe;
    return !probe.listen(address, port)
        && probe.serverError() == QAbstractSocket::AddressInUseError;
}

/// Someone looks at /live as if it were a page. RFC 9110, 15.5.22 wants the header.
http::Response upgradeRequired()
{
    http::Response response = http::Response::error(426, "This address speaks WebSocket only.");
    response.headers = {{"Upgrade", "websocket"}};
    return response;
}

} // namespace

class LiveServer::Private {
public:
    Private(LiveServer *server, const photos::Feed &f, images::PictureStore &p)
        : q(server)
        , feed(f)
        , pictures(p)
    {
    }

    void answer(const http::Request &request, const http::Server::Respond &respond);
    http::Response answerNow(const http::Request &request) const;
    void answerPicture(const PictureAddress &address, const http::Server::Respond &respond);
    void welcome(http::WebSocket *viewer, const http::Request &request);
    http::Server::Settings serverSettings() const;
    void noteGuest(const QHostAddress &peer);
    void lookAtAddresses();

    LiveServer *q;
    const photos::Feed &feed;
    images::PictureStore &pictures;
    Settings settings;
    StaticFiles files;
    QList<photos::PlaceState> places;
    QMap<QString, core::Health> steps;
    Hub hub; // outlives the sockets of the server
    http::Server server;
    QTimer heartbeatTimer;
    QTimer addressTimer;
    QString localName;
    QHostAddress guest; ///< of another machine, that asked last
    QString shareProblem;
    Machine machine = thisMachine();
};

LiveServer::LiveServer(const photos::Feed &feed, images::PictureStore &pictures, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, feed, pictures))
{
    d->server.setHandler(
        [this](const http::Request &request, const http::Server::Respond &respond) {
            d->answer(request, respond);
        });
    d->server.setWebSocketPath("/live");
    connect(&d->server, &http::Server::webSocketOpened, this,
        [this](http::WebSocket *viewer, const http::Request &request) {
            d->welcome(viewer, request);
        });
    connect(&d->hub, &Hub::countChanged, this, &LiveServer::viewerCountChanged);
    connect(&d->heartbeatTimer, &QTimer::timeout, this, [this] {
        if (d->hub.count() > 0)
            d->hub.announce(placesMessage(placesJson(d->places, d->feed)));
    });
    connect(&d->addressTimer, &QTimer::timeout, this, [this] { d->lookAtAddresses(); });
}

LiveServer::~LiveServer() = default;

core::Result<void> LiveServer::listen(const Settings &settings)
{
    d->settings = settings;
    d->machine = thisMachine();
    d->server.apply(d->serverSettings());
    if (auto listening = d->server.listen(settings.address, settings.port); !listening) {
        core::Error error = listening.error();
        if (isTaken(settings.address, settings.port))
            error.message = tr("Port %1 is in use by another program. Choose another with --port.")
                                .arg(settings.port);
        emit healthChanged({core::Health::Level::Failing, error.message});
        return error;
    }
    d->heartbeatTimer.start(settings.heartbeat);
    if (!settings.address.isLoopback())
        d->addressTimer.start(addressCheck);
    qCInfo(logLive) << "The page is on" << urls().join(QLatin1Char(' '));
    emit healthChanged({core::Health::Level::Fine, tr("Page on %1").arg(urls().first())});
    emit sharingChanged(sharing());
    return {};
}

void LiveServer::setShared(bool isShared)
{
    if (isShared == !d->settings.address.isLoopback())
        return;
    const QHostAddress before = d->settings.address;
    d->settings.address = QHostAddress(isShared ? QHostAddress::Any : QHostAddress::LocalHost);
    const auto moved = d->server.moveTo(d->settings.address);
    d->shareProblem = moved ? QString() : moved.error().message;
    if (!moved)
        d->settings.address = before;
    d->guest.clear();
    d->machine = thisMachine();
    d->server.apply(d->serverSettings());
    if (d->settings.address.isLoopback())
        d->addressTimer.stop();
    else
        d->addressTimer.start(addressCheck);
    qCInfo(logLive) << "The page is on" << urls().join(QLatin1Char(' '));
    emit sharingChanged(sharing());
}

void LiveServer::setLocalName(const QString &hostName)
{
    if (std::exchange(d->localName, hostName) == hostName)
        return;
    d->server.apply(d->serverSettings());
    emit sharingChanged(sharing());
}

core::Sharing LiveServer::sharing() const
{
    core::Sharing sharing;
    sharing.isShared = !d->settings.address.isLoopback();
    sharing.problem = d->shareProblem;
    if (!sharing.isShared)
        return sharing;
    sharing.addresses = roomAddresses(port(), d->machine, d->localName);
    sharing.guest = d->guest.isNull() ? QString() : d->guest.toString();
    sharing.firewallCommand = firewallCommand(port());
    return sharing;
}

void LiveServer::close()
{
    d->heartbeatTimer.stop();
    d->addressTimer.stop();
    d->server.close();
}

quint16 LiveServer::port() const
{
    return d->server.port();
}

QStringList LiveServer::urls() const
{
    return pageUrls(d->settings.address, port(), d->machine);
}

int LiveServer::viewerCount() const
{
    return d->hub.count();
}

void LiveServer::broadcast(const photos::Batch &batch)
{
    d->hub.publish(batch);
}

void LiveServer::announceReset(const QByteArray &epoch)
{
    qCInfo(logLive) << "Viewers start afresh with epoch" << epoch;
    d->hub.announce(resetMessage());
}

void LiveServer::announceHidden(const QStringList &ids)
{
    d->hub.announce(hiddenMessage(ids));
}

void LiveServer::setPlaces(const QList<photos::PlaceState> &places)
{
    d->places = places;
}

void LiveServer::setHealth(const QString &step, const core::Health &health)
{
    d->steps.insert(step, health);
}

http::Server::Settings LiveServer::Private::serverSettings() const
{
    http::Server::Settings result;
    result.limits.connections = settings.maxConnections;
    result.limits.connectionsPerAddress = settings.maxConnectionsPerAddress;
    result.limits.webSockets = settings.maxViewers;
    const QStringList extra = localName.isEmpty() || settings.address.isLoopback()
        ? settings.allowedNames
        : settings.allowedNames + QStringList {localName};
    result.hostNames = allowedHostNames(settings.address, machine, extra);
    result.isForBrowsers = true;
    result.allowsProxies = settings.allowsProxies;
    return result;
}

void LiveServer::Private::lookAtAddresses()
{
    const Machine now = thisMachine();
    if (now.addresses == machine.addresses && now.hostName == machine.hostName)
        return;
    machine = now;
    server.apply(serverSettings());
    emit q->sharingChanged(q->sharing());
}

/// Somebody has come through: neither a firewall nor the network keeps devices apart.
void LiveServer::Private::noteGuest(const QHostAddress &peer)
{
    const bool isThisMachine = peer == QHostAddress(QHostAddress::LocalHost)
        || peer == QHostAddress(QHostAddress::LocalHostIPv6) || machine.addresses.contains(peer);
    if (isThisMachine || peer == guest)
        return;
    guest = peer;
    emit q->sharingChanged(q->sharing());
}

void LiveServer::Private::answer(const http::Request &request, const http::Server::Respond &respond)
{
    noteGuest(request.peer);
    const bool isReading = request.method == "GET" || request.method == "HEAD";
    if (const auto picture = pictureAddress(request.path); picture && isReading)
        answerPicture(*picture, respond);
    else if (!isReading)
        respond(http::Response::methodNotAllowed("GET, HEAD"));
    else
        respond(answerNow(request));
}

http::Response LiveServer::Private::answerNow(const http::Request &request) const
{
    constexpr QByteArrayView staticPrefix = "/static/";

    // "?limit=5&limit=9": whichever we took, someone in between may have seen the other.
    if (request.repeatsParameter())
        return http::Response::error(400, "A parameter is given twice.");
    if (request.path == "/")
        return files.answer(request, "index.html");
    if (request.path == "/wall")
        return files.answer(request, "wall.html");
    if (request.path == "/favicon.ico")
        return files.answer(request, "favicon.svg");
    if (request.path.startsWith(staticPrefix.data()))
        return files.answer(request, QByteArrayView(request.path).sliced(staticPrefix.size()));
    if (request.path == "/api/photos")
        return photosResponse(request, feed);
    if (request.path == "/api/places")
        return placesResponse(placesJson(places, feed));
    if (request.path == "/healthz")
        return healthResponse(steps);
    if (request.path == "/live")
        return upgradeRequired();
    return http::Response::error(404, "There is no such page.");
}

void LiveServer::Private::answerPicture(
    const PictureAddress &address, const http::Server::Respond &respond)
{
    if (feed.isHidden(address.id)) {
        respond(http::Response::error(404, "There is no such picture."));
        return;
    }
    // The store may answer after this server has ended.
    const QPointer<http::Server> alive(&server);
    const auto photo = feed.photo(address.id);
    const bool mayBeKept = photo && photos::allowsCopies(*photo);
    pictures.fetch(address.id, address.size,
        [alive, respond, mayBeKept, id = address.id](const core::Result<QByteArray> &jpeg) {
            if (!jpeg)
                qCDebug(logLive) << "No picture of" << id << jpeg.error().message;
            if (alive)
                respond(pictureResponse(jpeg, mayBeKept));
        });
}

void LiveServer::Private::welcome(http::WebSocket *viewer, const http::Request &request)
{
    // Photos that still wait for each other are in the feed already: this viewer must not get them
    // a second time.
    hub.flush();

    const QByteArray list = placesJson(places, feed);
    const auto resume = resumeFrom(request);
    if (!resume) {
        hub.add(viewer, {helloMessage(feed.epoch(), feed.position(), list)});
        return;
    }

    QList<QByteArray> messages {helloMessage(feed.epoch(), resume->position, list)};
    if (const QStringList hidden = feed.hiddenIds(); !hidden.isEmpty())
        messages += hiddenMessage(hidden); // some of it while the viewer was away
    const auto missed = feed.since(resume->epoch, resume->position);
    qint64 missedBytes = 0;
    if (missed) {
        for (const photos::Batch &run : *missed) {
            messages += newMediaMessage(run);
            missedBytes += run.media.size();
        }
    }
    if (!missed || missedBytes > maxMissedBytes)
        messages = {helloMessage(feed.epoch(), feed.position(), list), resetMessage()};
    hub.add(viewer, messages);
}

} // namespace live
