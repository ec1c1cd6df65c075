// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ServiceAddress.h"

namespace ui {

QUrl serviceAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    return QUrl(
        trimmed.contains(QLatin1String("://")) ? trimmed : QLatin1String("https://") + trimmed,
        QUrl::StrictMode);
}

bool isServiceAddress(const QUrl &url)
{
    const bool isWeb
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
}

} // namespace ui
