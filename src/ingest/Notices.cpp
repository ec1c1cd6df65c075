// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Notices.h"

#include "core/Json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace ingest {

namespace {

/// Text or a whole number (§5). Tags may be in any script; nothing may hold control characters.
QString idFrom(const QJsonValue &value)
{
    QString id = value.toString();
    if (value.isDouble()) {
        const qint64 whole = value.toInteger(-1);
        id = whole >= 0 ? QString::number(whole) : QString();
    }
    const bool isUsable = id.size() <= photos::maxIdLength && id.isValidUtf16()
        && std::all_of(id.begin(), id.end(),
            [](QChar c) { return c.category() != QChar::Other_Control && !c.isSpace(); });
    return isUsable ? id : QString();
}

std::optional<Notice> noticeFrom(const QJsonObject &json)
{
    const auto object = photos::objectFromName(json.value(QLatin1String("object")).toString());
    const QString aspect = json.value(QLatin1String("changed_aspect")).toString();
    Notice notice;
    notice.objectId = idFrom(json.value(QLatin1String("object_id")));
    if (!object || aspect != QLatin1String("media") || notice.objectId.isEmpty())
        return std::nullopt;
    notice.object = *object;
    notice.hasTime = json.value(QLatin1String("time")).toInteger(-1) >= 0;
    notice.subscriptionId = idFrom(json.value(QLatin1String("subscription_id")));
    return notice;
}

/// One entry of Meta's webhooks: what changed is in it, but not the photo.
std::optional<Notice> noticeFromEntry(const QJsonObject &entry)
{
    Notice notice;
    notice.object = photos::Subscription::Object::User;
    notice.objectId = idFrom(entry.value(QLatin1String("id")));
    notice.hasTime = entry.value(QLatin1String("time")).toInteger(-1) >= 0;
    notice.isOfRoute = true;
    const bool hasChange = entry.value(QLatin1String("changes")).isArray()
        || entry.value(QLatin1String("changed_fields")).isArray();
    if (notice.objectId.isEmpty() || !hasChange) // messages are not for us
        return std::nullopt;
    return notice;
}

void readElement(const QJsonObject &element, QList<Notice> &notices)
{
    const QJsonValue entries = element.value(QLatin1String("entry"));
    if (!entries.isArray()) {
        if (const auto notice = noticeFrom(element))
            notices += *notice;
        return;
    }
    const QJsonArray list = entries.toArray();
    for (qsizetype i = 0; i < list.size() && notices.size() < maxNotices; ++i) {
        if (const auto notice = noticeFromEntry(list.at(i).toObject()))
            notices += *notice;
    }
}

} // namespace

core::Result<QList<Notice>> parseNotices(const QByteArray &body)
{
    const auto document = core::parseJson(body);
    if (!document)
        return document.error();
    QList<Notice> notices;
    if (document->isObject()) {
        const QJsonObject root = document->object();
        if (!root.value(QLatin1String("entry")).isArray())
            return core::Error {
                core::Error::Kind::Malformed, QStringLiteral("an object without entries")};
        readElement(root, notices);
        return notices;
    }
    if (!document->isArray())
        return core::Error {core::Error::Kind::Malformed, QStringLiteral("not a list of notices")};
    const QJsonArray elements = document->array();
    const qsizetype count = std::min(elements.size(), maxNotices);
    for (qsizetype i = 0; i < count && notices.size() < maxNotices; ++i)
        readElement(elements.at(i).toObject(), notices);
    return notices;
}

} // namespace ingest
