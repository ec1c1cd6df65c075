// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/InstagramCursor.h"

#include "core/Json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace sources {

namespace {
constexpr qsizetype maxCursorBytes = 8 * 1024;
constexpr qsizetype maxNumberLength = 40;

qint64 milliseconds(std::chrono::milliseconds duration)
{
    return duration.count();
}
} // namespace

QString mediaNumber(const QString &id)
{
    const QString media = id.section(QLatin1Char('_'), 0, 0);
    const bool isNumber = !media.isEmpty() && media.size() <= maxNumberLength
        && media.front() != QLatin1Char('0')
        && std::all_of(media.begin(), media.end(),
            [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    return isNumber ? media : QString();
}

bool isSmallerNumber(const QString &one, const QString &other)
{
    return one.size() != other.size() ? one.size() < other.size() : one < other;
}

InstagramCursor InstagramCursor::fromBytes(const QByteArray &bytes)
{
    InstagramCursor cursor;
    const auto document = core::parseJson(bytes, maxCursorBytes);
    if (!document || !document->isObject())
        return cursor;
    const QJsonObject json = document->object();
    cursor.m_lookedAt = std::max<qint64>(json.value(QLatin1String("at")).toInteger(), 0);
    const QJsonArray marks = json.value(QLatin1String("marks")).toArray();
    for (const QJsonValue &value : marks) {
        const QJsonArray mark = value.toArray();
        const QString id = mediaNumber(mark.at(0).toString());
        if (!id.isEmpty() && cursor.m_marks.size() < maxMarks)
            cursor.m_marks += Mark {id, mark.at(1).toInteger()};
    }
    cursor.m_minTagId = json.value(QLatin1String("tag")).toString();
    cursor.m_wholeTagAt = json.value(QLatin1String("whole")).toInteger();
    return cursor;
}

QByteArray InstagramCursor::toBytes() const
{
    QJsonObject json {{QStringLiteral("at"), m_lookedAt}};
    QJsonArray marks;
    for (const Mark &mark : m_marks)
        marks += QJsonArray {mark.id, mark.seenAt};
    if (!marks.isEmpty())
        json.insert(QStringLiteral("marks"), marks);
    if (!m_minTagId.isEmpty()) {
        json.insert(QStringLiteral("tag"), m_minTagId);
        json.insert(QStringLiteral("whole"), m_wholeTagAt);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString InstagramCursor::minId() const
{
    QString id;
    for (const Mark &mark : m_marks) {
        if (mark.seenAt <= m_lookedAt - milliseconds(overlap))
            id = mark.id;
    }
    return id;
}

qint64 InstagramCursor::minTimestamp() const
{
    return isFirstLook() ? 0 : std::max<qint64>((m_lookedAt - milliseconds(overlap)) / 1000, 1);
}

QString InstagramCursor::minTagId(const QDateTime &now) const
{
    const qint64 sinceWhole = now.toMSecsSinceEpoch() - m_wholeTagAt;
    const bool isDue = sinceWhole < 0 || sinceWhole >= milliseconds(wholeTagEvery);
    return isDue ? QString() : m_minTagId;
}

void InstagramCursor::advance(const QDateTime &lookedAt, const QString &greatestId)
{
    m_lookedAt = lookedAt.toMSecsSinceEpoch();
    const bool isGreater = !greatestId.isEmpty()
        && (m_marks.isEmpty() || isSmallerNumber(m_marks.last().id, greatestId));
    if (isGreater) {
        // A mark's time says since when its id was known; moving the newest one forward keeps that
        // true, and the list short.
        const bool isClose = m_marks.size() > 1
            && m_lookedAt - m_marks.at(m_marks.size() - 2).seenAt < milliseconds(markSpacing);
        if (isClose)
            m_marks.removeLast();
        m_marks += Mark {greatestId, m_lookedAt};
    }
    // Of the marks beyond the overlap only the newest is ever asked for.
    while (m_marks.size() > 1 && m_marks.at(1).seenAt <= m_lookedAt - milliseconds(overlap))
        m_marks.removeFirst();
    if (m_marks.size() > maxMarks)
        m_marks.removeAt(1);
}

void InstagramCursor::setTagMark(const QString &minTagId, bool tookTheWhole)
{
    if (!minTagId.isEmpty())
        m_minTagId = minTagId;
    if (tookTheWhole)
        m_wholeTagAt = m_lookedAt;
}

} // namespace sources
