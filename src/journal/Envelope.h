// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace journal {

// Reads what arrives on channel:<slug>: bytes in, values out. Our own envelopes are written by
// append.lua:
//
//   {"meta":{"code":200},"pagination":{},"hereabouts":{"epoch":"…","first":"…","last":"…",
//    "previous":"…"},"data":[records, newest first]}
//
// The head always has these very bytes and `data` is the last member, so that the array can be cut
// out as it is. Everything else is foreign: the 2011 demo's, or typed into redis-cli.

/// The head of one of our own envelopes.
struct Envelope {
    QByteArray epoch;
    photos::Position first; ///< of the oldest photo in it
    photos::Position last; ///< of the newest
    photos::Position previous; ///< the newest photo in the journal before these; zero: none
    QByteArray media; ///< the array of records, newest first
};

/// Largest array of records that is read, ours or foreign.
inline constexpr qsizetype maxMediaBytes = 8 * 1024 * 1024;

/// nullopt: not one of ours. Reads the head only.
std::optional<Envelope> ourEnvelope(const QByteArray &payload);

/// Its photos, newest first, each with its position.
/// Errors: Malformed, also when the number of photos does not fit the positions.
core::Result<QList<photos::Photo>> photosOf(const Envelope &envelope, const QByteArray &slug);

/// What a foreign message holds.
struct ForeignPhotos {
    QList<photos::Photo> photos; ///< newest first, as sent
    qsizetype refused = 0; ///< elements that are no photos
};

/// Takes any JSON whose root has an array `data`. Each photo gets `meta.location` and
/// `hereabouts.slug` from the slug when they are missing, and its id as text.
core::Result<ForeignPhotos> foreignPhotos(const QByteArray &payload, const QByteArray &slug);

} // namespace journal
