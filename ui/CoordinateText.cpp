// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CoordinateText.h"

#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace ui::coordinates {

namespace {

/// Digits of every script become 0-9, full-width forms become plain, all signs and marks get one
/// spelling. What is left can be read with simple patterns.
QString plain(const QString &text)
{
    QString result;
    for (const QChar &c : text.normalized(QString::NormalizationForm_KC)) {
        if (c.digitValue() >= 0 && c.isDigit())
            result += QChar(u'0' + c.digitValue());
        else if (c == QChar(0x2212) || c == QChar(0x2013))
            result += QLatin1Char('-');
        else if (c == QChar(0x066B)) // Arabic decimal separator
            result += QLatin1Char('.');
        else if (c == QChar(0x060C) || c == QChar(0x3001)) // Arabic and ideographic comma
            result += QLatin1Char(',');
        else if (c == QChar(0x061B)) // Arabic semicolon
            result += QLatin1Char(';');
        else if (c == QChar(0x2032) || c == QChar(0x2019))
            result += QLatin1Char('\'');
        else if (c == QChar(0x2033) || c == QChar(0x201D))
            result += QLatin1Char('"');
        else if (c.category() == QChar::Other_Format)
            continue; // invisible: bidi marks come along with copied text
        else
            result += c.isSpace() ? QLatin1Char(' ') : c.toUpper();
    }
    return result.simplified().replace(QLatin1String("''"), QLatin1String("\""));
}

std::optional<double> decimal(QString text)
{
    static const QRegularExpression pattern(QStringLiteral("^[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)$"));
    if (!pattern.match(text).hasMatch())
        return std::nullopt;
    const double value = text.replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// One angle: "48.1", "48.1° N", "N 48 8 14.5", "48°08'14.5\"S". Letters of the other axis, two
/// signs, and minutes or seconds of 60 or more are no angle.
std::optional<double> angle(const QString &text, QLatin1String positive, QLatin1String negative)
{
    // Each part needs a mark or a space before it, so that "1.5, 2.5" is not 1 degree 5 minutes.
    static const QRegularExpression pattern(
        QStringLiteral("^([NSEW])? ?([+-])?(\\d+(?:[.,]\\d+)?) ?°? ?"
                       "(?:(?<=[° ])(\\d+(?:[.,]\\d+)?) ?'? ?)?"
                       "(?:(?<=[' ])(\\d+(?:[.,]\\d+)?) ?\"? ?)?([NSEW])?$"));
    if (const auto value = decimal(text))
        return value;
    const auto match = pattern.match(text);
    if (!match.hasMatch() || (!match.captured(1).isEmpty() && !match.captured(6).isEmpty()))
        return std::nullopt;
    const QString letter = match.captured(1) + match.captured(6);
    if (!letter.isEmpty()
        && ((letter != positive && letter != negative) || !match.captured(2).isEmpty()))
        return std::nullopt;
    const auto part = [&match](int group) {
        return match.captured(group).isEmpty() ? 0.0 : decimal(match.captured(group)).value_or(-1);
    };
    // "48.1 11.5" is not 48.1 degrees and 11.5 minutes: only the last part has a fraction.
    const auto hasFraction = [&part](int group) { return part(group) != std::floor(part(group)); };
    if ((!match.captured(4).isEmpty() && hasFraction(3))
        || (!match.captured(5).isEmpty() && hasFraction(4)))
        return std::nullopt;
    const double minutes = part(4);
    const double seconds = part(5);
    if (minutes < 0 || minutes >= 60 || seconds < 0 || seconds >= 60)
        return std::nullopt;
    const double value = part(3) + minutes / 60 + seconds / 3600;
    return letter == negative || match.captured(2) == QLatin1String("-") ? -value : value;
}

std::optional<photos::Coordinate> pair(const QString &latitude, const QString &longitude)
{
    const auto north = angle(latitude.trimmed(), QLatin1String("N"), QLatin1String("S"));
    const auto east = angle(longitude.trimmed(), QLatin1String("E"), QLatin1String("W"));
    if (!north || !east)
        return std::nullopt;
    return photos::Coordinate {*north, *east};
}

/// RFC 5870, 3.3: "geo:" latitude "," longitude ["," altitude] [";" parameters]; always points.
std::optional<photos::Coordinate> fromGeoUri(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^GEO: ?(-?[\\d.]+),(-?[\\d.]+)(?:,-?[\\d.]+)?(?:[;?].*)?$"));
    const auto match = pattern.match(text);
    return match.hasMatch() ? pair(match.captured(1), match.captured(2)) : std::nullopt;
}

/// The places where a text may fall into two, the clearest first: after a semicolon, after a comma
/// followed by a space, after a hemisphere's letter, at a comma, at a space.
std::optional<photos::Coordinate> split(const QString &text)
{
    static const QRegularExpression patterns[] = {
        QRegularExpression(QStringLiteral("^([^;]+);([^;]+)$")),
        QRegularExpression(QStringLiteral("^(.+), (.+)$")),
        QRegularExpression(QStringLiteral("^(.+[NS]),? ?(.+[EW])$")),
        QRegularExpression(QStringLiteral("^([NS].+?),? ?([EW].+)$")),
        QRegularExpression(QStringLiteral("^([^,]*\\.[^,]*),([^,]+)$")),
        QRegularExpression(QStringLiteral("^([^ ]+) ([^ ]+)$")),
    };
    for (const QRegularExpression &pattern : patterns) {
        const auto match = pattern.match(text);
        if (!match.hasMatch())
            continue;
        if (const auto found = pair(match.captured(1), match.captured(2)))
            return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<double> numberFromText(const QString &text)
{
    if (text.size() > maxTextLength)
        return std::nullopt;
    const QString clean = plain(text);
    if (const auto north = angle(clean, QLatin1String("N"), QLatin1String("S")))
        return north;
    return angle(clean, QLatin1String("E"), QLatin1String("W"));
}

std::optional<photos::Coordinate> coordinateFromText(const QString &text)
{
    if (text.size() > maxTextLength)
        return std::nullopt;
    const QString clean = plain(text);
    if (clean.startsWith(QLatin1String("GEO:")))
        return fromGeoUri(clean);
    return split(clean);
}

QString textFromNumber(double value, int mostDigits)
{
    QString text = QLocale::c().toString(value, 'f', mostDigits);
    while (mostDigits > 0 && text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

} // namespace ui::coordinates
