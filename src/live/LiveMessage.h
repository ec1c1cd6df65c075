// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"

#include <QStringList>

/// The messages of /live, server to client, each one text frame (PROTOCOL.md). Bytes in, bytes out.
namespace live {

/// The version of these messages that hello names. A client ignores types and members that it
/// does not know, so that it grows only when that is not enough.
inline constexpr int protocolVersion = 1;

/// First on every connection. What follows comes after `position`. `places` is a JSON array.
QByteArray helloMessage(
    QByteArrayView epoch, const photos::Position &position, const QByteArray &places);

/// New photos of one place, newest first; `position` is that of the newest. The batch's JSON array
/// goes in as it is: parsing and writing it again would cost most of the time of a broadcast.
QByteArray newMediaMessage(const photos::Batch &batch);

/// How the places are doing. Sent now and then, so that a client that hears nothing for long knows
/// its connection is dead.
QByteArray placesMessage(const QByteArray &places);

/// Photos to take off the wall.
QByteArray hiddenMessage(const QStringList &ids);

/// What the client knows is void: it starts afresh with /api/photos.
QByteArray resetMessage();

/// A JSON string with its quotes (RFC 8259, 7), always valid UTF-8.
QByteArray jsonString(const QString &text);

/// Neighbours of one place joined into runs of at most `maxPhotos` (a batch that is larger by
/// itself stays whole), in the order given: fewer frames when photos come faster than they are
/// sent.
QList<photos::Batch> joinedRuns(const QList<photos::Batch> &batches, qsizetype maxPhotos = 100);

} // namespace live
