// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"
#include "photos/Photo.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace ui {

class PhotoDetails;
class PhotoListModel;
class PictureCanvas;

/// One photo, large, with what is known of it at the right. It stays on its photo while new ones
/// come in. Left and Right go to the newer and the older one, Escape closes.
class PhotoViewer : public QWidget {
    Q_OBJECT

public:
    /// `model` is not owned and outlives the viewer.
    explicit PhotoViewer(PhotoListModel *model, QWidget *parent = nullptr);

    void open(const QModelIndex &index);
    /// Of the photo on show; invalid when there is none.
    QModelIndex currentIndex() const { return m_index; }

public slots:
    /// What is not for the photo on show is ignored.
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showFailure(const QString &photoId, images::PictureSize size, const core::Error &error);
    /// All that is known of the photo on show; until then its brief from the model.
    void setDetails(const photos::Photo &photo);
    void showNewer();
    void showOlder();

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    /// Answered by setDetails().
    void detailsWanted(const QString &photoId);
    void linkOpened(const QUrl &url);
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildBar();
    void addKeys();
    void step(int rows);
    void showCount();
    void wantNeighbour();
    QString photoId() const;

    PhotoListModel *m_model;
    QPersistentModelIndex m_index;
    PictureCanvas *m_canvas;
    PhotoDetails *m_details;
    QToolButton *m_newer;
    QToolButton *m_older;
    QLabel *m_count;
    QTimer *m_clock;
    int m_direction = 1; ///< rows of the last step: where the next one likely goes
};

} // namespace ui
