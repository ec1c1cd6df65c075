// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "images/PictureStore.h"
#include "ui/WallLayout.h"

#include <QWidget>

#include <memory>

namespace ui {

class PhotoListModel;
class ScreenAwake;

/// The photos of the model on a whole screen, without controls: for a room, not for a desk. Which
/// photo comes on when is WallProgramme's; this window loads, moves and paints. Nothing is decoded
/// or scaled on its thread: tiles, and every frame of a tile in motion, are made on pools.
/// Keys 1 to 5 choose the layout, Esc and F11 leave.
class WallView : public QWidget {
    Q_OBJECT

public:
    struct Options {
        WallLayout layout = WallLayout::Grid;
        QString busName; ///< of the bus that keeps the screen awake; empty: the session's
        quint32 seed = 0; ///< of the order; 0: another one each time
    };

    /// `model` is not owned and outlives the wall.
    WallView(PhotoListModel *model, const Options &options, QWidget *parent = nullptr);
    ~WallView() override;

    void showOn(QScreen *screen);
    WallLayout wallLayout() const;
    void setWallLayout(WallLayout layout);
    /// Ids of the photos on the wall, by cell; those whose picture has not come yet are empty.
    QStringList photosOnWall() const;
    QString notice() const;
    /// What stands small in a corner while no photos can come in; empty: they can.
    QString trouble() const;
    void setWayIn(const core::Health &wayIn);
    bool isMoving() const;
    ScreenAwake *awake() const;

public slots:
    /// What is not for the wall is ignored.
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showFailure(const QString &photoId, images::PictureSize size);

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    void wallLayoutChanged(ui::WallLayout layout);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
