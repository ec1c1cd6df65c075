// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"

#include <QJsonObject>

namespace photos {

/// What is watched: a circle, a tag, a location or a user at one source.
struct Subscription {
    enum class Object { Geography, Tag, Location, User };

    QString slug; ///< [a-z0-9-]{1,64}: the channel, the callback's path and the key
    QString title; ///< for people
    QString source; ///< name of the source, for example "instagram"
    Object object = Object::Geography;
    Coordinate centre; ///< Geography only
    double radius = 0; ///< metres; Geography only
    QString objectId; ///< tag without '#', location id, or the id that the provider made
    QString providerId; ///< of the subscription at the provider; empty until it is registered
    QString verifyToken; ///< secret between us and the provider; empty: none
    QString
        callbackKey; ///< unguessable last part of the callback path; empty: the demo's plain route
    bool isPaused = false;
    bool isAdopted
        = false; ///< made elsewhere: we answer its callbacks but never register or delete it
    QDateTime addedAt; ///< UTC

    bool operator==(const Subscription &) const = default;
    /// Names it in Redis (field and cursor): "<source>:<slug>".
    QString key() const { return source + QLatin1Char(':') + slug; }
};

/// "geography", "tag", "location" or "user", as on the wire (spec/instagram-realtime.md §3).
QString objectName(Subscription::Object object);
std::optional<Subscription::Object> objectFromName(QStringView name);

/// Largest radius of a circle, metres (spec/instagram-realtime.md §3.1).
inline constexpr double maxRadius = 5000;

/// What is wrong with it, in words for the form; empty when it can be watched.
struct SubscriptionProblems {
    QString title;
    QString latitude;
    QString longitude;
    QString radius;
    QString objectId;
    bool isEmpty() const
    {
        return title.isEmpty() && latitude.isEmpty() && longitude.isEmpty() && radius.isEmpty()
            && objectId.isEmpty();
    }
};
SubscriptionProblems problemsOf(const Subscription &subscription);

QJsonObject toJson(const Subscription &subscription);
/// Errors: Malformed, with the member's name.
core::Result<Subscription> subscriptionFromJson(const QJsonObject &json);

} // namespace photos

Q_DECLARE_METATYPE(photos::Subscription)
