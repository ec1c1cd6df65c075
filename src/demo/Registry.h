// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Album.h"
#include "demo/Pictures.h"

#include <QJsonArray>

#include <memory>
#include <vector>

namespace demo {

/// One subscription as the service keeps it (spec/instagram-realtime.md §3).
struct DemoSubscription {
    QString id;
    photos::Subscription::Object object = photos::Subscription::Object::Geography;
    QString objectId;
    QUrl callbackUrl;
    Album *album = nullptr; ///< what it tells about
};

/// Subscriptions and albums of the demonstration, and how new photos get into them. No sockets.
class Registry {
public:
    static constexpr size_t maxSubscriptions = 100;

    Registry(Pictures &pictures, quint64 seed);

    /// What is wrong with the form of a new subscription; empty: nothing.
    QString problemOf(const Form &form) const;
    /// Makes it, with `firstPhotos` in a new album.
    const DemoSubscription &create(const Form &form, int firstPhotos);
    /// By id, object or object and object_id (§3.3). False: there is no such selector.
    bool remove(const Form &form);
    QJsonArray list() const;
    static QJsonObject toJson(const DemoSubscription &subscription);

    const std::vector<DemoSubscription> &subscriptions() const { return m_subscriptions; }
    Album *find(photos::Subscription::Object object, const QString &objectId) const;
    /// Photos of all albums within the distance, newest first (media/search, §8).
    QJsonArray search(const photos::Coordinate &centre, double distance, const QUrl &baseUrl) const;

    /// A photo taken just now.
    DemoPhoto takePhoto(Album &album);
    Random &random() { return m_random; }

private:
    void retireUnwatched();
    Album *albumFor(const Form &form, photos::Subscription::Object object, int firstPhotos);
    DemoPhoto photoAt(const Album &album, const QDateTime &createdAt);
    quint64 nextNumber();

    Pictures &m_pictures;
    Random m_random;
    quint64 m_lastNumber = 0;
    qint64 m_lastId = 0;
    std::vector<DemoSubscription> m_subscriptions;
    std::vector<std::unique_ptr<Album>> m_albums;
    std::vector<std::unique_ptr<Album>> m_formerAlbums; ///< without a subscription; oldest first
};

} // namespace demo
