// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Log.h"

// clang-format off
Q_LOGGING_CATEGORY(logApp,     "hereabouts.app",     QtInfoMsg)
Q_LOGGING_CATEGORY(logDemo,    "hereabouts.demo",    QtInfoMsg)
Q_LOGGING_CATEGORY(logHttp,    "hereabouts.http",    QtInfoMsg)
Q_LOGGING_CATEGORY(logImages,  "hereabouts.images",  QtInfoMsg)
Q_LOGGING_CATEGORY(logIngest,  "hereabouts.ingest",  QtInfoMsg)
Q_LOGGING_CATEGORY(logJournal, "hereabouts.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(logLive,    "hereabouts.live",    QtInfoMsg)
Q_LOGGING_CATEGORY(logPhotos,  "hereabouts.photos",  QtInfoMsg)
Q_LOGGING_CATEGORY(logRedis,   "hereabouts.redis",   QtInfoMsg)
Q_LOGGING_CATEGORY(logSources, "hereabouts.sources", QtInfoMsg)
Q_LOGGING_CATEGORY(logTunnel,  "hereabouts.tunnel",  QtInfoMsg)
Q_LOGGING_CATEGORY(logUi,      "hereabouts.ui",      QtInfoMsg)
// clang-format on
