// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Form.h"
#include "demo/Words.h"
#include "photos/Subscription.h"

#include <QSize>

#include <deque>

namespace demo {

/// A photo of the demonstration; its pictures are made when somebody asks for them.
struct DemoPhoto {
    quint64 number = 0; ///< media part of the id
    QDateTime createdAt;
    Author author;
    Words words;
    photos::Coordinate coordinate;
    QString placeName;
    QString picture; ///< name of its picture, see Pictures
    QSize small; ///< low_resolution
    QSize large; ///< standard_resolution

    QString id() const;
};

/// The media object of the 2011 API (spec/instagram-realtime.md §9).
QJsonObject mediaObject(const DemoPhoto &photo, const QUrl &baseUrl);

/// What was photographed in one circle, under one tag, at one location or by one user: newest
/// first, the oldest are forgotten.
class Album {
public:
    static constexpr size_t maxPhotos = 2000;
    static constexpr int defaultPage = 20;
    static constexpr int largestPage = 100;

    Album() = default;
    Album(photos::Subscription::Object object, QString objectId,
        const photos::Coordinate &centre = {}, double radius = 0);

    photos::Subscription::Object object() const { return m_object; }
    QString objectId() const { return m_objectId; }
    photos::Coordinate centre() const { return m_centre; }
    double radius() const { return m_radius; }
    const std::deque<DemoPhoto> &photos() const { return m_photos; }

    void add(const DemoPhoto &photo);
    /// One page of .../media/recent with its pagination (§8, §8.1); `self` is its address
    /// without a query.
    QJsonObject recent(const Form &form, const QUrl &self, const QUrl &baseUrl) const;

private:
    bool isAskedFor(const DemoPhoto &photo, const Form &form) const;
    QJsonObject pagination(const std::deque<const DemoPhoto *> &page, bool hasMore,
        const Form &form, const QUrl &self) const;

    photos::Subscription::Object m_object = photos::Subscription::Object::Geography;
    QString m_objectId;
    photos::Coordinate m_centre;
    double m_radius = 0;
    std::deque<DemoPhoto> m_photos;
};

} // namespace demo
