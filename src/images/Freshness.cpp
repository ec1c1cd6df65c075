// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Freshness.h"

#include <QList>
#include <QLocale>

#include <algorithm>

namespace images {

using std::chrono::seconds;

namespace {

/// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
QDateTime dateFrom(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

std::optional<seconds> freshness(const QByteArray &cacheControl, const QByteArray &expires,
    const QByteArray &date, const QByteArray &age, const QDateTime &now)
{
    std::optional<seconds> longest;
    const QList<QByteArray> directives = cacheControl.toLower().split(',');
    for (const QByteArray &directive : directives) {
        const QByteArray word = directive.trimmed();
        if (word == "no-store" || word == "no-cache")
            return seconds(0);
        if (word.startsWith("max-age=")) {
            bool isNumber = false;
            const qint64 value = word.mid(8).replace('"', "").toLongLong(&isNumber);
            longest = seconds(isNumber ? std::max<qint64>(value, 0) : 0);
        }
    }
    if (longest) // counts before Expires
        return std::max(*longest - seconds(std::max<qint64>(age.trimmed().toLongLong(), 0)), {});
    if (expires.isEmpty())
        return std::nullopt;
    const QDateTime end = dateFrom(expires);
    const QDateTime sent = dateFrom(date);
    if (!end.isValid())
        return seconds(0); // "0", above all
    return std::max(seconds((sent.isValid() ? sent : now).secsTo(end)), seconds(0));
}

} // namespace images
