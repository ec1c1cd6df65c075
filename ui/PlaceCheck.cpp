// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceCheck.h"

#include "geo/Gazetteer.h"
#include "ui/CoordinateText.h"
#include "ui/Words.h"

#include <limits>

namespace ui {

using Object = photos::Subscription::Object;

namespace {

/// Rounding in another unit must not turn the largest allowed radius into one too large.
constexpr double roundingShare = 1e-5;
constexpr double largestSaid = 1e6; ///< metres

} // namespace

photos::SourceInfo PlaceCheck::narrowest(
    double radius, const QList<photos::SourceInfo> &chosen) const
{
    photos::SourceInfo found;
    for (const photos::SourceInfo &source : chosen) {
        if (radius > source.largestRadius * (1 + roundingShare) && !isCapped(source.name)
            && (found.name.isEmpty() || source.largestRadius < found.largestRadius))
            found = source;
    }
    return found;
}

photos::SubscriptionProblems PlaceCheck::problemsOf(
    const Typed &typed, const QList<photos::SourceInfo> &chosen) const
{
    const photos::Subscription &wish = typed.wish;
    // What one source finds wrong beside its limit, all do.
    photos::SourceInfo source = narrowest(wish.radius, chosen);
    if (source.name.isEmpty()) {
        source = chosen.value(0);
        if (wish.object == Object::Geography)
            source.largestRadius = std::numeric_limits<double>::infinity();
    }
    source.hasCircles |= chosen.isEmpty(); // that none is chosen is said below
    source.hasTags |= chosen.isEmpty();
    photos::SubscriptionProblems problems = photos::problemsOf(wish, source);
    if (problems.title.isEmpty() && m_takenTitles.contains(wish.title, Qt::CaseInsensitive))
        problems.title = tr("A place with this name is already watched. Choose another name.");
    if (wish.object != Object::Geography)
        return problems;
    // Whether it is a number comes before whether the number is in range.
    const auto numberOr
        = [](const QString &text, const QString &example, const QString &problem) -> QString {
        if (text.trimmed().isEmpty())
            return tr("A number is missing here, for example %1.").arg(example);
        if (!coordinates::numberFromText(text))
            return tr("This is not a number such as %1.").arg(example);
        return problem;
    };
    problems.latitude = numberOr(typed.latitude, QStringLiteral("37.7749"), problems.latitude);
    problems.longitude = numberOr(typed.longitude, QStringLiteral("-122.4194"), problems.longitude);
    problems.radius = numberOr(typed.radius, QStringLiteral("5"), problems.radius);
    return problems;
}

QString PlaceCheck::sizeText(
    const photos::Subscription &wish, const QList<photos::SourceInfo> &chosen) const
{
    if (wish.object != Object::Geography || !(wish.radius >= 1) || !(wish.radius < largestSaid))
        return {};
    QString text = words::areaText(wish.radius);
    if (wish.centre.isValid()) {
        const qsizetype count
            = geo::Gazetteer::compiledIn().inside({wish.centre, wish.radius}).size();
        text = tr("%1, %2").arg(text,
            count == 1 ? tr("1 town inside")
                       : tr("%1 towns inside").arg(QLocale().toString(count)));
    }
    for (const photos::SourceInfo &source : chosen) {
        if (isCapped(source.name) && wish.radius > source.largestRadius)
            text += QStringLiteral(" · ")
                + tr("%1: %2").arg(source.title, words::lengthText(source.largestRadius));
    }
    return text;
}

} // namespace ui
