// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/PlaceBook.h"
#include "ingest/Places.h"
#include "ingest/Registrar.h"

#include <QMap>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace ingest {

class Places::Private {
public:
    using Place = PlaceBook::Entry;

    Private(journal::PhotoJournal &j, CallbackEndpoint &c, Watcher &w)
        : journal(j)
        , callbacks(c)
        , watcher(w)
    {
    }

    /// Whether its source can be asked about it now. At a source with registrations circles and
    /// places that were adopted learn their object later.
    bool isWatchable(const photos::Subscription &subscription) const;
    bool isAskedDirectly(const photos::Subscription &subscription) const;
    photos::PlaceState::Source stateOf(const Place &place) const;
    void save(const photos::Subscription &subscription);
    void watch(Place &place);
    /// Ours get the token that goes with the client secret; for others' tokens, what they will be
    /// recognised by. True: what is kept of the place has changed.
    bool giveToken(photos::Subscription &subscription) const;

    static constexpr qsizetype maxPlaces = 200;

    journal::PhotoJournal &journal;
    CallbackEndpoint &callbacks;
    Watcher &watcher;
    Registrar registrar;
    QMap<QString, QPointer<sources::Source>> sources; ///< by name
    PlaceBook book;
    QStringList removed; ///< keys that the journal may still have
    QList<std::function<void()>> wishes; ///< made before the list was loaded
    QTimer loadAgain;
    bool isLoaded = false;
    bool isLoading = false;
};

} // namespace ingest
