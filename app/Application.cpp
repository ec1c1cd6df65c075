// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"

#include "app/AccessTest.h"
#include "app/ControlSocket.h"
#include "app/RedisSettings.h"
#include "core/Log.h"

#include <QDir>
#include <QTimer>

#include <array>

namespace app {

namespace {

/// What a demonstration watches when nobody has chosen yet: places far apart in light and time.
struct DemoPlace {
    const char *title;
    photos::Coordinate centre;
};
constexpr std::array demoPlaces = {
    DemoPlace {QT_TRANSLATE_NOOP("app::Application", "San Francisco"), {37.7749, -122.4194}},
    DemoPlace {QT_TRANSLATE_NOOP("app::Application", "Kyoto"), {35.0116, 135.7681}},
    DemoPlace {QT_TRANSLATE_NOOP("app::Application", "Lisbon"), {38.7223, -9.1393}},
    DemoPlace {QT_TRANSLATE_NOOP("app::Application", "Cape Town"), {-33.9249, 18.4241}},
};
constexpr double demoRadius = 5000;

/// The list of places is sent at most this often: a burst of photos changes its counts each time.
constexpr std::chrono::milliseconds placesInterval {250};

/// The callback port's connections, cut to what one tunnel needs (design §6).
http::Server::Settings publicSettings()
{
    http::Server::Settings settings;
    settings.limits.connections = 128;
    settings.limits.connectionsPerAddress = 0; // behind a tunnel every peer is 127.0.0.1
    settings.limits.webSockets = 0;
    settings.oneRequestPerConnection = true;
    return settings;
}

/// Without an address until somebody said yes; a demonstration talks to nobody but itself.
images::TileStore::Settings tileSettings(const Settings &settings)
{
    images::TileStore::Settings tiles;
    tiles.directory = settings.cacheDirectory + QLatin1String("/tiles");
    if (!settings.isMapOnline || settings.isDemonstration)
        return tiles;
    tiles.address = settings.mapAddress;
    tiles.key = settings.sourceSecrets.value(QStringLiteral("map"));
    // The one that was chosen may be on this computer or in this house.
    tiles.trustedHosts = {QUrl(settings.mapAddress).authority(QUrl::FullyEncoded)};
    return tiles;
}

} // namespace

Application::Application(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_watcher({})
    , m_privateRedis(redisSettings(m_settings))
    , m_journal(journalSettings(m_settings))
    , m_places(m_journal, m_callbacks, m_watcher)
{
    images::PictureStore::Settings pictures;
    pictures.directory = m_settings.cacheDirectory + QLatin1String("/pictures");
    m_pictures = std::make_unique<images::PictureStore>(pictures, [this](const QString &id) {
        auto photo = m_feed.photo(id);
        return photo ? photo : m_previewer.photo(id); // not kept, but shown in the form
    });
    m_tiles = std::make_unique<images::TileStore>(tileSettings(m_settings));
    m_liveServer = std::make_unique<live::LiveServer>(m_feed, *m_pictures);
    m_desk = std::make_unique<CommandDesk>(CommandDesk::Parts {m_places, m_feed,
        [this] { return placeStates(); }, [this] { return PhotoSources::ready(m_settings); },
        [this](const QList<photos::Subscription> &wishes) { addPlaceWithSources(wishes); },
        [this] { return m_source.get(); }, [this] { return report(); }});
    connectThePath();
    connectTheHealth();
    connectTheWindow();
}

Application::~Application() = default;

// The way of one photo, top to bottom.
void Application::connectThePath()
{
    using ingest::CallbackEndpoint, ingest::Watcher, journal::PhotoJournal, photos::Feed,
        live::LiveServer;

    m_publicServer.setHandler(
        [this](const http::Request &request, const http::Server::Respond &respond) {
            const auto ownQuestion = m_outside.answer(request);
            respond(ownQuestion ? *ownQuestion : m_callbacks.handle(request));
        });
    // Another address: what is registered moves there. What was told meanwhile is looked for.
    connect(&m_outside, &tunnel::Outside::opened, this, [this](const QUrl &address) {
        m_places.setCallbackHost(address);
        m_watcher.lookEverywhere();
    });
    connect(&m_callbacks, &CallbackEndpoint::lookRequested, &m_watcher, &Watcher::lookNow);
    connect(&m_callbacks, &CallbackEndpoint::repeated, &m_watcher, &Watcher::lookAgain);
    connect(&m_watcher, &Watcher::found, &m_journal,
        [this](const photos::Subscription &subscription, const QList<photos::Photo> &photos,
            const QByteArray &cursor) {
            m_journal.append(subscription, photos, cursor,
                [this, key = subscription.key()](
                    const core::Result<qsizetype> &result) { m_watcher.kept(key, result); });
        });
    connect(&m_watcher, &Watcher::gone, &m_journal,
        [this](const photos::Subscription &, const QStringList &ids) { m_journal.hide(ids); });
    connect(&m_journal, &PhotoJournal::reset, &m_feed, &Feed::reset);
    connect(&m_journal, &PhotoJournal::hidden, &m_feed, &Feed::setHidden);
    connect(&m_journal, &PhotoJournal::arrived, &m_feed, &Feed::add);
    connect(&m_feed, &Feed::added, m_liveServer.get(), &LiveServer::broadcast);
    connect(&m_feed, &Feed::hidden, m_liveServer.get(), &LiveServer::announceHidden);
    // Where it was can't be told to browsers: they load their photos anew.
    connect(&m_feed, &Feed::unhidden, m_liveServer.get(),
        [this] { m_liveServer->announceReset(m_feed.epoch()); });
    connect(&m_feed, &Feed::cleared, m_liveServer.get(), &LiveServer::announceReset);

    connect(&m_privateRedis, &redis::PrivateServer::ready, &m_journal, &PhotoJournal::open);
    connect(&m_journal, &PhotoJournal::ready, &m_places, &ingest::Places::load);
    // Somebody has emptied the server: what it lost, it gets from us.
    connect(&m_journal, &PhotoJournal::reset, &m_places, [this] {
        if (m_hasLoadedPlaces)
            m_places.load();
    });
    connect(&m_journal, &PhotoJournal::ready, &m_watcher, &Watcher::lookEverywhere);
    connect(&m_places, &ingest::Places::loaded, this, &Application::placesLoaded);
}

void Application::connectTheHealth()
{
    const auto report = [this](const QString &step) {
        return [this, step](const core::Health &health) { setHealth(step, health); };
    };
    connect(&m_callbacks, &ingest::CallbackEndpoint::healthChanged, this,
        report(QStringLiteral("callback")));
    connect(
        &m_outside, &tunnel::Outside::changed, this, [this](const tunnel::Outside::State &state) {
            if (std::exchange(m_hasTunnel, state.isInUse) || state.isInUse)
                setHealth(QStringLiteral("tunnel"),
                    {state.isInUse ? state.level : core::Health::Level::Fine, state.message});
            emit tunnelChanged(state);
        });
    connect(&m_watcher, &ingest::Watcher::healthChanged, this, report(QStringLiteral("source")));
    connect(&m_privateRedis, &redis::PrivateServer::healthChanged, this,
        report(QStringLiteral("redis")));
    connect(&m_journal, &journal::PhotoJournal::healthChanged, this,
        [this](const core::Health &health) {
            // What the private server has to say of its files must not be lost.
            const bool isServersTurn
                = m_settings.redisUrl.isEmpty() && health.level == core::Health::Level::Fine;
            setHealth(QStringLiteral("redis"), isServersTurn ? m_privateRedis.health() : health);
        });
    connect(m_pictures.get(), &images::PictureStore::healthChanged, this,
        report(QStringLiteral("pictures")));
    connect(
        m_liveServer.get(), &live::LiveServer::healthChanged, this, report(QStringLiteral("page")));
}

void Application::connectTheWindow()
{
    connect(&m_feed, &photos::Feed::keptHidden, this, &Application::photosHidden);
    connect(&m_feed, &photos::Feed::kept, this, &Application::photosAdded);
    connect(&m_feed, &photos::Feed::hidden, this, &Application::photosHidden);
    connect(&m_feed, &photos::Feed::unhidden, this, &Application::photosUnhidden);
    connect(&m_feed, &photos::Feed::cleared, this, &Application::photosCleared);
    connect(&m_feed, &photos::Feed::added, this, [this] { showPlaces(); });
    connect(&m_places, &ingest::Places::changed, this, [this] { showPlaces(); });
    connect(&m_places, &ingest::Places::refused, this, &Application::placeRefused);
    // Without a window the log is the only place to say it.
    connect(&m_places, &ingest::Places::refused, this,
        [](const QString &title, const core::Error &error) {
            qCWarning(logApp).noquote() << "Can't watch" << title << "-" << error.message;
        });
    connect(m_liveServer.get(), &live::LiveServer::viewerCountChanged, this,
        &Application::viewerCountChanged);
    connect(m_tiles.get(), &images::TileStore::tileReady, this, &Application::tileReady);
    connect(m_tiles.get(), &images::TileStore::tileFailed, this, &Application::tileFailed);
    connect(&m_previewer, &ingest::Previewer::changed, this, &Application::previewChanged);
    connect(
        m_liveServer.get(), &live::LiveServer::sharingChanged, this, &Application::sharingChanged);
    connect(m_liveServer.get(), &live::LiveServer::sharingChanged, &m_announcer,
        [this](const core::Sharing &sharing) {
            if (sharing.isShared)
                m_announcer.announce(m_liveServer->port());
            else
                m_announcer.withdraw();
        });
    connect(&m_announcer, &live::Announcer::announced, m_liveServer.get(),
        &live::LiveServer::setLocalName);
    connect(&m_announcer, &live::Announcer::withdrawn, m_liveServer.get(),
        [this] { m_liveServer->setLocalName({}); });
    connect(
        m_pictures.get(), &images::PictureStore::pictureReady, this, &Application::pictureReady);
    connect(
        m_pictures.get(), &images::PictureStore::pictureFailed, this, &Application::pictureFailed);
}

core::Result<void> Application::start()
{
    if (!QDir().mkpath(m_settings.dataDirectory))
        return core::Error {core::Error::Kind::Unavailable,
            tr("The data folder %1 can't be made. Choose another with --data-dir.")
                .arg(QDir::toNativeSeparators(m_settings.dataDirectory))};
    if (auto listening = listen(); !listening)
        return listening;
    if (m_settings.isDemonstration) {
        if (auto started = startDemoProvider(); !started)
            return started;
    }
    startSources();
    listenForCommands();
    setHealth(QStringLiteral("pictures"),
        {core::Health::Level::Fine, tr("Pictures are fetched as they are looked at.")});
    return startRedis();
}

core::Result<void> Application::listen()
{
    m_publicServer.apply(publicSettings());
    if (auto listening
        = m_publicServer.listen(QHostAddress(QHostAddress::LocalHost), m_settings.callbackPort);
        !listening)
        return core::Error {core::Error::Kind::Unavailable,
            tr("Port %1 for callbacks is in use by another program. Choose another with "
               "--callback-port.")
                .arg(m_settings.callbackPort)};

    live::LiveServer::Settings page;
    page.port = m_settings.pagePort;
    page.allowedNames = m_settings.allowedNames;
    page.maxViewers = m_settings.maxViewers;
    page.maxConnections = m_settings.maxConnections;
    page.maxConnectionsPerAddress = m_settings.maxConnectionsPerAddress;
    page.allowsProxies = m_settings.isProxyAllowed;
    if (m_settings.isShared)
        page.address = QHostAddress(QHostAddress::Any);
    if (auto listening = m_liveServer->listen(page); !listening)
        return listening;

    startTunnel();
    return {};
}

void Application::startTunnel()
{
    const auto recipe = tunnel::Recipe::fromText(m_settings.tunnel);
    const bool hasTunnel = recipe && recipe->kind != tunnel::Recipe::Kind::None;
    // Registered at once where the address is known; behind a tunnel when it is open.
    const QUrl local(QStringLiteral("http://127.0.0.1:%1").arg(m_publicServer.port()));
    if (!m_settings.callbackHost.isEmpty())
        m_places.setCallbackHost(m_settings.callbackHost);
    else if (!hasTunnel)
        m_places.setCallbackHost(local);
    m_outside.start(
        hasTunnel ? *recipe : tunnel::Recipe(), m_publicServer.port(), m_settings.callbackHost);
}

void Application::setTunnel(const QString &recipe, const QUrl &callbackHost)
{
    m_settings.tunnel = recipe;
    m_settings.callbackHost = callbackHost;
    startTunnel();
}

/// The program is of use without it: the command line then says what is missing.
void Application::listenForCommands()
{
    connect(&m_control, &control::Server::asked, m_desk.get(), &CommandDesk::answer);
    connect(m_desk.get(), &CommandDesk::openWished, this, &Application::openWished);
    if (m_settings.isHeadless)
        m_desk->setWindowless(tr("Hereabouts runs without a window. Its page is at %1.")
                                  .arg(m_liveServer->urls().value(0)));
    const auto path = controlSocketPath(m_settings);
    const auto listening = path ? m_control.listen(*path) : core::Result<void>(path.error());
    if (!listening)
        qCWarning(logApp).noquote()
            << "Commands can't reach this program:" << listening.error().message;
}

core::Result<void> Application::startDemoProvider()
{
    demo::DemoProvider::Settings settings;
    settings.photosDirectory = m_settings.demoPhotosDirectory;
    m_demoProvider = std::make_unique<demo::DemoProvider>(settings);
    if (auto listening = m_demoProvider->listen(); !listening)
        return listening;
    m_settings.apiUrl = m_demoProvider->baseUrl();
    m_settings.clientId = m_demoProvider->clientId();
    m_settings.clientSecret = m_demoProvider->clientSecret();
    return {};
}

/// Those that are asked; with them a place can be watched at once.
void Application::startSources()
{
    m_photoSources = std::make_unique<PhotoSources>(m_settings);
    for (const auto &source : m_photoSources->all())
        addSource(source.get());
    m_callbacks.setFeeds(m_photoSources->feeds());
    m_pictures->setLocalFiles([this](const QUrl &url) { return m_photoSources->pathOf(url); });
    trustPictureHosts();
    startSource();
}

void Application::addSource(sources::Source *source)
{
    m_places.addSource(source);
    m_previewer.addSource(source);
}

/// A service on this computer or in this house has its pictures there too.
void Application::trustPictureHosts()
{
    QStringList hosts = m_photoSources->trustedHosts();
    if (m_settings.hasService())
        hosts += m_settings.apiUrl.authority(QUrl::FullyEncoded);
    m_pictures->setTrustedHosts(hosts);
}

void Application::startSource()
{
    if (m_settings.awaitsSecret)
        return;
    m_callbacks.apply({m_settings.clientSecret});
    if (!m_settings.hasService() && !m_source)
        return;
    sources::InstagramSource::Settings settings;
    settings.baseUrl = m_settings.apiUrl;
    settings.clientId = m_settings.clientId;
    settings.clientSecret = m_settings.clientSecret;
    if (m_source) {
        m_source->apply(settings);
        m_places.sourceChanged(m_source->name());
    } else {
        m_source = std::make_unique<sources::InstagramSource>(settings);
        addSource(m_source.get());
    }
    trustPictureHosts();
}

void Application::setService(
    const QUrl &url, const QByteArray &clientId, const QByteArray &clientSecret)
{
    m_settings.apiUrl = url;
    m_settings.clientId = clientId;
    m_settings.clientSecret = clientSecret;
    m_settings.awaitsSecret = false;
    startSource();
    adoptGiven();
    showPlaces();
}

void Application::setSourceAccess(const QString &name, const QUrl &url, const QByteArray &secret)
{
    m_settings.sourceSecrets.insert(name, secret);
    if (url.isValid())
        m_settings.sourceUrls.insert(name, url);
    m_photoSources->setAccess(name, url, secret);
    trustPictureHosts();
    m_places.sourceChanged(name);
}

void Application::testSource(
    const QString &name, const QUrl &url, const QByteArray &clientId, const QByteArray &secret)
{
    const bool isService = name == QLatin1String("instagram");
    const QUrl inUse = isService ? m_settings.apiUrl : m_settings.sourceUrls.value(name);
    Access access {name, url.isValid() ? url : inUse, clientId, secret};
    // A secret that is kept goes to nobody but its own service.
    if (secret.isEmpty() && access.url == inUse)
        access.secret = isService ? m_settings.clientSecret : m_settings.sourceSecrets.value(name);
    testAccess(access, this, [this, name](bool isFine, const QString &words) {
        emit accessTested(name, isFine, words);
    });
}

void Application::networkReturned()
{
    if (m_photoSources)
        m_photoSources->networkReturned();
    m_watcher.networkReturned();
}

core::Result<void> Application::startRedis()
{
    if (m_settings.redisUrl.isEmpty())
        return startPrivateRedis();
    if (!m_settings.needsRedisPassword)
        return openRedis();
    setHealth(QStringLiteral("redis"),
        {core::Health::Level::Starting, tr("The password of Redis is being looked up.")});
    return {};
}

core::Result<void> Application::openRedis()
{
    const auto endpoint = redis::Endpoint::fromUrl(m_settings.redisUrl);
    if (!endpoint)
        return endpoint.error();
    m_journal.open(*endpoint);
    return {};
}

void Application::setRedisPassword(const QString &password)
{
    QUrl url(m_settings.redisUrl);
    url.setPassword(password.isEmpty() ? QString() : password, QUrl::DecodedMode);
    m_settings.redisUrl = url.toString(QUrl::FullyEncoded);
    if (const auto opened = openRedis(); !opened)
        setHealth(QStringLiteral("redis"), {core::Health::Level::Failing, opened.error().message});
}

redis::Endpoint Application::redisEndpoint() const
{
    if (m_settings.redisUrl.isEmpty())
        return m_privateRedis.endpoint();
    const auto endpoint = redis::Endpoint::fromUrl(m_settings.redisUrl);
    return endpoint ? *endpoint : redis::Endpoint();
}

void Application::stop()
{
    m_control.close();
    m_outside.stop();
    m_publicServer.close();
    m_liveServer->close();
    m_journal.close();
    m_privateRedis.stop();
    qCInfo(logApp) << "Stopped.";
}

core::Result<void> Application::startPrivateRedis()
{
    // A folder in use by another copy of the program is known at once, and final. Whatever else
    // keeps Redis from starting shows in its health, and is tried again.
    core::Result<void> claimed;
    const auto whileStarting = connect(
        &m_privateRedis, &redis::PrivateServer::failed, this, [&claimed](const core::Error &error) {
            if (error.kind == core::Error::Kind::Denied)
                claimed = error;
        });
    m_privateRedis.start();
    disconnect(whileStarting);
    return claimed;
}

void Application::placesLoaded(qsizetype count)
{
    m_desk->open();
    if (std::exchange(m_hasLoadedPlaces, true))
        return;
    adoptGiven();
    if (!m_settings.isDemonstration || count > 0)
        return;
    for (const DemoPlace &place : demoPlaces) {
        photos::Subscription wish;
        wish.title = tr(place.title);
        wish.source = QStringLiteral("instagram");
        wish.centre = place.centre;
        wish.radius = demoRadius;
        m_places.add(wish);
    }
}

/// Once the list of places and the service are known.
void Application::adoptGiven()
{
    if (!m_hasLoadedPlaces || m_settings.awaitsSecret)
        return;
    const QList<Adoption> given = std::exchange(m_settings.adoptions, {});
    for (const Adoption &adoption : given)
        m_places.adopt(adoption.slug, adoption.verifyToken);
}

void Application::showPlaces()
{
    if (std::exchange(m_placesAreStale, true))
        return;
    QTimer::singleShot(placesInterval, this, [this] {
        m_placesAreStale = false;
        const QList<photos::PlaceState> places = placeStates();
        m_liveServer->setPlaces(places);
        emit placesChanged(places);
    });
}

QList<photos::PlaceState> Application::placeStates() const
{
    QList<photos::PlaceState> places = m_places.states();
    for (photos::PlaceState &place : places) {
        const auto counted = m_feed.countOf(place.subscription.slug);
        place.count = counted.count;
        place.lastPhotoAt = counted.lastPhotoAt;
    }
    return places;
}

/// For `hereabouts doctor`: how it goes, without names of places or secrets.
QJsonObject Application::report() const
{
    QJsonObject health;
    for (auto step = m_health.begin(); step != m_health.end(); ++step)
        health.insert(step.key(),
            QJsonObject {{QStringLiteral("level"), core::levelName(step->level)},
                {QStringLiteral("message"), step->message}});
    return {{QStringLiteral("version"), QStringLiteral(HEREABOUTS_VERSION)},
        {QStringLiteral("pagePort"), pagePort()}, {QStringLiteral("callbackPort"), callbackPort()},
        {QStringLiteral("isShared"), m_settings.isShared},
        {QStringLiteral("isHeadless"), m_settings.isHeadless},
        {QStringLiteral("isDemonstration"), m_settings.isDemonstration},
        {QStringLiteral("photos"), m_feed.count()}, {QStringLiteral("health"), health}};
}

void Application::setHealth(const QString &step, const core::Health &health)
{
    m_health.insert(step, health);
    m_liveServer->setHealth(step, health);
    emit healthChanged(step, health);
}

void Application::addPlace(const photos::Subscription &wish)
{
    addPlaceWithSources({wish});
}

void Application::addPlaceWithSources(const QList<photos::Subscription> &wishes)
{
    allowFolders(wishes);
    m_places.add(wishes);
}

void Application::changePlace(const QString &slug, const QList<photos::Subscription> &wishes)
{
    allowFolders(wishes);
    m_places.change(slug, wishes);
}

/// Wishes are made on this computer.
void Application::allowFolders(const QList<photos::Subscription> &wishes)
{
    for (const photos::Subscription &wish : wishes) {
        if (wish.object == photos::Subscription::Object::Folder && QDir(wish.objectId).exists())
            m_photoSources->allowFolder(wish.objectId);
    }
}

void Application::adoptPlace(const QString &slug, const QString &verifyToken)
{
    m_places.adopt(slug, verifyToken);
}

void Application::removePlace(const QString &subscriptionKey)
{
    m_places.remove(subscriptionKey);
}

void Application::setPlacePaused(const QString &subscriptionKey, bool isPaused)
{
    m_places.setPaused(subscriptionKey, isPaused);
}

void Application::setShared(bool isShared)
{
    m_liveServer->setShared(isShared);
}

void Application::arrangePlaces(const QStringList &slugs)
{
    m_places.arrange(slugs);
}

void Application::hidePhotos(const QStringList &photoIds)
{
    m_journal.hide(photoIds, [this](const core::Result<void> &done) {
        if (!done)
            emit hidingFailed(done.error());
    });
}

void Application::unhidePhotos(const QStringList &photoIds)
{
    m_journal.unhide(photoIds, [this](const core::Result<void> &done) {
        if (!done)
            emit hidingFailed(done.error());
    });
}

void Application::previewPlace(int ticket, const QList<photos::Subscription> &wishes)
{
    m_previewer.look(ticket, wishes);
}

void Application::endPreview()
{
    m_previewer.stop();
}

void Application::requestTile(int zoom, int x, int y)
{
    m_tiles->request(zoom, x, y);
}

void Application::setMapOnline(bool isOnline)
{
    m_settings.isMapOnline = isOnline;
    m_tiles->apply(tileSettings(m_settings));
}

void Application::requestDetails(const QString &photoId)
{
    if (const auto photo = m_feed.photo(photoId))
        emit detailsReady(*photo);
}

void Application::requestPicture(const QString &photoId, images::PictureSize size)
{
    m_pictures->request(photoId, size);
}

} // namespace app
