// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "images/PictureSize.h"
#include "photos/Photo.h"
#include "ui/WindowParts.h"

#include <QObject>

namespace ui {

class WindowWall;

/// What the grid, the viewer, the wall and the acts want of photos, told as one; and what comes
/// back, handed to each of them.
class WindowPhotos : public QObject {
    Q_OBJECT

public:
    WindowPhotos(const WindowParts &parts, WindowWall &wall);

    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showFailure(const QString &photoId, images::PictureSize size, const core::Error &error);
    void setDetails(const photos::Photo &photo);

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    void detailsWanted(const QString &photoId);
    void hideWished(const QStringList &photoIds);
    void unhideWished(const QStringList &photoIds);

private:
    void connectUndo();

    const WindowParts &m_parts;
    WindowWall &m_wall;
};

} // namespace ui
