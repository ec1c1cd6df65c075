// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Position.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace photos {

/// A point on the Earth, WGS 84, decimal degrees.
struct Coordinate {
    double latitude = 0;
    double longitude = 0;

    bool operator==(const Coordinate &) const = default;
    /// Finite and within ±90° and ±180°.
    bool isValid() const;
};

/// One rendition of a photo at its provider.
struct Picture {
    QUrl url; ///< http or https, never anything else
    QSize size; ///< pixels; empty when the provider did not say

    bool operator==(const Picture &) const = default;
};

/// One photo, understood. A value: copied between threads, never changed after it was read.
///
/// On every wire it travels as its `record`, the media object of the 2011 Instagram API with one
/// more member `hereabouts` (PROTOCOL.md; spec/instagram-realtime.md §9). All text is plain text
/// from strangers: show it as such, never as HTML or rich text.
struct Photo {
    QString id; ///< unique over all sources, never a number (larger than 2^53)
    QString source; ///< "instagram", …; empty for photos published by others
    QString slug; ///< of the watched place
    QString placeTitle; ///< `meta.location`: title of the watched place
    QString placeName; ///< `location.name`: where it was taken; may be empty
    QString author; ///< full name, else user name, else empty
    QString caption;
    QUrl page; ///< the photo's page at its provider; http(s) or empty
    QUrl authorPage; ///< http(s) or empty
    QString licence; ///< as the source names it; empty: none stated, all rights reserved
    QUrl licenceUrl; ///< http(s) or empty
    QStringList tags; ///< without '#'
    QDateTime createdAt; ///< UTC; when it was posted
    QDateTime takenAt; ///< UTC; invalid when unknown
    std::optional<Coordinate> coordinate;
    std::optional<double> distance; ///< metres from the circle's centre
    QList<Picture> pictures; ///< narrowest first; never empty
    bool isVideo = false; ///< the picture is its poster frame
    bool isSensitive = false;
    bool hasVaguePosition = false; ///< the source blurred the position on purpose
    Position position; ///< in the journal; zero before it was appended
    QByteArray record; ///< compact JSON, UTF-8: what travels

    /// The narrowest picture at least `width` pixels wide, else the widest.
    const Picture &pictureFor(int width) const;
    /// `placeName`, else `placeTitle`: what a tile shows.
    QString displayPlace() const { return placeName.isEmpty() ? placeTitle : placeName; }
};

/// Limits of a record; what is longer is refused (record, id) or cut (texts).
inline constexpr qsizetype maxRecordBytes = 64 * 1024;
inline constexpr qsizetype maxIdLength = 128;
inline constexpr qsizetype maxTextLength = 4000;
inline constexpr qsizetype maxTags = 64;

/// Understands a media object. Needs an `id` (a string, or an integer that JSON kept whole) and one
/// picture; everything else may be missing or null. Links that are not http(s) are dropped.
/// The record is the object as given, written compactly.
core::Result<Photo> photoFromMedia(const QJsonObject &media);

/// Reads a record's bytes; see photoFromMedia().
core::Result<Photo> photoFromRecord(const QByteArray &record);

} // namespace photos

Q_DECLARE_METATYPE(photos::Photo)
