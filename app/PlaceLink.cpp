// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PlaceLink.h"

#include "ui/CoordinateText.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace app {

using core::Error; // lupdate follows no qualified type

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::PlaceLink)
};

constexpr qsizetype maxLinkLength = 2000;
constexpr qsizetype maxNameLength = 100;
constexpr double usualRadius = 1000; // metres
constexpr double largestRadius = 50'000; // the form says what each source allows

Error problem()
{
    return {core::Error::Kind::Malformed,
        Words::tr("A link to a place is like geo:37.76,-122.44 or "
                  "hereabouts://place?lat=37.76&lng=-122.44&radius=1000&name=Park."),
        {}};
}

double radiusFrom(const QString &text)
{
    const auto radius = ui::coordinates::numberFromText(text);
    return radius && *radius >= 1 ? std::min(*radius, largestRadius) : usualRadius;
}

QString nameFrom(const QString &text)
{
    QString name = text.simplified();
    name.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    return name.left(maxNameLength);
}

core::Result<photos::Subscription> fromGeo(const QString &link)
{
    // A label as Android writes it, "?q=…", is no part of RFC 5870.
    const QString position = link.section(QLatin1Char('?'), 0, 0);
    const auto centre = ui::coordinates::coordinateFromText(position);
    if (!centre || !centre->isValid())
        return problem();
    photos::Subscription wish;
    wish.centre = *centre;
    wish.radius = usualRadius;
    for (const QString &parameter : position.split(QLatin1Char(';')).mid(1)) {
        if (parameter.startsWith(QLatin1String("u=")))
            wish.radius = radiusFrom(parameter.mid(2));
    }
    return wish;
}

core::Result<photos::Subscription> fromOurs(const QUrl &link)
{
    if (link.host() != QLatin1String("place"))
        return problem();
    const QUrlQuery query(link);
    const auto value = [&query](const char *name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    };
    const auto latitude = ui::coordinates::numberFromText(value("lat"));
    const auto longitude = ui::coordinates::numberFromText(value("lng"));
    if (!latitude || !longitude || !photos::Coordinate {*latitude, *longitude}.isValid())
        return problem();
    photos::Subscription wish;
    wish.title = nameFrom(value("name").replace(QLatin1Char('+'), QLatin1Char(' ')));
    wish.centre = {*latitude, *longitude};
    wish.radius = radiusFrom(value("radius"));
    return wish;
}

} // namespace

bool isPlaceLink(const QString &text)
{
    return text.startsWith(QLatin1String("geo:"), Qt::CaseInsensitive)
        || text.startsWith(QLatin1String("hereabouts:"), Qt::CaseInsensitive);
}

core::Result<photos::Subscription> placeFromLink(const QString &link)
{
    if (link.size() > maxLinkLength)
        return problem();
    if (link.startsWith(QLatin1String("geo:"), Qt::CaseInsensitive))
        return fromGeo(link);
    const QUrl url(link, QUrl::StrictMode);
    return url.scheme() == QLatin1String("hereabouts") ? fromOurs(url) : problem();
}

} // namespace app
