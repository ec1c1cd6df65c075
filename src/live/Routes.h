// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "http/Request.h"
#include "http/Response.h"
#include "images/PictureStore.h"
#include "photos/Feed.h"

#include <QMap>

#include <optional>

/// What each address of the page's port answers. A request and the feed in, an answer out.
namespace live {

inline constexpr qsizetype defaultPhotosLimit = 60;
inline constexpr qsizetype maxPhotosLimit = 200;

/// GET /api/photos?before=<position>&limit=: one page of history, newest first, and where the feed
/// is (`epoch`, `newest`), so that /live can go on from there without a gap.
http::Response photosResponse(const http::Request &request, const photos::Feed &feed);

/// GET /api/places.
http::Response placesResponse(const QByteArray &places);

/// GET /healthz: 503 as soon as one step fails.
http::Response healthResponse(const QMap<QString, core::Health> &steps);

/// The picture that a path means: /pictures/<id>/<size>, the id percent-encoded once.
struct PictureAddress {
    QString id;
    images::PictureSize size = images::PictureSize::Small;
};
std::optional<PictureAddress> pictureAddress(QByteArrayView path);

/// The answer for what the picture store gave.
http::Response pictureResponse(const core::Result<QByteArray> &jpeg, bool mayBeKept);

/// Where a viewer comes from: /live?epoch=…&position=…. Both or neither; nullopt: afresh.
struct Resume {
    QByteArray epoch;
    photos::Position position;
};
std::optional<Resume> resumeFrom(const http::Request &request);

} // namespace live
