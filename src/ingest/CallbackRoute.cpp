// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CallbackRoute.h"

#include "core/Bytes.h"

#include <array>

namespace ingest {

namespace {

using Object = photos::Subscription::Object;

constexpr std::array routeNames = {
    std::pair {Object::Geography, "geo"},
    std::pair {Object::Tag, "tag"},
    std::pair {Object::Location, "location"},
    std::pair {Object::User, "user"},
    std::pair {Object::Feed, "feed"},
};

constexpr qsizetype maxKeyLength = 64;

} // namespace

std::optional<CallbackRoute> CallbackRoute::fromPath(const QByteArray &path)
{
    QList<QByteArray> parts = path.split('/');
    if (parts.size() > 4 && parts.last().isEmpty())
        parts.removeLast();
    const bool hasShape = (parts.size() == 4 || parts.size() == 5) && parts[0].isEmpty()
        && parts[1] == "callbacks" && core::isSlug(parts[3]);
    if (!hasShape)
        return std::nullopt;
    CallbackRoute route;
    route.slug = parts[3];
    if (parts.size() == 5) {
        route.key = parts[4];
        if (route.key.isEmpty() || route.key.size() > maxKeyLength)
            return std::nullopt;
    }
    for (const auto &[object, name] : routeNames) {
        if (parts[2] == name) {
            route.object = object;
            return route;
        }
    }
    return std::nullopt;
}

QByteArray CallbackRoute::pathOf(const photos::Subscription &subscription)
{
    QByteArray path = "/callbacks/";
    for (const auto &[object, name] : routeNames) {
        if (object == subscription.object)
            path += name;
    }
    path += '/' + subscription.slug.toLatin1();
    if (!subscription.callbackKey.isEmpty())
        path += '/' + subscription.callbackKey.toLatin1();
    return path;
}

QUrl CallbackRoute::urlOf(const photos::Subscription &subscription, const QUrl &host)
{
    // The public address may have a path of its own, from a tunnel that serves several programs.
    QUrl url = host.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    url.setPath(url.path() == QLatin1String("/") ? QString() : url.path());
    url.setPath(url.path() + QString::fromLatin1(pathOf(subscription)));
    return url;
}

} // namespace ingest
