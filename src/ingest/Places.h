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
/// A place is one slug and one title with a subscription at each of its sources; whatever is done
/// to one of them is done to the place. At sources that know no registrations a subscription is
/// watched as soon as it is saved; at the others its life is: added → saved → Registering
/// (source.subscribe; the provider verifies through the endpoint meanwhile) → Watching. A
/// registration that fails is tried again with a growing pause; the place is watched by the safety
/// poll meanwhile when its object id is known. At start (and when the callback address changes)
/// what the provider has is listed first: a registration it no longer knows is made again, one with
/// an old address is replaced, and one of ours that no place goes with any more is deleted.
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
    /// After its settings were changed: what is registered there is looked at anew.
    void sourceChanged(const QString &source);
    /// Public address of the callback port, for example http://127.0.0.1:3001.
    void setCallbackHost(const QUrl &host);

    QList<photos::PlaceState> states() const;

public slots:
    /// Reads the places kept in the journal; call when the journal is ready (again). Wishes made
    /// before the first time wait for it. Places that the journal has lost are written again.
    void load();
    /// Adds a place as described by the form: title, source, object, centre, radius or objectId.
    /// Slug, keys and tokens are made here; a slug in use gets "-2", "-3", ….
    void add(const photos::Subscription &wish) { add(QList<photos::Subscription> {wish}); }
    /// Adds a place with several sources: one wish for each, all with the same title.
    void add(const QList<photos::Subscription> &wishes);
    /// Makes the place what the wishes say: title, circles, sources. What is at a source already
    /// keeps its cursor when its circle stays; sources that no wish names end. Adopted
    /// subscriptions only take the title.
    void change(const QString &slug, const QList<photos::Subscription> &wishes);
    /// Takes in a subscription made elsewhere: --adopt SLUG[:VERIFY_TOKEN].
    void adopt(const QString &slug, const QString &verifyToken);
    /// The whole place that this is a subscription of.
    void remove(const QString &subscriptionKey);
    void setPaused(const QString &subscriptionKey, bool isPaused);
    /// The places in the order of these slugs; those that are not named come after them.
    void arrange(const QStringList &slugs);

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
    bool accepts(const QList<photos::Subscription> &wishes, qsizetype more);
    void insert(photos::Subscription subscription);
    void changeOne(const QString &key, const photos::Subscription &wish);
    void removeOne(const QString &key);
    void saved(const QString &key, const core::Result<void> &result);
    void restart(const QString &key, const QByteArray &cursor);
    void forget(const photos::Subscription &subscription);
    void shareSubscriptions();
    void refresh();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ingest
