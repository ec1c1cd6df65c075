// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/CommandDesk.h"
#include "app/PhotoSources.h"
#include "app/Settings.h"
#include "control/Server.h"
#include "demo/DemoProvider.h"
#include "http/Server.h"
#include "images/PictureStore.h"
#include "images/TileStore.h"
#include "ingest/CallbackEndpoint.h"
#include "ingest/Places.h"
#include "ingest/Previewer.h"
#include "ingest/Watcher.h"
#include "journal/PhotoJournal.h"
#include "live/Announcer.h"
#include "live/LiveServer.h"
#include "photos/Feed.h"
#include "redis/PrivateServer.h"
#include "sources/InstagramSource.h"
#include "tunnel/Outside.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace app {

/// The program without its window: builds every step and joins them into the way of one photo.
/// Lives on the backend thread, which holds every socket; the window follows its signals by
/// queued connections (app/Desktop).
class Application : public QObject {
    Q_OBJECT

public:
    explicit Application(Settings settings, QObject *parent = nullptr);
    ~Application() override;

    /// Opens the ports and starts Redis; on the backend thread. Errors: a port is taken, a folder
    /// can't be used; nothing runs then. What fails later shows in healthChanged().
    core::Result<void> start();
    /// Ends everything in order, Redis last and with its data saved; takes at most 2 s.
    void stop();

    /// Valid after start().
    quint16 pagePort() const { return m_liveServer->port(); }
    quint16 callbackPort() const { return m_publicServer.port(); }
    QStringList pageUrls() const { return m_liveServer->urls(); }
    /// Where the photos are kept; has the password of an external server.
    redis::Endpoint redisEndpoint() const;
    /// Of the private server; 0 when there is none.
    qint64 redisProcessId() const { return m_privateRedis.processId(); }

public slots:
    /// The service, or another one than before. Settings::awaitsSecret: this brings the secret.
    void setService(const QUrl &url, const QByteArray &clientId, const QByteArray &clientSecret);
    /// How the outside reaches the callback port: tunnel::Recipe's text, and the public address
    /// where it is known; both may be empty.
    void setTunnel(const QString &recipe, const QUrl &callbackHost);
    void checkTunnel() { m_outside.checkNow(); }
    /// A source is at this address, with this key or token, from now on.
    void setSourceAccess(const QString &name, const QUrl &url, const QByteArray &secret);
    /// Answered by accessTested(). An empty secret: the one in use, if the address is.
    void testSource(
        const QString &name, const QUrl &url, const QByteArray &clientId, const QByteArray &secret);
    /// The computer is on a network again: whatever failed for want of it is tried at once.
    void networkReturned();
    /// Settings::needsRedisPassword: Redis is opened with it; empty: without one.
    void setRedisPassword(const QString &password);
    void addPlace(const photos::Subscription &wish);
    /// A place with several sources: one wish for each, with the same title.
    void addPlaceWithSources(const QList<photos::Subscription> &wishes);
    void changePlace(const QString &slug, const QList<photos::Subscription> &wishes);
    void adoptPlace(const QString &slug, const QString &verifyToken);
    void removePlace(const QString &subscriptionKey);
    void setPlacePaused(const QString &subscriptionKey, bool isPaused);
    /// With the network, or with this computer only; answered by sharingChanged().
    void setShared(bool isShared);
    void arrangePlaces(const QStringList &slugs);
    void requestPicture(const QString &photoId, images::PictureSize size);
    /// Everywhere, on every machine; answered by photosHidden(), or by hidingFailed().
    void hidePhotos(const QStringList &photoIds);
    void unhidePhotos(const QStringList &photoIds);
    /// What a place would bring; see ingest::Previewer.
    void previewPlace(int ticket, const QList<photos::Subscription> &wishes);
    void endPreview();
    /// Answered by tileReady() or tileFailed(); by the latter as long as the map is not online.
    void requestTile(int zoom, int x, int y);
    void setMapOnline(bool isOnline);
    /// Answered by detailsReady(), unless the photo is no longer kept.
    void requestDetails(const QString &photoId);

signals:
    void photosAdded(const photos::Batch &batch);
    void photosCleared();
    void photosHidden(const QStringList &photoIds);
    void photosUnhidden(const QStringList &photoIds);
    void hidingFailed(const core::Error &error);
    void placesChanged(const QList<photos::PlaceState> &places);
    void accessTested(const QString &name, bool isFine, const QString &words);
    void placeRefused(const QString &title, const core::Error &error);
    void tileReady(int zoom, int x, int y, const QImage &image);
    void tileFailed(int zoom, int x, int y, const core::Error &error);
    void previewChanged(const photos::Preview &preview);
    void healthChanged(const QString &step, const core::Health &health);
    void tunnelChanged(const tunnel::Outside::State &state);
    void viewerCountChanged(int count);
    void sharingChanged(const core::Sharing &sharing);
    void pictureReady(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void detailsReady(const photos::Photo &photo);
    void pictureFailed(const QString &photoId, images::PictureSize size, const core::Error &error);

    /// Another start of the program, or a link: see PROTOCOL.md, "open".
    void openWished(const QJsonObject &wish);

private:
    void connectThePath();
    void connectTheHealth();
    void connectTheWindow();
    core::Result<void> startDemoProvider();
    void startSources();
    void startSource();
    void addSource(sources::Source *source);
    void trustPictureHosts();
    void allowFolders(const QList<photos::Subscription> &wishes);
    void adoptGiven();
    core::Result<void> listen();
    void startTunnel();
    void listenForCommands();
    QList<photos::PlaceState> placeStates() const;
    QJsonObject report() const;
    core::Result<void> startRedis();
    core::Result<void> openRedis();
    core::Result<void> startPrivateRedis();
    void placesLoaded(qsizetype count);
    void showPlaces();
    void setHealth(const QString &step, const core::Health &health);

    Settings m_settings;
    // In the order of the photo's way.
    std::unique_ptr<demo::DemoProvider> m_demoProvider;
    tunnel::Outside m_outside;
    http::Server m_publicServer;
    ingest::CallbackEndpoint m_callbacks;
    std::unique_ptr<sources::InstagramSource> m_source;
    std::unique_ptr<PhotoSources> m_photoSources;
    ingest::Watcher m_watcher;
    redis::PrivateServer m_privateRedis;
    journal::PhotoJournal m_journal;
    ingest::Places m_places;
    ingest::Previewer m_previewer;
    photos::Feed m_feed;
    std::unique_ptr<images::PictureStore> m_pictures;
    std::unique_ptr<images::TileStore> m_tiles;
    std::unique_ptr<live::LiveServer> m_liveServer;
    live::Announcer m_announcer;
    bool m_hasTunnel = false; ///< or an address from outside
    // For the command line.
    std::unique_ptr<CommandDesk> m_desk;
    control::Server m_control;
    QMap<QString, core::Health> m_health; ///< of each step
    bool m_hasLoadedPlaces = false;
    bool m_placesAreStale = false;
};

} // namespace app
