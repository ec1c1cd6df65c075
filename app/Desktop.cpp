// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Desktop.h"

#include "app/PhotoSources.h"
#include "app/PlaceLink.h"
#include "app/WallScreen.h"
#include "geo/Prepare.h"
#include "sources/Catalogue.h"
#include "ui/Outlook.h"
#include "ui/WindowKeys.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QJsonArray>
#include <QScreen>

namespace app {

using ui::AccessState; // lupdate follows no qualified type

namespace {

ui::MainWindow::Options optionsFrom(const Settings &settings)
{
    ui::MainWindow::Options options;
    options.isDemonstration = settings.isDemonstration;
    options.sourceInfos = sources::catalogue(PhotoSources::ready(settings));
    return options;
}

/// What "Keys …" shows.
AccessState accessOf(Keeper &keeper)
{
    const Settings &settings = keeper.settings();
    ui::SourceAccess flickr {QStringLiteral("flickr"), QStringLiteral("Flickr"),
        Desktop::tr("Circles there need a key, which is free for non-commercial use."),
        Desktop::tr("Key"), sources::infoOf(QStringLiteral("flickr")).page};
    ui::SourceAccess mastodon {QStringLiteral("mastodon"), QStringLiteral("Mastodon"),
        Desktop::tr("Tags need no token at most servers. With one (of your account there, "
                    "Preferences, Development, with the right read:statuses) photos appear the "
                    "second they are posted."),
        Desktop::tr("Token"), {}};
    mastodon.hasAddress = true;
    mastodon.url
        = settings.sourceUrls.value(mastodon.name, QUrl(QStringLiteral("https://mastodon.social")));
    ui::AccessState state {{flickr, mastodon}, keeper.credentials().placeSentence()};
    const QStringList variables {
        QStringLiteral("HEREABOUTS_FLICKR_KEY"), QStringLiteral("HEREABOUTS_MASTODON_TOKEN")};
    for (qsizetype i = 0; i < state.sources.size(); ++i) {
        ui::SourceAccess &access = state.sources[i];
        access.hasSecret = !settings.sourceSecrets.value(access.name).isEmpty();
        if (keeper.isFromEnvironment(access.name))
            access.variable = variables[i];
    }
    return state;
}

} // namespace

Desktop::Desktop(
    const Settings &settings, Application &application, Keeper &keeper, QObject *parent)
    : QObject(parent)
    , m_wallScreen(settings.wallScreen)
    , m_links(settings.links)
    , m_keeper(keeper)
    , m_window(std::make_unique<ui::MainWindow>(optionsFrom(settings)))
{
    connectToWindow(application);
    connectFromWindow(application);
    connectTheOutlook(application);
    connectTheKeeper();
    connectTheTests(application);
    m_window->restoreLayout(keeper.layout());
    if (const auto layout = ui::wallLayoutFromName(settings.wallLayout))
        m_window->setWallLayout(*layout);
}

Desktop::~Desktop()
{
    m_keeper.keepLayout(m_window->saveLayout());
}

void Desktop::show(const QStringList &pageUrls)
{
    m_window->setPageUrls(pageUrls);
    // A screen that was there a moment ago and has been unplugged: the main one.
    if (m_wallScreen)
        return m_window->openWall(wallScreen(*m_wallScreen) ? *wallScreen(*m_wallScreen)
                                                            : QGuiApplication::primaryScreen());
    m_window->show();
    geo::prepare(); // for the form, while the window appears
    openLinks(m_links);
}

void Desktop::open(const QJsonObject &wish)
{
    // Qt takes it from there when the window comes to the front.
    qputenv("XDG_ACTIVATION_TOKEN", wish.value(QLatin1String("token")).toString().toUtf8());
    const QJsonValue wall = wish.value(QLatin1String("wall"));
    if (wall.isString()) {
        const auto screen = wallScreen(wall.toString());
        return m_window->openWall(screen ? *screen : QGuiApplication::primaryScreen());
    }
    m_window->comeForward();
    QStringList links;
    for (const QJsonValue &link : wish.value(QLatin1String("links")).toArray())
        links += link.toString();
    openLinks(links);
}

/// Of some links the last one: there is one form at a time.
void Desktop::openLinks(const QStringList &links)
{
    if (links.isEmpty())
        return;
    const auto wish = placeFromLink(links.last());
    if (wish)
        m_window->proposePlace(*wish);
    else
        m_window->showNotice(wish.error().message);
}

core::Result<QScreen *> Desktop::wallScreen(const QString &wish)
{
    const QList<QScreen *> screens = QGuiApplication::screens(); // the main one first
    QStringList names;
    for (const QScreen *screen : screens)
        names += screen->name();
    const auto index = wallScreenFrom(wish, names);
    if (!index)
        return index.error();
    return screens.at(*index);
}

void Desktop::connectToWindow(Application &application)
{
    const auto window = m_window.get();
    connect(&application, &Application::photosAdded, window, &ui::MainWindow::addPhotos);
    connect(&application, &Application::photosHidden, window, &ui::MainWindow::hidePhotos);
    connect(&application, &Application::photosUnhidden, window, &ui::MainWindow::unhidePhotos);
    connect(&application, &Application::hidingFailed, window, &ui::MainWindow::showHidingFailure);
    connect(&application, &Application::photosCleared, window, &ui::MainWindow::clearPhotos);
    connect(&application, &Application::placesChanged, window, &ui::MainWindow::setPlaces);
    connect(&application, &Application::openWished, this, &Desktop::open);
    connect(&m_bus, &BusName::openWished, this, &Desktop::open);
    connect(&application, &Application::placeRefused, window, &ui::MainWindow::showRefusal);
    connect(&application, &Application::healthChanged, window, &ui::MainWindow::setHealth);
    connect(
        &application, &Application::viewerCountChanged, window, &ui::MainWindow::setViewerCount);
    connect(&application, &Application::sharingChanged, window, &ui::MainWindow::setSharing);
    connect(&application, &Application::tunnelChanged, this,
        [this](const tunnel::Outside::State &state) {
            m_tunnel = state;
            showTunnel();
        });
    connect(&application, &Application::pictureReady, window, &ui::MainWindow::showPicture);
    connect(&application, &Application::detailsReady, window, &ui::MainWindow::setDetails);
    connect(&application, &Application::pictureFailed, window, &ui::MainWindow::showPictureFailure);
}

void Desktop::connectFromWindow(Application &application)
{
    const auto window = m_window.get();
    connect(window, &ui::MainWindow::placeWished, &application, &Application::addPlaceWithSources);
    connect(window, &ui::MainWindow::placeChangeWished, &application, &Application::changePlace);
    connect(window, &ui::MainWindow::adoptionWished, &application, &Application::adoptPlace);
    connect(window, &ui::MainWindow::placeRemoved, &application, &Application::removePlace);
    connect(window, &ui::MainWindow::placePaused, &application, &Application::setPlacePaused);
    connect(window, &ui::MainWindow::placesArranged, &application, &Application::arrangePlaces);
    connect(window, &ui::MainWindow::hideWished, &application, &Application::hidePhotos);
    connect(window, &ui::MainWindow::unhideWished, &application, &Application::unhidePhotos);
    connect(window, &ui::MainWindow::shareWished, &application, &Application::setShared);
    connect(window, &ui::MainWindow::detailsWanted, &application, &Application::requestDetails);
    connect(window, &ui::MainWindow::pictureWanted, &application, &Application::requestPicture);
    connect(window, &ui::MainWindow::tunnelCheckWished, &application, &Application::checkTunnel);
    connect(window, &ui::MainWindow::demonstrationWished, this, [this] {
        m_isDemonstrationWished = true;
        QGuiApplication::quit();
    });
}

/// What the form of a place sees before it is saved.
void Desktop::connectTheOutlook(Application &application)
{
    const auto outlook = &m_window->outlook();
    connect(outlook, &ui::Outlook::previewWished, &application, &Application::previewPlace);
    connect(outlook, &ui::Outlook::previewEnded, &application, &Application::endPreview);
    connect(outlook, &ui::Outlook::pictureWanted, &application, &Application::requestPicture);
    connect(&application, &Application::previewChanged, outlook, &ui::Outlook::previewCame);
    connect(&application, &Application::pictureReady, outlook, &ui::Outlook::pictureCame);
    connect(outlook, &ui::Outlook::tileWanted, &application, &Application::requestTile);
    connect(outlook, &ui::Outlook::onlineMapWished, &application, &Application::setMapOnline);
    connect(outlook, &ui::Outlook::onlineMapWished, &m_keeper, &Keeper::keepMapOnline);
    connect(&application, &Application::tileReady, outlook, &ui::Outlook::tileCame);
    connect(&application, &Application::tileFailed, outlook,
        [outlook](int zoom, int x, int y) { emit outlook->tileFailed(zoom, x, y); });
    const Settings &settings = m_keeper.settings();
    if (!settings.isDemonstration)
        outlook->setMapService(
            {QUrl(settings.mapAddress).host(), settings.mapAttribution, settings.isMapOnline});
}

void Desktop::connectTheKeeper()
{
    const auto window = m_window.get();
    connect(&m_keeper, &Keeper::told, window, &ui::MainWindow::showNotice);
    connect(&m_keeper, &Keeper::changed, this, &Desktop::showService);
    connect(window, &ui::MainWindow::shareWished, &m_keeper, &Keeper::keepShared);
    connect(window, &ui::MainWindow::tunnelWished, &m_keeper, &Keeper::keepTunnel);
    connect(&m_keeper, &Keeper::changed, this, &Desktop::showTunnel);
    const auto keys = &window->keys();
    connect(keys, &ui::WindowKeys::secretForgotten, &m_keeper, &Keeper::forgetClientSecret);
    connect(keys, &ui::WindowKeys::serviceWished, &m_keeper, &Keeper::keepService);
    connect(keys, &ui::WindowKeys::accessForgotten, &m_keeper, &Keeper::forgetSource);
    connect(keys, &ui::WindowKeys::accessWished, &m_keeper, &Keeper::keepSource);
    showService();
    showTunnel();
}

void Desktop::showTunnel()
{
    ui::TunnelState state;
    state.recipe = m_keeper.settings().tunnel;
    state.fixedAddress = m_keeper.settings().callbackHost;
    state.isInUse = m_tunnel.isInUse;
    state.address = m_tunnel.address;
    state.health = {m_tunnel.level, m_tunnel.message};
    state.checkedAt = m_tunnel.checkedAt;
    state.problemOf = [](const QString &text) {
        const auto recipe = tunnel::Recipe::fromText(text);
        return recipe ? QString() : recipe.error().message;
    };
    m_window->setTunnel(state);
}

void Desktop::connectTheTests(Application &application)
{
    const auto keys = &m_window->keys();
    connect(keys, &ui::WindowKeys::testWished, &application, &Application::testSource);
    connect(&application, &Application::accessTested, keys, &ui::WindowKeys::tested);
}

void Desktop::showService()
{
    const Settings &settings = m_keeper.settings();
    ui::ServiceState state;
    state.url = settings.apiUrl;
    state.clientId = settings.clientId;
    state.hasSecret = !settings.clientSecret.isEmpty();
    state.secretPlace = m_keeper.credentials().placeSentence();
    state.isFromEnvironment = settings.isServiceFromEnvironment;
    m_window->keys().setService(state);
    m_window->keys().setKeys(accessOf(m_keeper));
    m_window->setSources(sources::catalogue(PhotoSources::ready(settings)));
}

} // namespace app
