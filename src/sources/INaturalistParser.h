// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// Largest reply read, after unpacking: an observation brings all that people said about it.
inline constexpr qint64 maxObservationBytes = 12 * 1024 * 1024;

/// One page of observations (spec/living-geo-sources.md §4.1).
struct ObservationPage {
    QList<photos::Photo> photos; ///< in the order of the page, each observation's in their order
    qsizetype observations = 0; ///< on the page, with and without usable photos
    qsizetype unreadable = 0; ///< photos left out: hidden, flagged, or not understood
    qint64 smallestId = 0; ///< of the observations; 0: none
    qint64 greatestId = 0;
};

/// Pure: bytes in, values out. Errors: Malformed, TooLarge.
core::Result<ObservationPage> parseObservations(
    const QByteArray &body, const photos::Subscription &subscription);

} // namespace sources
