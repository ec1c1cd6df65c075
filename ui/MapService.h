// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// A service that has tiles of a map, as far as the window needs to know it.
struct MapService {
    QString host; ///< whom people ask; empty: there is no service
    QString attribution; ///< whom the map is owed to; shown on it
    bool isAllowed = false; ///< somebody said yes

    bool operator==(const MapService &) const = default;
};

} // namespace ui
