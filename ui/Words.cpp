// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Words.h"

#include <QCoreApplication>

#include <cmath>
#include <numbers>

namespace ui::words {

namespace {

constexpr double metresInMile = 1609.344;
constexpr double metresInFoot = 0.3048;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::words", text);
}

/// At most `decimals` places, none that say nothing: 5, 1.2.
QString shortNumber(double value, int decimals, const QLocale &locale)
{
    const double unit = std::pow(10, decimals);
    const double rounded = std::round(value * unit) / unit;
    const bool isWhole = rounded == std::floor(rounded);
    return locale.toString(rounded, 'f', isWhole ? 0 : decimals);
}

} // namespace

QString timeText(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return {};
    const qint64 seconds = when.secsTo(now);
    // Clocks differ by some seconds: a moment "in the future" is now.
    if (seconds < 5 && seconds > -60)
        return tr("just now");
    if (seconds >= 0 && seconds < 60)
        return tr("%1 s ago").arg(seconds);
    if (seconds >= 0 && seconds < 3600)
        return tr("%1 min ago").arg(seconds / 60);
    const QDateTime local = when.toLocalTime();
    const QLocale locale;
    if (local.date() == now.toLocalTime().date())
        return locale.toString(local.time(), QLocale::ShortFormat);
    return locale.toString(local, QLocale::ShortFormat);
}

QString countdownText(const QDateTime &until, const QDateTime &now)
{
    const qint64 milliseconds = now.msecsTo(until);
    if (!until.isValid() || milliseconds <= 0)
        return {};
    const qint64 seconds = (milliseconds + 999) / 1000;
    return seconds < 100 ? tr("%1 s").arg(seconds) : tr("%1 min").arg((seconds + 59) / 60);
}

bool usesMiles(const QLocale &locale)
{
    return locale.measurementSystem() != QLocale::MetricSystem;
}

QString lengthText(double metres, const QLocale &locale)
{
    if (usesMiles(locale)) {
        if (metres < metresInMile / 4)
            return tr("%1 ft").arg(shortNumber(metres / metresInFoot, 0, locale));
        return tr("%1 mi").arg(shortNumber(metres / metresInMile, 1, locale));
    }
    if (metres < 1000)
        return tr("%1 m").arg(shortNumber(metres, 0, locale));
    return tr("%1 km").arg(shortNumber(metres / 1000, 1, locale));
}

QString areaText(double radius, const QLocale &locale)
{
    const double side = usesMiles(locale) ? metresInMile : 1000;
    const double area = std::numbers::pi * radius * radius / (side * side);
    const QString number = area < 0.01 ? QStringLiteral("< ") + locale.toString(0.01)
                                       : shortNumber(area,
                                           area < 1        ? 2
                                               : area < 10 ? 1
                                                           : 0,
                                           locale);
    return usesMiles(locale) ? tr("≈ %1 mi²").arg(number) : tr("≈ %1 km²").arg(number);
}

QString coordinateText(const photos::Coordinate &coordinate, const QLocale &locale)
{
    const auto degrees
        = [&locale](double value) { return locale.toString(std::abs(value), 'f', 4); };
    const QString latitude
        = (coordinate.latitude < 0 ? tr("%1° S") : tr("%1° N")).arg(degrees(coordinate.latitude));
    const QString longitude
        = (coordinate.longitude < 0 ? tr("%1° W") : tr("%1° E")).arg(degrees(coordinate.longitude));
    return tr("%1, %2").arg(latitude, longitude);
}

QString photoCountText(qint64 count)
{
    return count == 1 ? tr("1 photo") : tr("%1 photos").arg(QLocale().toString(count));
}

QString extentText(const photos::Subscription &subscription)
{
    using Object = photos::Subscription::Object;
    switch (subscription.object) {
    case Object::Geography:
        // Made elsewhere: only who made it knows its circle.
        return subscription.radius > 0 ? lengthText(subscription.radius) : tr("made elsewhere");
    case Object::Tag:
        return QLatin1Char('#') + isolated(subscription.objectId);
    case Object::Location:
        return tr("location %1").arg(isolated(subscription.objectId));
    case Object::User:
        return tr("my photos");
    }
    Q_UNREACHABLE();
}

QString extentSentence(const photos::Subscription &subscription)
{
    using Object = photos::Subscription::Object;
    switch (subscription.object) {
    case Object::Geography:
        if (subscription.radius <= 0)
            return tr("A circle that was made elsewhere.");
        return tr("Circle of %1 around %2.")
            .arg(lengthText(subscription.radius), coordinateText(subscription.centre));
    case Object::Tag:
        return tr("Photos tagged #%1.").arg(isolated(subscription.objectId));
    case Object::Location:
        return tr("Photos taken at location %1.").arg(isolated(subscription.objectId));
    case Object::User:
        return tr("Photos of the people who allowed it.");
    }
    Q_UNREACHABLE();
}

QString stateText(const photos::PlaceState &place, const QDateTime &now)
{
    using Activity = photos::PlaceState::Activity;
    switch (place.activity) {
    case Activity::Registering:
        return tr("Registering …");
    case Activity::Watching:
        return tr("Watching");
    case Activity::Paused:
        return tr("Paused");
    case Activity::Retrying: {
        const QString countdown = countdownText(place.nextLookAt, now);
        return countdown.isEmpty() ? tr("Retrying …") : tr("Retry in %1").arg(countdown);
    }
    case Activity::Failing:
        return tr("Not working");
    }
    Q_UNREACHABLE();
}

QString sourceTitle(const QString &source)
{
    return source == QLatin1String("instagram") ? tr("Instagram-compatible") : source;
}

QString isolated(const QString &text)
{
    return text.isEmpty() ? QString() : QChar(0x2068) + text + QChar(0x2069);
}

QString toolTip(const QString &text)
{
    return text.isEmpty()
        ? QString()
        : QStringLiteral("<qt>%1</qt>")
              .arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

QString onButton(const QString &text)
{
    return QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace ui::words
