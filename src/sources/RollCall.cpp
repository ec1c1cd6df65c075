// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/RollCall.h"

namespace sources {

QStringList RollCall::call(const QDateTime &since, const QList<photos::Photo> &present)
{
    for (Known &known : m_known)
        ++known.missed;
    for (const photos::Photo &photo : present) {
        if (m_known.contains(photo.id) || m_known.size() < maxKnown)
            m_known[photo.id] = {photo.createdAt, 0};
    }
    QStringList gone;
    m_known.removeIf([&](const QHash<QString, Known>::iterator &entry) {
        const bool isBefore = entry->createdAt < since;
        const bool isGone = !isBefore && entry->missed >= 2;
        if (isGone)
            gone += entry.key();
        return isBefore || isGone;
    });
    return gone;
}

} // namespace sources
