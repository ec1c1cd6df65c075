// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace photos {

/// Whether a licence allows no changes, as Creative Commons' "NoDerivatives" (BY-ND, BY-NC-ND):
/// such a photo is shown whole, never cropped. Where no licence is stated a provider shows the
/// photo cropped itself, so a tile may too.
bool forbidsChanges(const QString &licence, const QUrl &licenceUrl = {});

} // namespace photos
