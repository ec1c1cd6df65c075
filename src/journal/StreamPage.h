// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"
#include "redis/Reply.h"

#include <QList>

namespace journal {

/// What a piece of the stream says.
struct StreamPage {
    QList<photos::Batch> batches; ///< in the order of the stream, one place each
    photos::Position last; ///< of the last entry, readable or not; zero: no entry
    qsizetype unreadable = 0; ///< entries that are no photos
};

/// Photos of one batch at most.
inline constexpr qsizetype maxBatch = 100;

/// Understands entries of the stream as XRANGE gives them: [[position, [field, value, …]], …].
/// Errors: Malformed, when the answer has another shape.
core::Result<StreamPage> streamPageFrom(
    const QList<redis::Reply> &entries, const QByteArray &epoch);

} // namespace journal
