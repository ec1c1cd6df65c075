// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace photos {

struct Photo;

/// Whether a licence allows no changes, as Creative Commons' "NoDerivatives" (BY-ND, BY-NC-ND):
/// such a photo is shown whole, never cropped. Where no licence is stated a provider shows the
/// photo cropped itself, so a tile may too.
bool forbidsChanges(const QString &licence, const QUrl &licenceUrl = {});

/// Whether copies of its pictures may be kept on disk, here or by browsers. Not where a public
/// source states no licence: all rights are reserved there, and the sources ask to show such
/// photos but not to store them. A folder is the user's own, and so is an Instagram-compatible
/// service.
bool allowsCopies(const Photo &photo);

} // namespace photos
