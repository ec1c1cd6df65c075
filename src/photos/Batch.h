// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

namespace photos {

/// Photos that entered the journal in one step, for one place. A value between threads.
struct Batch {
    QString slug;
    QString title; ///< of the place, the demo's `channelName`
    QList<Photo> photos; ///< newest first, as on the demo's channel; each with its position
    QByteArray media; ///< the same photos as a JSON array of records: spliced, never written again
    QByteArray epoch; ///< which journal the positions belong to
    Position first; ///< of the oldest photo
    Position last; ///< of the newest photo
};

} // namespace photos

Q_DECLARE_METATYPE(photos::Batch)
