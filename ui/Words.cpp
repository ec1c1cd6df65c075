// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <QRegularExpression>
#include <cmath>
#include <numbers>

namespace ui::words {

namespace {

constexpr double metresInMile = 1609.344;
constexpr double metresInFoot = 0.3048;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::words)
};

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
        return Words::tr("just now");
    if (seconds >= 0 && seconds < 60)
        return Words::tr("%1 s ago").arg(seconds);
    if (seconds >= 0 && seconds < 3600)
        return Words::tr("%1 min ago").arg(seconds / 60);
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
    return seconds < 100 ? Words::tr("%1 s").arg(seconds)
                         : Words::tr("%1 min").arg((seconds + 59) / 60);
}

bool usesMiles(const QLocale &locale)
{
    return locale.measurementSystem() != QLocale::MetricSystem;
}

QString lengthText(double metres, const QLocale &locale)
{
    if (usesMiles(locale)) {
        if (metres < metresInMile / 4)
            return Words::tr("%1 ft").arg(shortNumber(metres / metresInFoot, 0, locale));
        return Words::tr("%1 mi").arg(shortNumber(metres / metresInMile, 1, locale));
    }
    if (metres < 1000)
        return Words::tr("%1 m").arg(shortNumber(metres, 0, locale));
    return Words::tr("%1 km").arg(shortNumber(metres / 1000, 1, locale));
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
    return usesMiles(locale) ? Words::tr("≈ %1 mi²").arg(number)
                             : Words::tr("≈ %1 km²").arg(number);
}

QString coordinateText(const photos::Coordinate &coordinate, const QLocale &locale)
{
    const auto degrees
        = [&locale](double value) { return locale.toString(std::abs(value), 'f', 4); };
    const QString latitude = (coordinate.latitude < 0 ? Words::tr("%1° S") : Words::tr("%1° N"))
                                 .arg(degrees(coordinate.latitude));
    const QString longitude = (coordinate.longitude < 0 ? Words::tr("%1° W") : Words::tr("%1° E"))
                                  .arg(degrees(coordinate.longitude));
    return Words::tr("%1, %2").arg(latitude, longitude);
}

QString photoCountText(qint64 count)
{
    return count == 1 ? Words::tr("1 photo")
                      : Words::tr("%1 photos").arg(QLocale().toString(count));
}

QString extentText(const photos::Subscription &subscription)
{
    using Object = photos::Subscription::Object;
    switch (subscription.object) {
    case Object::Geography:
        // Made elsewhere: only who made it knows its circle.
        return subscription.radius > 0 ? lengthText(subscription.radius)
                                       : Words::tr("made elsewhere");
    case Object::Tag:
        return QLatin1Char('#') + isolated(subscription.objectId);
    case Object::Location:
        return Words::tr("location %1").arg(isolated(subscription.objectId));
    case Object::User:
        return Words::tr("my photos");
    case Object::Feed:
        return Words::tr("feed of %1").arg(isolated(QUrl(subscription.objectId).host()));
    case Object::Folder:
        return Words::tr("folder %1").arg(isolated(QFileInfo(subscription.objectId).fileName()));
    }
    Q_UNREACHABLE();
}

QString extentSentence(const photos::Subscription &subscription)
{
    using Object = photos::Subscription::Object;
    switch (subscription.object) {
    case Object::Geography:
        if (subscription.radius <= 0)
            return Words::tr("A circle that was made elsewhere.");
        return Words::tr("Circle of %1 around %2.")
            .arg(lengthText(subscription.radius), coordinateText(subscription.centre));
    case Object::Tag:
        return Words::tr("Photos tagged #%1.").arg(isolated(subscription.objectId));
    case Object::Location:
        return Words::tr("Photos taken at location %1.").arg(isolated(subscription.objectId));
    case Object::User:
        return Words::tr("Photos of the people who allowed it.");
    case Object::Feed:
        return Words::tr("Photos of the feed %1.").arg(isolated(subscription.objectId));
    case Object::Folder:
        return Words::tr("New pictures in the folder %1.").arg(isolated(subscription.objectId));
    }
    Q_UNREACHABLE();
}

QString stateText(const photos::PlaceState &place, const QDateTime &now)
{
    using Activity = photos::PlaceState::Activity;
    switch (place.activity) {
    case Activity::Registering:
        return Words::tr("Registering …");
    case Activity::Watching:
        return Words::tr("Watching");
    case Activity::Paused:
        return Words::tr("Paused");
    case Activity::Retrying: {
        const QString countdown = countdownText(place.nextLookAt, now);
        return countdown.isEmpty() ? Words::tr("Retrying …")
                                   : Words::tr("Retry in %1").arg(countdown);
    }
    case Activity::Failing:
        return Words::tr("Not working");
    }
    Q_UNREACHABLE();
}

QString sourceTitle(const QString &source)
{
    return source == QLatin1String("instagram") ? Words::tr("Instagram-compatible") : source;
}

QString oneLine(const QString &text, qsizetype maxLength)
{
    QString line = text.left(maxLength);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1); // half a character
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    line = line.simplified();
    return text.size() > maxLength ? line + QChar(0x2026) : line;
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

QString plainAct(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("\\s*\\(&.\\)|&|\\s*…$"));
    return QString(text).remove(mark);
}

} // namespace ui::words
