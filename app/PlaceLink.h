// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Subscription.h"

namespace app {

/// A link that opens the form for a place, as other programs and pages write it:
/// "geo:37.76,-122.44" (RFC 5870, its u= is the radius), or
/// "hereabouts://place?lat=37.76&lng=-122.44&radius=1000&name=Park". The circle without a source,
/// with a radius of its own where the link has none; people look at it before it is saved. Pure.
/// Errors: Malformed.
core::Result<photos::Subscription> placeFromLink(const QString &link);

/// Whether it is meant as one, right or wrong.
bool isPlaceLink(const QString &text);

} // namespace app
