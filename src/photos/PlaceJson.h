// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QJsonObject>

namespace photos {

/// "registering", "watching", "paused", "retrying" or "failing", as on the wire.
QString activityName(PlaceState::Activity activity);

/// The place with all its sources, as the command line shows it (PROTOCOL.md). None of its secrets.
QJsonObject toJson(const PlaceState &place);

} // namespace photos
