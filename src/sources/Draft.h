// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

#include <QJsonObject>

namespace sources {

/// What a parser understood of a photo, before it becomes the record of 2011 that travels.
struct Draft {
    QString id; ///< "<source>:<native id>"
    QString author;
    QString login; ///< user name; may be empty
    QString caption;
    QString placeName;
    QString licence; ///< empty: all rights reserved
    QUrl licenceUrl;
    QUrl page;
    QUrl authorPage;
    QStringList tags;
    QDateTime createdAt;
    QDateTime takenAt; ///< invalid when unknown
    std::optional<photos::Coordinate> coordinate;
    QList<photos::Picture> pictures; ///< narrowest first, at most three are taken
    bool isPublic = true; ///< anybody's: shown only with author and page
    bool isSensitive = false;
    bool hasVaguePosition = false;
};

/// The photo, with its distance from the circle's centre. Errors: Malformed; a public photo has an
/// author and a page, or it is not shown.
core::Result<photos::Photo> photoFromDraft(
    const Draft &draft, const photos::Subscription &subscription);

/// The member as an address that may be shown and fetched: http(s) or empty; "//host" is https.
QUrl webUrl(const QJsonValue &value);
/// ISO 8601 with or without an offset (then UTC); invalid when it is anything else.
QDateTime isoTime(const QString &text);
/// A camera's clock says no zone: the one that the sun has at that longitude is right within an
/// hour or two; without a coordinate it is read as UTC.
QDateTime cameraTime(const QString &text, const std::optional<photos::Coordinate> &where);
/// Metres along the Earth's surface, as a sphere.
double distanceBetween(const photos::Coordinate &one, const photos::Coordinate &other);
/// At the end of a look: each once (the first of its id counts), newest first.
QList<photos::Photo> newestFirst(const QList<photos::Photo> &photos);

} // namespace sources
