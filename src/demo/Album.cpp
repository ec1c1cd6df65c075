// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Album.h"

#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace demo {

namespace {

using Object = photos::Subscription::Object;

constexpr int thumbnailSide = 150;
/// Tags have a number space of their own, and opaque marks (§8).
const QString tagMarkPrefix = QStringLiteral("AQD");

QJsonObject image(const QUrl &baseUrl, const QString &name, const char *size, const QSize &pixels)
{
    const QString path = QStringLiteral("/pictures/%1_%2.jpg").arg(name, QLatin1String(size));
    return {{QStringLiteral("url"), baseUrl.toString(QUrl::StripTrailingSlash) + path},
        {QStringLiteral("width"), pixels.width()}, {QStringLiteral("height"), pixels.height()}};
}

QJsonObject userObject(const Author &author)
{
    return {{QStringLiteral("id"), author.id}, {QStringLiteral("username"), author.username},
        {QStringLiteral("full_name"), author.fullName},
        {QStringLiteral("profile_picture"), QString()}};
}

QString seconds(const QDateTime &time)
{
    return QString::number(time.toSecsSinceEpoch());
}

/// The media part of an id in a parameter; zero when there is none.
quint64 numberFrom(const Form &form, const char *name)
{
    QString text = form.value(name).section(QLatin1Char('_'), 0, 0);
    if (text.startsWith(tagMarkPrefix))
        text.remove(0, tagMarkPrefix.size());
    return text.toULongLong();
}

} // namespace

QString DemoPhoto::id() const
{
    return QString::number(number) + QLatin1Char('_') + author.id;
}

QJsonObject mediaObject(const DemoPhoto &photo, const QUrl &baseUrl)
{
    QJsonObject location {{QStringLiteral("latitude"), photo.coordinate.latitude},
        {QStringLiteral("longitude"), photo.coordinate.longitude}};
    if (!photo.placeName.isEmpty())
        location.insert(QStringLiteral("name"), photo.placeName);
    QJsonValue caption;
    if (!photo.words.caption.isEmpty())
        caption = QJsonObject {{QStringLiteral("id"), QString::number(photo.number + 1)},
            {QStringLiteral("created_time"), seconds(photo.createdAt)},
            {QStringLiteral("text"), photo.words.caption},
            {QStringLiteral("from"), userObject(photo.author)}};
    const QSize thumbnail(thumbnailSide, thumbnailSide);
    return {
        {QStringLiteral("id"), photo.id()},
        {QStringLiteral("type"), QStringLiteral("image")},
        {QStringLiteral("created_time"), seconds(photo.createdAt)},
        {QStringLiteral("link"), image(baseUrl, photo.picture, "s", {})[QLatin1String("url")]},
        {QStringLiteral("filter"), QStringLiteral("Normal")},
        {QStringLiteral("tags"), QJsonArray::fromStringList(photo.words.tags)},
        {QStringLiteral("attribution"), QJsonValue()},
        {QStringLiteral("user"), userObject(photo.author)},
        {QStringLiteral("caption"), caption},
        {QStringLiteral("location"), location},
        {QStringLiteral("comments"), QJsonObject {{QStringLiteral("count"), 0}}},
        {QStringLiteral("likes"), QJsonObject {{QStringLiteral("count"), 0}}},
        {QStringLiteral("users_in_photo"), QJsonArray()},
        {QStringLiteral("images"),
            QJsonObject {
                {QStringLiteral("thumbnail"), image(baseUrl, photo.picture, "t", thumbnail)},
                {QStringLiteral("low_resolution"), image(baseUrl, photo.picture, "l", photo.small)},
                {QStringLiteral("standard_resolution"),
                    image(baseUrl, photo.picture, "s", photo.large)}}},
    };
}

Album::Album(Object object, QString objectId, const photos::Coordinate &centre, double radius)
    : m_object(object)
    , m_objectId(std::move(objectId))
    , m_centre(centre)
    , m_radius(radius)
{
}

void Album::add(const DemoPhoto &photo)
{
    m_photos.push_front(photo);
    if (m_photos.size() > maxPhotos)
        m_photos.pop_back();
}

bool Album::isAskedFor(const DemoPhoto &photo, const Form &form) const
{
    const bool isTag = m_object == Object::Tag;
    const quint64 after = numberFrom(form, isTag ? "min_tag_id" : "min_id");
    const quint64 before = numberFrom(form, isTag ? "max_tag_id" : "max_id");
    if (photo.number <= after || (before > 0 && photo.number >= before))
        return false;
    if (m_object != Object::Location && m_object != Object::User)
        return true;
    const qint64 from = form.value("min_timestamp").toLongLong();
    const qint64 until = form.value("max_timestamp").toLongLong();
    const qint64 created = photo.createdAt.toSecsSinceEpoch();
    return created >= from && (until <= 0 || created <= until);
}

QJsonObject Album::recent(const Form &form, const QUrl &self, const QUrl &baseUrl) const
{
    const int wanted = form.value("count").toInt();
    const auto count = size_t(std::clamp(wanted > 0 ? wanted : defaultPage, 1, largestPage));
    std::deque<const DemoPhoto *> page;
    for (const DemoPhoto &photo : m_photos) {
        if (isAskedFor(photo, form))
            page.push_back(&photo);
        if (page.size() > count)
            break;
    }
    const bool hasMore = page.size() > count;
    if (hasMore)
        page.pop_back();
    QJsonArray data;
    for (const DemoPhoto *photo : page)
        data += mediaObject(*photo, baseUrl);
    return {{QStringLiteral("pagination"), pagination(page, hasMore, form, self)},
        {QStringLiteral("meta"), QJsonObject {{QStringLiteral("code"), 200}}},
        {QStringLiteral("data"), data}};
}

QJsonObject Album::pagination(const std::deque<const DemoPhoto *> &page, bool hasMore,
    const Form &form, const QUrl &self) const
{
    const bool isTag = m_object == Object::Tag;
    QJsonObject pagination;
    if (isTag && !page.empty())
        pagination.insert(
            QStringLiteral("min_tag_id"), tagMarkPrefix + QString::number(page.front()->number));
    if (!hasMore)
        return pagination;
    const QString next = (isTag ? tagMarkPrefix : QString()) + QString::number(page.back()->number);
    const QString name = isTag ? QStringLiteral("max_tag_id") : QStringLiteral("max_id");
    QUrlQuery query;
    for (auto field = form.begin(); field != form.end(); ++field) {
        if (QString::fromUtf8(field.key()) != name)
            query.addQueryItem(QString::fromUtf8(field.key()),
                QString::fromLatin1(QUrl::toPercentEncoding(field.value())));
    }
    query.addQueryItem(name, next);
    QUrl url = self;
    url.setQuery(query);
    pagination.insert(QStringLiteral("next_") + name, next);
    pagination.insert(QStringLiteral("next_url"), url.toString(QUrl::FullyEncoded));
    return pagination;
}

} // namespace demo
