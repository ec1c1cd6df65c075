// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/InstagramAddresses.h"

namespace sources {

namespace {

QByteArray decimal(double degrees)
{
    return QByteArray::number(degrees, 'f', 7);
}

QByteArray collectionOf(photos::Subscription::Object object)
{
    switch (object) {
    case photos::Subscription::Object::Geography:
        return "geographies";
    case photos::Subscription::Object::Tag:
        return "tags";
    case photos::Subscription::Object::Location:
        return "locations";
    case photos::Subscription::Object::User:
        return "users";
    case photos::Subscription::Object::Folder:
    case photos::Subscription::Object::Feed:
        break; // recent() refuses it before.
    }
    Q_UNREACHABLE();
}

/// The id as one segment of a path. Ids come from outside: "../x" must stay one strange segment.
QByteArray segmentFrom(const QString &id)
{
    if (id.size() > photos::maxIdLength || id == QLatin1String(".") || id == QLatin1String(".."))
        return {};
    return QUrl::toPercentEncoding(id);
}

void addCursor(Parameters &parameters, const photos::Subscription &subscription,
    const InstagramCursor &cursor, const QDateTime &now)
{
    switch (subscription.object) {
    case photos::Subscription::Object::Geography:
        if (const QString id = cursor.minId(); !id.isEmpty())
            parameters += {"min_id", id.toLatin1()};
        break;
    case photos::Subscription::Object::Tag:
        if (const QString id = cursor.minTagId(now); !id.isEmpty())
            parameters += {"min_tag_id", id.toUtf8()};
        break;
    case photos::Subscription::Object::Location:
    case photos::Subscription::Object::User:
    case photos::Subscription::Object::Folder:
    case photos::Subscription::Object::Feed:
        if (const qint64 seconds = cursor.minTimestamp(); seconds > 0)
            parameters += {"min_timestamp", QByteArray::number(seconds)};
        break;
    }
}

} // namespace

QByteArray formEncoded(const Parameters &parameters)
{
    QByteArray form;
    for (const auto &[name, value] : parameters) {
        if (!form.isEmpty())
            form += '&';
        form += name + '=' + QUrl::toPercentEncoding(QString::fromUtf8(value));
    }
    return form;
}

QUrl InstagramAddresses::at(const QByteArray &endpoint, const Parameters &parameters) const
{
    QByteArray address
        = baseUrl.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    while (address.endsWith('/'))
        address.chop(1);
    address += "/v1/" + endpoint;
    if (!parameters.isEmpty())
        address += '?' + formEncoded(parameters);
    return QUrl::fromEncoded(address, QUrl::StrictMode);
}

core::Result<QUrl> InstagramAddresses::recent(const photos::Subscription &subscription,
    const InstagramCursor &cursor, const QDateTime &now) const
{
    // Without an id only the users endpoint means something: those who authorised us.
    const bool isSelf = subscription.objectId.isEmpty()
        && subscription.object == photos::Subscription::Object::User;
    const bool isElsewhere = subscription.object == photos::Subscription::Object::Folder
        || subscription.object == photos::Subscription::Object::Feed;
    const QByteArray segment = isSelf ? QByteArray("self") : segmentFrom(subscription.objectId);
    if (segment.isEmpty() || isElsewhere)
        return core::Error {core::Error::Kind::Malformed,
            QStringLiteral("%1 has no id that can be asked for").arg(subscription.slug)};
    Parameters parameters {{"client_id", clientId}, {"count", QByteArray::number(pageSize)}};
    addCursor(parameters, subscription, cursor, now);
    return at(collectionOf(subscription.object) + '/' + segment + "/media/recent", parameters);
}

QUrl InstagramAddresses::search(const photos::Subscription &subscription) const
{
    return at("media/search",
        {{"client_id", clientId}, {"lat", decimal(subscription.centre.latitude)},
            {"lng", decimal(subscription.centre.longitude)},
            {"distance", QByteArray::number(qRound(subscription.radius))}});
}

bool InstagramAddresses::isOurs(const QUrl &url) const
{
    const int defaultPort = baseUrl.scheme() == QLatin1String("https") ? 443 : 80;
    const QString path = at({}).path();
    return url.isValid() && url.userInfo().isEmpty() && url.scheme() == baseUrl.scheme()
        && url.host() == baseUrl.host() && url.port(defaultPort) == baseUrl.port(defaultPort)
        && url.path().startsWith(path);
}

Parameters subscriptionForm(
    const photos::Subscription &subscription, const QUrl &callbackUrl, const QByteArray &clientId)
{
    Parameters form {{"client_id", clientId},
        {"object", photos::objectName(subscription.object).toLatin1()}, {"aspect", "media"},
        {"callback_url", callbackUrl.toEncoded()}};
    if (!subscription.verifyToken.isEmpty())
        form += {"verify_token", subscription.verifyToken.toUtf8()};
    switch (subscription.object) {
    case photos::Subscription::Object::Geography:
        form += {"lat", decimal(subscription.centre.latitude)};
        form += {"lng", decimal(subscription.centre.longitude)};
        form += {"radius", QByteArray::number(qRound(subscription.radius))};
        break;
    case photos::Subscription::Object::Tag:
    case photos::Subscription::Object::Location:
        form += {"object_id", subscription.objectId.toUtf8()};
        break;
    case photos::Subscription::Object::User:
        break; // One for all who authorised us: it takes no id.
    case photos::Subscription::Object::Folder:
    case photos::Subscription::Object::Feed:
        break; // No provider is told about one.
    }
    return form;
}

} // namespace sources
