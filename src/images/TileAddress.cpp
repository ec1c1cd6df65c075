// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/TileAddress.h"

#include <QUrl>

namespace images {

bool isTileAddress(const QString &text)
{
    if (text.size() > maxTileAddressLength)
        return false;
    QString filled = text;
    for (const char *part : {"{z}", "{x}", "{y}"}) {
        if (!text.contains(QLatin1String(part)))
            return false;
        filled.replace(QLatin1String(part), QStringLiteral("1"));
    }
    filled.replace(QLatin1String("{key}"), QStringLiteral("k"));
    const QUrl url(filled, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

} // namespace images
