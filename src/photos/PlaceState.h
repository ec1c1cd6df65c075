// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

namespace photos {

/// One line of the list of places: what is watched and how that goes.
struct PlaceState {
    enum class Activity { Registering, Watching, Paused, Retrying, Failing };

    Subscription subscription;
    Activity activity = Activity::Registering;
    QString message; ///< what happened and what happens next; empty while all is well
    QDateTime nextLookAt; ///< UTC; when the next attempt comes, while Retrying
    qint64 count = 0; ///< photos of this place that are kept
    QDateTime lastPhotoAt; ///< UTC; when the newest of them arrived; invalid: none yet
};

} // namespace photos

Q_DECLARE_METATYPE(photos::PlaceState)
