// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// One category for each module. QT_LOGGING_RULES="hereabouts.redis.debug=true" shows its details.
Q_DECLARE_LOGGING_CATEGORY(logApp)
Q_DECLARE_LOGGING_CATEGORY(logDemo)
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logImages)
Q_DECLARE_LOGGING_CATEGORY(logIngest)
Q_DECLARE_LOGGING_CATEGORY(logJournal)
Q_DECLARE_LOGGING_CATEGORY(logLive)
Q_DECLARE_LOGGING_CATEGORY(logPhotos)
Q_DECLARE_LOGGING_CATEGORY(logRedis)
Q_DECLARE_LOGGING_CATEGORY(logSources)
Q_DECLARE_LOGGING_CATEGORY(logTunnel)
Q_DECLARE_LOGGING_CATEGORY(logUi)
