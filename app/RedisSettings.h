// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"
#include "journal/PhotoJournal.h"
#include "redis/PrivateServer.h"

namespace app {

// What the program's settings mean for Redis and for the journal in it: the same, however the
// program is started.

inline redis::PrivateServer::Settings redisSettings(const Settings &settings)
{
    redis::PrivateServer::Settings redis;
    redis.dataDirectory = settings.dataDirectory + QLatin1String("/redis");
    return redis;
}

inline journal::PhotoJournal::Settings journalSettings(const Settings &settings)
{
    journal::PhotoJournal::Settings journal;
    journal.isPrivate = settings.redisUrl.isEmpty();
    if (journal.isPrivate)
        journal.folder = redisSettings(settings).dataDirectory;
    return journal;
}

} // namespace app
