// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureSize.h"
#include "photos/Photo.h"

#include <QHash>
#include <QPixmap>
#include <QWidget>

namespace ui {

/// One row of small pictures, as many as have room, each with its author and licence below. Wants
/// only the pictures it shows.
class PreviewStrip : public QWidget {
    Q_OBJECT

public:
    explicit PreviewStrip(QWidget *parent = nullptr);

    void setPhotos(const QList<photos::Photo> &photos);
    void showPicture(const QString &photoId, const QByteArray &jpeg);
    /// Of the photos that have room.
    int shownCount() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRect cell(int index) const;
    void wishForPictures();

    QList<photos::Photo> m_photos;
    QHash<QString, QPixmap> m_pictures; ///< of those shown; null: wished for
};

} // namespace ui
