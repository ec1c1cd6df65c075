// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Licence.h"

#include "photos/Photo.h"

#include <QRegularExpression>

namespace photos {

bool forbidsChanges(const QString &licence, const QUrl &licenceUrl)
{
    // "ND" as a word of its own ("CC BY-NC-ND 4.0"), or the words it stands for; sources write
    // both, and Chinese ones translate them.
    static const QRegularExpression words(
        QStringLiteral("(?<![a-z0-9])nd(?![a-z0-9])|no[ -]?deriv|禁止演绎"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(licence).hasMatch() || words.match(licenceUrl.path()).hasMatch();
}

bool allowsCopies(const Photo &photo)
{
    const bool isOurOwn = photo.source.isEmpty() || photo.source == QLatin1String("instagram")
        || photo.source == QLatin1String("folder");
    return isOurOwn || !photo.licence.isEmpty();
}

} // namespace photos
