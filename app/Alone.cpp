// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Alone.h"

#include "app/PhotoSources.h"
#include "app/RedisSettings.h"

#include <QDir>

namespace app {

namespace {

using photos::Subscription;
using sources::Source;

/// Stands for a source that the program will ask: a place can be written down for it.
class DormantSource final : public Source {
public:
    explicit DormantSource(QString name) : m_name(std::move(name)) {}

    QString name() const override { return m_name; }
    void recent(const Subscription &, const QByteArray &, Found done) override
    {
        later([done = std::move(done)] { done(asleep()); });
    }
    void subscribe(const Subscription &, const QUrl &, Registered done) override
    {
        later([done = std::move(done)] { done(asleep()); });
    }
    void unsubscribe(const Subscription &, Done done) override
    {
        later([done = std::move(done)] { done(asleep()); });
    }
    void registrations(Listed done) override
    {
        later([done = std::move(done)] { done(asleep()); });
    }

private:
    static core::Error asleep() { return {core::Error::Kind::Unavailable, {}, {}}; }
    template <typename Call>
    void later(Call call)
    {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    }

    QString m_name;
};

} // namespace

Alone::Alone(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_watcher({})
    , m_privateRedis(redisSettings(m_settings))
    , m_journal(journalSettings(m_settings))
    , m_places(m_journal, m_callbacks, m_watcher)
    , m_folders(m_settings.dataDirectory)
    , m_desk({m_places, m_feed, [this] { return states(); },
          [this] { return PhotoSources::ready(m_settings); },
          [this](const QList<Subscription> &wishes) { addPlace(wishes); },
          [this] { return m_service.get(); }, [] { return QJsonObject(); }})
{
    connect(&m_control, &control::Server::asked, &m_desk, &CommandDesk::answer);
    connect(&m_journal, &journal::PhotoJournal::reset, &m_feed, &photos::Feed::reset);
    connect(&m_journal, &journal::PhotoJournal::hidden, &m_feed, &photos::Feed::setHidden);
    connect(&m_journal, &journal::PhotoJournal::arrived, &m_feed, &photos::Feed::add);
    connect(
        &m_privateRedis, &redis::PrivateServer::ready, &m_journal, &journal::PhotoJournal::open);
    connect(&m_privateRedis, &redis::PrivateServer::failed, &m_desk, &CommandDesk::fail);
    connect(&m_journal, &journal::PhotoJournal::ready, &m_places, &ingest::Places::load);
    connect(&m_places, &ingest::Places::loaded, &m_desk, &CommandDesk::open);
    m_desk.setWindowless(tr("Hereabouts is not running."));
}

Alone::~Alone() = default;

core::Result<void> Alone::start(const QString &socketPath, bool needsPlaces)
{
    if (m_settings.hasService()) {
        sources::InstagramSource::Settings service;
        service.baseUrl = m_settings.apiUrl;
        service.clientId = m_settings.clientId;
        service.clientSecret = m_settings.clientSecret;
        m_service = std::make_unique<sources::InstagramSource>(service);
    }
    for (const QString &name : PhotoSources::ready(m_settings)) {
        m_sources.push_back(std::make_unique<DormantSource>(name));
        m_places.addSource(m_sources.back().get());
    }
    if (auto listening = m_control.listen(socketPath); !listening)
        return listening;
    return needsPlaces ? startRedis() : core::Result<void>();
}

core::Result<void> Alone::startRedis()
{
    m_hasRedis = true;
    if (!m_settings.redisUrl.isEmpty()) {
        const auto endpoint = redis::Endpoint::fromUrl(m_settings.redisUrl);
        if (!endpoint)
            return endpoint.error();
        m_journal.open(*endpoint);
        return {};
    }
    core::Result<void> claimed;
    const auto whileStarting = connect(&m_privateRedis, &redis::PrivateServer::failed, this,
        [&claimed](const core::Error &error) { claimed = error; });
    m_privateRedis.start();
    disconnect(whileStarting);
    return claimed;
}

void Alone::stop()
{
    m_control.close();
    const auto end = [this] {
        m_journal.close();
        m_privateRedis.stop();
        emit stopped();
    };
    if (!m_hasRedis || !m_journal.isReady())
        return end();
    // Its answer comes after those of everything that was asked of Redis before.
    m_journal.loadSubscriptions(
        [this, end](const auto &) { QMetaObject::invokeMethod(this, end, Qt::QueuedConnection); });
}

QList<photos::PlaceState> Alone::states() const
{
    QList<photos::PlaceState> places = m_places.states();
    for (photos::PlaceState &place : places) {
        const auto counted = m_feed.countOf(place.subscription.slug);
        place.count = counted.count;
        place.lastPhotoAt = counted.lastPhotoAt;
        // What its sources will do, they do in the program.
        place.message.clear();
        for (photos::PlaceState::Source &source : place.sources)
            source.message = source.subscription.isPaused ? QString()
                                                          : tr("Photos come when Hereabouts runs.");
    }
    return places;
}

/// Wishes are made on this computer.
void Alone::addPlace(const QList<Subscription> &wishes)
{
    for (const Subscription &wish : wishes) {
        if (wish.object == Subscription::Object::Folder && QDir(wish.objectId).exists())
            m_folders.add(wish.objectId);
    }
    m_places.add(wishes);
}

} // namespace app
