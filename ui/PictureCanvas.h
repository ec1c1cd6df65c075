// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

class QTimer;

namespace ui {

/// One picture, as large as it fits, on a dark ground in every theme. Better renditions take the
/// place of smaller ones as they come. Decoding and scaling run on a pool.
class PictureCanvas : public QWidget {
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    /// Forgets the picture: another photo is coming.
    void clear();
    /// Taken when it is larger than what is shown; otherwise ignored.
    void showPicture(images::PictureSize size, const QByteArray &jpeg);
    /// Words in the picture's place, or under it when a smaller one is there.
    void setMessage(const QString &message);
    QString message() const { return m_message; }
    bool hasPicture() const { return !m_image.isNull(); }
    QSize pictureSize() const { return m_image.size(); }

signals:
    /// A rendition was decoded and is on the screen.
    void shown(images::PictureSize size);
    /// The bytes were no picture.
    void unreadable(images::PictureSize size);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QSize bounds() const;
    QRect target() const;
    void take(images::PictureSize size, const QImage &image, const QImage &fitted);
    void refit();

    QImage m_image; ///< as decoded
    QPixmap m_fitted; ///< exactly as many pixels as on the screen, or null
    int m_shownSize = 0; ///< PictureSize of m_image; 0: nothing
    quint64 m_turn = 0; ///< answers of an earlier turn are late
    QString m_message;
    QTimer *m_refit;
};

} // namespace ui
