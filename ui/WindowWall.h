// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "images/PictureSize.h"
#include "ui/WallLayout.h"

#include <QObject>

#include <memory>

class QScreen;

namespace ui {

class PhotoListModel;
class WallView;

/// The wall of the window: none or one is open. Remembers how its photos stand.
class WindowWall : public QObject {
    Q_OBJECT

public:
    /// `model` outlives this.
    explicit WindowWall(PhotoListModel *model);
    ~WindowWall() override;

    /// Nothing happens when it is open.
    void open(QScreen *screen);
    void close();
    void setLayout(WallLayout layout);
    WallLayout layout() const { return m_layout; }
    /// How the steps are that bring photos in.
    void setWayIn(const core::Health &wayIn);
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showFailure(const QString &photoId, images::PictureSize size);

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    /// Somebody left it.
    void left();

private:
    PhotoListModel *m_model;
    WallLayout m_layout = WallLayout::Grid;
    core::Health m_wayIn;
    std::unique_ptr<WallView> m_view;
};

} // namespace ui
