// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

#include <QHash>

namespace sources {

/// A licence as Flickr names it.
struct FlickrLicence {
    QString name;
    QUrl url;
};
using FlickrLicences = QHash<int, FlickrLicence>; ///< by id

/// One page of flickr.photos.search (spec/websub-and-flickr.md, C1).
struct FlickrPage {
    QList<photos::Photo> photos;
    qsizetype entries = 0; ///< on the page, with and without usable photos
    int pages = 0; ///< how many there are
    qint64 newestUpload = 0; ///< UNIX seconds
};

/// Pure: bytes in, values out. Errors: Denied (bad key), Unavailable, Malformed. Licences that are
/// not in the table are all rights reserved.
core::Result<FlickrPage> parseFlickrPhotos(const QByteArray &body, const FlickrLicences &licences,
    const photos::Subscription &subscription);
/// The reply of flickr.photos.licenses.getInfo.
core::Result<FlickrLicences> parseFlickrLicences(const QByteArray &body);

} // namespace sources
