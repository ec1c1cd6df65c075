// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureSize.h"
#include "photos/Preview.h"
#include "photos/Subscription.h"
#include "ui/MapService.h"

#include <QImage>
#include <QObject>

namespace ui {

/// What the form of a place sees of the world before anything is saved. The form wishes, whoever
/// holds the sockets answers; neither knows the other, and without anybody who answers the form
/// works, too.
class Outlook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const MapService &mapService() const { return m_mapService; }
    void setMapService(const MapService &service)
    {
        m_mapService = service;
        emit mapServiceChanged();
    }

signals:
    // From the form.
    /// One wish for each source; takes the place of the wish before.
    void previewWished(int ticket, const QList<photos::Subscription> &wishes);
    void previewEnded();
    void pictureWanted(const QString &photoId, images::PictureSize size);

    void tileWanted(int zoom, int x, int y);
    /// Somebody allowed the online map, or took that back; for good.
    void onlineMapWished(bool isWished);

    // To the form.
    void previewCame(const photos::Preview &preview);
    void pictureCame(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void tileCame(int zoom, int x, int y, const QImage &image);
    void tileFailed(int zoom, int x, int y);
    void mapServiceChanged();

private:
    MapService m_mapService;
};

} // namespace ui
