// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

namespace photos {

/// One line of the list of places: what is watched and how that goes. A place has one subscription
/// at each of its sources; all of them share its slug and title.
struct PlaceState {
    enum class Activity { Registering, Watching, Paused, Retrying, Failing };

    /// One of the place's sources.
    struct Source {
        Subscription subscription;
        Activity activity = Activity::Registering;
        QString message; ///< what happened, what happens next, what to do; empty: all is well
        QDateTime lastLookAt; ///< UTC, the last look that succeeded; invalid: none yet
        QDateTime nextLookAt; ///< UTC; invalid: unknown, or only when the source calls
    };

    Subscription subscription; ///< at the first source; its key stands for the whole place
    Activity activity = Activity::Registering; ///< of the source that needs most attention
    QString message; ///< of that source, which it names when the place has several
    QDateTime nextLookAt; ///< UTC; when the next attempt comes, while Retrying
    qint64 count = 0; ///< photos of this place that are kept
    QDateTime lastPhotoAt; ///< UTC; when the newest of them arrived; invalid: none yet
    QList<Source> sources; ///< in the order of their adding
};

} // namespace photos

Q_DECLARE_METATYPE(photos::PlaceState)
