// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/SourceInfo.h"
#include "photos/Subscription.h"

#include <QJsonObject>

namespace app {

/// A place as the command line describes it (PROTOCOL.md, "places.add"), as one wish for each of
/// its sources. Without sources it gets those that the form chooses too. Pure. Errors: Malformed,
/// in words for people; what a source allows is checked later, by ingest::Places.
core::Result<QList<photos::Subscription>> wishesFrom(
    const QJsonObject &request, const QList<photos::SourceInfo> &catalogue);

} // namespace app
