// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// One page of a tag's timeline (spec/living-geo-sources.md §10.3).
struct StatusPage {
    QList<photos::Photo> photos; ///< one for each picture
    qsizetype statuses = 0; ///< on the page, with and without usable pictures
    QString greatestId; ///< of the statuses; decimal digits, never a number
};

/// Pure: bytes in, values out. `host` is the server that was asked: its ids are its own.
/// Errors: Malformed.
core::Result<StatusPage> parseStatuses(
    const QByteArray &body, const QString &host, const photos::Subscription &subscription);

} // namespace sources
