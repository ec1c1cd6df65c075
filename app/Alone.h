// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ChosenFolders.h"
#include "app/CommandDesk.h"
#include "app/Settings.h"
#include "control/Server.h"
#include "ingest/CallbackEndpoint.h"
#include "ingest/Places.h"
#include "ingest/Watcher.h"
#include "journal/PhotoJournal.h"
#include "photos/Feed.h"
#include "redis/PrivateServer.h"
#include "sources/InstagramSource.h"

#include <QObject>

#include <memory>
#include <vector>

namespace app {

/// What a command needs while no program runs: Redis, the list of places and the photos, for a
/// moment. It opens no port, asks no source and registers nothing: the next start does, with what
/// was written down here. Backend thread.
class Alone final : public QObject {
    Q_OBJECT

public:
    explicit Alone(Settings settings, QObject *parent = nullptr);
    ~Alone() override;

    /// Answers at this socket. `needsPlaces`: false leaves Redis out. Errors: Denied when a program
    /// uses the data folder, which is left as it is.
    core::Result<void> start(const QString &socketPath, bool needsPlaces);
    /// Emits stopped() when everything asked for is written.
    void stop();

signals:
    void stopped();

private:
    core::Result<void> startRedis();
    QList<photos::PlaceState> states() const;
    void addPlace(const QList<photos::Subscription> &wishes);

    Settings m_settings;
    ingest::CallbackEndpoint m_callbacks;
    std::vector<std::unique_ptr<sources::Source>> m_sources;
    std::unique_ptr<sources::InstagramSource> m_service;
    ingest::Watcher m_watcher;
    redis::PrivateServer m_privateRedis;
    journal::PhotoJournal m_journal;
    ingest::Places m_places;
    photos::Feed m_feed;
    ChosenFolders m_folders;
    CommandDesk m_desk;
    control::Server m_control;
    bool m_hasRedis = false;
};

} // namespace app
