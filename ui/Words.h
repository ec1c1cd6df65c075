// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QDateTime>
#include <QLocale>

/// How the window says times, lengths and states. Pure: values in, text out.
namespace ui::words {

/// "just now", "12 s ago", "3 min ago"; from an hour on local time, with the date before today.
QString timeText(const QDateTime &when, const QDateTime &now = QDateTime::currentDateTimeUtc());
/// "40 s", "3 min"; empty when it is not in the future.
QString countdownText(
    const QDateTime &until, const QDateTime &now = QDateTime::currentDateTimeUtc());

/// "350 m", "5 km"; feet and miles where people use them.
QString lengthText(double metres, const QLocale &locale = {});
/// Of a circle: "≈ 78 km²".
QString areaText(double radius, const QLocale &locale = {});
/// "37.7749° N, 122.4194° W"
QString coordinateText(const photos::Coordinate &coordinate, const QLocale &locale = {});
bool usesMiles(const QLocale &locale);

QString photoCountText(qint64 count);

/// "5 km", "#sunset", "location 1257285", "my photos": what a place watches, in a few characters.
QString extentText(const photos::Subscription &subscription);
/// The same as a sentence: "Circle of 5 km around 37.7749° N, 122.4194° W."
QString extentSentence(const photos::Subscription &subscription);
/// "Watching", "Paused", "Retry in 40 s" …
QString stateText(
    const photos::PlaceState &place, const QDateTime &now = QDateTime::currentDateTimeUtc());
/// For people: "instagram" → "Instagram-compatible".
QString sourceTitle(const QString &source);

/// Text of a stranger inside a sentence of ours: its writing direction ends where it ends
/// (U+2068 FIRST STRONG ISOLATE … U+2069 POP DIRECTIONAL ISOLATE).
QString isolated(const QString &text);
/// Text of a stranger as one line: line breaks and other control characters become spaces, and what
/// is longer than `maxLength` is cut, with dots.
QString oneLine(const QString &text, qsizetype maxLength);
/// As a tool tip: Qt guesses rich text there, so the text is escaped, and wrapped when long.
QString toolTip(const QString &text);
/// On a button or in a menu: no character of it becomes a mnemonic.
QString onButton(const QString &text);

/// The text of a menu's entry as running text: without the mark of its key ("&Places", "地点(&P)")
/// and without the dots that promise a dialog.
QString plainAct(const QString &text);

} // namespace ui::words
