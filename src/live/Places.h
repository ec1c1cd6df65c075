// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Feed.h"
#include "photos/PlaceState.h"

namespace live {

/// The places as a JSON array of {slug, title, source, state, count, lastPhotoAt, sources}. State
/// is one of "registering", "watching", "paused", "retrying", "failing"; count and time are the
/// feed's, as the states' own are only as fresh as their last change; lastPhotoAt is missing before
/// the first. No secret of a subscription is in it.
QByteArray placesJson(const QList<photos::PlaceState> &places, const photos::Feed &feed);

} // namespace live
