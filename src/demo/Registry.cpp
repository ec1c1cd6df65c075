// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Registry.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace demo {

namespace {

using Object = photos::Subscription::Object;

constexpr double metresPerDegree = 111'320;
constexpr qint64 idEpoch = 1'293'840'000'000; // 2011-01-01, where the service counted from
constexpr int idBitsBelowTime = 23;
constexpr int maxSearchResults = 20;
constexpr size_t maxFormerAlbums = 16;

bool isWebAddress(const QUrl &url)
{
    const bool isWeb
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty();
}

std::optional<photos::Coordinate> coordinateFrom(const Form &form)
{
    bool hasLatitude = false;
    bool hasLongitude = false;
    const photos::Coordinate coordinate {
        form.value("lat").toDouble(&hasLatitude), form.value("lng").toDouble(&hasLongitude)};
    const bool isGood = hasLatitude && hasLongitude && coordinate.isValid();
    return isGood ? std::optional(coordinate) : std::nullopt;
}

double metresBetween(const photos::Coordinate &a, const photos::Coordinate &b)
{
    const double shrink = std::cos(a.latitude * std::numbers::pi / 180);
    return metresPerDegree
        * std::hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * shrink);
}

/// Anywhere in the circle, every square metre alike.
photos::Coordinate somewhereIn(const Album &album, Random &random)
{
    const double away = album.radius() * 0.98 * std::sqrt(random.unit());
    const double direction = random.between(0, 2 * std::numbers::pi);
    const double shrink
        = std::max(std::cos(album.centre().latitude * std::numbers::pi / 180), 0.01);
    const double latitude = album.centre().latitude + away * std::cos(direction) / metresPerDegree;
    const double longitude
        = album.centre().longitude + away * std::sin(direction) / (metresPerDegree * shrink);
    return {std::clamp(latitude, -90.0, 90.0), std::remainder(longitude, 360.0)};
}

} // namespace

Registry::Registry(Pictures &pictures, quint64 seed) : m_pictures(pictures), m_random(seed) {}

QString Registry::problemOf(const Form &form) const
{
    const auto object = photos::objectFromName(form.value("object"));
    if (!object)
        return QStringLiteral("unknown object");
    if (form.value("aspect") != QLatin1String("media"))
        return QStringLiteral("unknown aspect");
    if (!isWebAddress(QUrl(form.value("callback_url"), QUrl::StrictMode)))
        return QStringLiteral("bad callback_url");
    const double radius = form.value("radius").toDouble();
    const bool isGoodRadius = radius > 0 && radius <= photos::maxRadius;
    if (*object == Object::Geography && (!coordinateFrom(form) || !isGoodRadius))
        return QStringLiteral("bad lat, lng or radius");
    const bool needsId = *object == Object::Tag || *object == Object::Location;
    if (needsId && form.value("object_id").isEmpty())
        return QStringLiteral("missing object_id");
    if (m_subscriptions.size() >= maxSubscriptions)
        return QStringLiteral("too many subscriptions");
    return {};
}

const DemoSubscription &Registry::create(const Form &form, int firstPhotos)
{
    const Object object = *photos::objectFromName(form.value("object"));
    m_lastId = std::max(m_lastId + 1, QDateTime::currentSecsSinceEpoch());
    DemoSubscription subscription;
    subscription.id = QString::number(m_lastId);
    subscription.object = object;
    subscription.callbackUrl = QUrl(form.value("callback_url"), QUrl::StrictMode);
    subscription.album = albumFor(form, object, firstPhotos);
    subscription.objectId = subscription.album->objectId();
    m_subscriptions.push_back(subscription);
    return m_subscriptions.back();
}

Album *Registry::albumFor(const Form &form, Object object, int firstPhotos)
{
    // A circle gets an id that nobody has seen; users have none of their own (§3.1).
    const QString id = object == Object::Geography ? QString::number(8'000'000 + m_lastId)
        : object == Object::User                   ? QStringLiteral("self")
                                                   : form.value("object_id");
    if (Album *known = find(object, id))
        return known;
    const auto centre = coordinateFrom(form).value_or(photos::Coordinate {37.7749, -122.4194});
    const double radius = form.value("radius").toDouble();
    m_albums.push_back(std::make_unique<Album>(object, id, centre, radius > 0 ? radius : 3000));
    Album &album = *m_albums.back();
    // Over the last hours, the oldest first: ids grow with time.
    QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-qint64(firstPhotos) * 540);
    for (int i = 0; i < firstPhotos; ++i) {
        album.add(photoAt(album, at));
        at = at.addSecs(120 + m_random.below(800));
        at = std::min(at, QDateTime::currentDateTimeUtc());
    }
    return &album;
}

bool Registry::remove(const Form &form)
{
    const QString id = form.value("id");
    const QString object = form.value("object");
    const QString objectId = form.value("object_id");
    if (id.isEmpty() == object.isEmpty())
        return false;
    std::erase_if(m_subscriptions, [&](const DemoSubscription &subscription) {
        if (!id.isEmpty())
            return subscription.id == id;
        const bool isKind
            = object == QLatin1String("all") || object == photos::objectName(subscription.object);
        return isKind && (objectId.isEmpty() || objectId == subscription.objectId);
    });
    retireUnwatched();
    return true;
}

/// Nobody is told of an album without a subscription, but its photos were taken: a search of the
/// place still finds them.
void Registry::retireUnwatched()
{
    const auto unwatched = std::stable_partition(
        m_albums.begin(), m_albums.end(), [this](const std::unique_ptr<Album> &album) {
            return std::any_of(m_subscriptions.begin(), m_subscriptions.end(),
                [&](const DemoSubscription &s) { return s.album == album.get(); });
        });
    std::move(unwatched, m_albums.end(), std::back_inserter(m_formerAlbums));
    m_albums.erase(unwatched, m_albums.end());
    while (m_formerAlbums.size() > maxFormerAlbums)
        m_formerAlbums.erase(m_formerAlbums.begin());
}

QJsonObject Registry::toJson(const DemoSubscription &subscription)
{
    const bool hasObject = subscription.object != Object::User;
    return {{QStringLiteral("object"), photos::objectName(subscription.object)},
        {QStringLiteral("object_id"), hasObject ? QJsonValue(subscription.objectId) : QJsonValue()},
        {QStringLiteral("aspect"), QStringLiteral("media")},
        {QStringLiteral("callback_url"), subscription.callbackUrl.toString(QUrl::FullyEncoded)},
        {QStringLiteral("type"), QStringLiteral("subscription")},
        {QStringLiteral("id"), subscription.id}};
}

QJsonArray Registry::list() const
{
    QJsonArray all;
    for (const DemoSubscription &subscription : m_subscriptions)
        all += toJson(subscription);
    return all;
}

Album *Registry::find(Object object, const QString &objectId) const
{
    for (const auto &album : m_albums) {
        if (album->object() == object && album->objectId() == objectId)
            return album.get();
    }
    return nullptr;
}

QJsonArray Registry::search(
    const photos::Coordinate &centre, double distance, const QUrl &baseUrl) const
{
    QList<const DemoPhoto *> near;
    for (const auto *albums : {&m_albums, &m_formerAlbums}) {
        for (const auto &album : *albums) {
            for (const DemoPhoto &photo : album->photos()) {
                if (metresBetween(photo.coordinate, centre) <= distance)
                    near += &photo;
            }
        }
    }
    std::sort(near.begin(), near.end(),
        [](const DemoPhoto *a, const DemoPhoto *b) { return a->number > b->number; });
    QJsonArray data;
    for (const DemoPhoto *photo : std::as_const(near).mid(0, maxSearchResults)) {
        QJsonObject media = mediaObject(*photo, baseUrl);
        media.insert(QStringLiteral("distance"), metresBetween(photo->coordinate, centre));
        data += media;
    }
    return data;
}

DemoPhoto Registry::takePhoto(Album &album)
{
    const DemoPhoto photo = photoAt(album, QDateTime::currentDateTimeUtc());
    album.add(photo);
    return photo;
}

DemoPhoto Registry::photoAt(const Album &album, const QDateTime &createdAt)
{
    DemoPhoto photo;
    photo.number = nextNumber();
    photo.createdAt = createdAt;
    photo.author = anyAuthor(m_random);
    photo.words = anyWords(m_random);
    if (album.object() == Object::Tag)
        photo.words.tags.prepend(album.objectId());
    photo.coordinate = somewhereIn(album, m_random);
    photo.placeName = anyPlaceName(photo.coordinate, m_random);
    const Pictures::Choice choice = m_pictures.next(m_random);
    photo.picture = choice.name;
    photo.small = choice.small;
    photo.large = choice.large;
    return photo;
}

/// Made of the time as the service's were: unique over restarts and far above 2^53.
quint64 Registry::nextNumber()
{
    const quint64 now = quint64(QDateTime::currentMSecsSinceEpoch() - idEpoch) << idBitsBelowTime;
    m_lastNumber = std::max(m_lastNumber + 1, now);
    return m_lastNumber;
}

} // namespace demo
