// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QHash>

namespace sources {

/// Notices what a provider no longer lists. Each look brings a whole list of what was posted since
/// some moment; what was on an earlier list and is missing on two in a row (one may come out of a
/// cache) has been taken away. Remembers one place, and nothing over a restart.
class RollCall {
public:
    /// `since`: everything posted at or after it is in `present`. Gives the ids that are gone.
    QStringList call(const QDateTime &since, const QList<photos::Photo> &present);

private:
    struct Known {
        QDateTime createdAt;
        int missed = 0;
    };
    static constexpr qsizetype maxKnown = 2000;
    QHash<QString, Known> m_known; ///< by id
};

} // namespace sources
