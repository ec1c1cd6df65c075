// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/SourceInfo.h"

#include <QJsonObject>

namespace photos {

/// What is watched at one source: a circle, a tag, a location, a user, a folder or a feed.
struct Subscription {
    enum class Object { Geography, Tag, Location, User, Folder, Feed };

    QString slug; ///< [a-z0-9-]{1,64}: the channel, the callback's path and the key; of the place
    QString title; ///< for people
    QString source; ///< name of the source, for example "instagram"
    Object object = Object::Geography;
    Coordinate centre; ///< Geography; Folder with a radius
    double radius = 0; ///< metres; Geography; Folder: 0 takes photos from everywhere
    QString objectId; ///< tag without '#', location id, folder, feed, or the id of the provider's
    QString providerId; ///< of the subscription at the provider; empty until it is registered
    QString verifyToken; ///< secret between us and the provider, never kept; empty: none
    QString verifyProof; ///< of an adopted place: what its token is recognised by; empty: any
    QString
        callbackKey; ///< unguessable last part of the callback path; empty: the demo's plain route
    bool isPaused = false;
    bool isAdopted
        = false; ///< made elsewhere: we answer its callbacks but never register or delete it
    QDateTime addedAt; ///< UTC
    int order = 0; ///< of the place in the list, the smallest first; 0: never arranged

    bool operator==(const Subscription &) const = default;
    /// Names it in Redis (field and cursor): "<source>:<slug>".
    QString key() const { return source + QLatin1Char(':') + slug; }
};

/// "geography", "tag", "location" or "user", as on the wire (spec/instagram-realtime.md §3), or
/// "folder" or "feed", which no provider may say and objectFromName() does not know.
QString objectName(Subscription::Object object);
std::optional<Subscription::Object> objectFromName(QStringView name);
/// All of them, as we write them down ourselves.
std::optional<Subscription::Object> keptObjectFromName(QStringView name);

/// Largest radius of a circle at an Instagram-compatible service, metres
/// (spec/instagram-realtime.md §3.1). Other sources have their own: SourceInfo::largestRadius.
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
/// At an Instagram-compatible service.
SubscriptionProblems problemsOf(const Subscription &subscription);
/// At this source: what it can be asked for, and how far a circle may reach there.
SubscriptionProblems problemsOf(const Subscription &subscription, const SourceInfo &source);

QJsonObject toJson(const Subscription &subscription);
/// Errors: Malformed, with the member's name.
core::Result<Subscription> subscriptionFromJson(const QJsonObject &json);

} // namespace photos

Q_DECLARE_METATYPE(photos::Subscription)
