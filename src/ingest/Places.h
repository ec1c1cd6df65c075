// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "ingest/CallbackEndpoint.h"
#include "ingest/Watcher.h"
#include "journal/PhotoJournal.h"
#include "photos/PlaceState.h"
#include "sources/Source.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace ingest {

/// The list of watched places: loads it from the journal, registers each with its source, tells
/// the callback endpoint and the watcher, and keeps the list in the journal. Backend thread.
///
/// A place's life: added → saved → Registering (source.subscribe; the provider verifies through the
/// endpoint meanwhile) → Watching. A registration that fails is tried again with a growing pause;
/// the place is watched by the safety poll meanwhile when its object id is known. At start (and
/// when the callback address changes) what the provider has is listed first: a registration it
/// no longer knows is made again, one with an old address is replaced, and one of ours that no
/// place goes with any more is deleted.
///
/// Adopted places were made elsewhere: they are never registered or deleted here, and are watched
/// from the moment when the first signed notice told their object.
///
/// Connects itself to the endpoint's objectLearnt and the watcher's stateChanged, and gives the
/// endpoint the watcher's backlog; the way of the photo is connected by Application.
class Places : public QObject {
    Q_OBJECT

public:
    Places(journal::PhotoJournal &journal, CallbackEndpoint &callbacks, Watcher &watcher,
        QObject *parent = nullptr);
    ~Places() override;

    /// Not owned. Also given to the watcher.
    void addSource(sources::Source *source);
    /// Public address of the callback port, for example http://127.0.0.1:3001.
    void setCallbackHost(const QUrl &host);

    QList<photos::PlaceState> states() const;

public slots:
    /// Reads the places kept in the journal; call when the journal is ready (again). Wishes made
    /// before the first time wait for it. Places that the journal has lost are written again.
    void load();
    /// Adds a place as described by the form: title, source, object, centre, radius or objectId.
    /// Slug, keys and tokens are made here; a slug in use gets "-2", "-3", ….
    void add(const photos::Subscription &wish);
    /// Takes in a subscription made elsewhere: --adopt SLUG[:VERIFY_TOKEN].
    void adopt(const QString &slug, const QString &verifyToken);
    void remove(const QString &subscriptionKey);
    void setPaused(const QString &subscriptionKey, bool isPaused);

signals:
    /// After every change of the list or of a state.
    void changed(const QList<photos::PlaceState> &places);
    /// add() or adopt() could not be done at all: nothing was saved.
    void refused(const QString &title, const core::Error &error);
    /// The list was loaded; `count` places were kept.
    void loaded(qsizetype count);

private:
    void takeKept(const core::Result<QList<journal::PhotoJournal::Kept>> &kept);
    void takeKept(const photos::Subscription &subscription, const QByteArray &cursor);
    void takeRegistration(const photos::Subscription &subscription);
    void takeFailure(const QString &key, const core::Error &error, const QDateTime &nextTryAt);
    void takeObject(const QString &key, const QString &objectId, const QString &providerId);
    void insert(photos::Subscription subscription);
    void saved(const QString &key, const core::Result<void> &result);
    void restart(const QString &key, const QByteArray &cursor);
    void forget(const photos::Subscription &subscription);
    void shareSubscriptions();
    void refresh();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ingest
