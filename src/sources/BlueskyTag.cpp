// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/BlueskyTag.h"

#include "core/Json.h"

#include <QJsonArray>

#include <algorithm>

namespace sources {

BlueskyTag::BlueskyTag(const photos::Subscription &subscription, const QByteArray &cursor)
    : m_subscription(subscription)
{
    const auto document = core::parseJson(cursor, maxCursorBytes);
    const QJsonObject kept = document ? document->object() : QJsonObject();
    m_time = std::max<qint64>(kept.value(QLatin1String("time")).toInteger(), 0);
    const QJsonArray shown = kept.value(QLatin1String("shown")).toArray();
    for (const QJsonValue &path : shown) {
        if (m_shown.size() < maxShown)
            m_shown += path.toString().left(photos::maxIdLength);
    }
}

bool BlueskyTag::add(const BlueskyPost &post)
{
    const auto isSame = [&post](const BlueskyPost &other) { return other.path() == post.path(); };
    if (!post.hasTag(m_subscription.objectId)
        || std::any_of(m_waiting.begin(), m_waiting.end(), isSame))
        return false;
    if (m_waiting.size() == maxWaiting)
        m_waiting.removeFirst();
    m_waiting += post;
    return true;
}

bool BlueskyTag::strikeOff(const QString &pathBegin)
{
    m_waiting.removeIf([&pathBegin](const BlueskyPost &post) {
        return (post.path() + QLatin1Char('/')).startsWith(pathBegin);
    });
    const qsizetype before = m_gone.size();
    m_shown.removeIf([&](const QString &path) {
        const bool isGone = path.startsWith(pathBegin);
        if (isGone)
            m_gone += QStringLiteral("bluesky:") + path;
        return isGone;
    });
    return m_gone.size() > before;
}

void BlueskyTag::begin(const QByteArray &cursor)
{
    if (!m_offer.isEmpty() && cursor == m_offer)
        m_waiting.removeIf(
            [this](const BlueskyPost &post) { return m_offered.contains(post.path()); });
    m_offered.clear();
    m_offer.clear();
}

QStringList BlueskyTag::authors() const
{
    QStringList authors;
    for (const BlueskyPost &post : m_waiting) {
        if (!authors.contains(post.did))
            authors += post.did;
    }
    return authors;
}

void BlueskyTag::offer(const BlueskyPost &post)
{
    m_offered += post.path();
    for (qsizetype i = post.images.size(); i > 0; --i) {
        const QString path = QStringLiteral("%1/%2").arg(post.path()).arg(i - 1);
        m_shown.removeOne(path);
        m_shown.prepend(path);
    }
    m_shown = m_shown.mid(0, maxShown);
}

QStringList BlueskyTag::takeGone()
{
    return std::exchange(m_gone, {});
}

QByteArray BlueskyTag::cursor(qint64 now)
{
    // What was not offered must come again if we end before it is.
    for (const BlueskyPost &post : std::as_const(m_waiting)) {
        if (!m_offered.contains(post.path()))
            now = std::min(now, post.time - 1);
    }
    m_time = std::max(m_time, now);
    const QJsonObject kept {{QStringLiteral("time"), m_time},
        {QStringLiteral("shown"), QJsonArray::fromStringList(m_shown)}};
    m_offer = QJsonDocument(kept).toJson(QJsonDocument::Compact);
    return m_offer;
}

} // namespace sources
