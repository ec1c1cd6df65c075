// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "photos/PlaceState.h"

#include <QStringList>

#include <optional>

namespace ingest {

// What a place is made of: wishes of people, one for each source, and the states of its sources.
// Pure functions over values.

/// What a person wished for, made into what can be kept: ids are the provider's to make.
photos::Subscription cleaned(const photos::Subscription &wish);

/// Whether both ask their source for the same photos.
bool asksTheSame(const photos::Subscription &one, const photos::Subscription &other);

/// What is wrong with the wishes for one place; nullopt when it can be watched. `ready` names the
/// sources that can be used.
std::optional<core::Error> problemIn(
    const QList<photos::Subscription> &wishes, const QStringList &ready);

/// What a source needs before anything can be watched there.
QString lacking(const QString &source);

/// The place of these sources, of which there is at least one.
photos::PlaceState placeFrom(const QList<photos::PlaceState::Source> &sources);

} // namespace ingest
