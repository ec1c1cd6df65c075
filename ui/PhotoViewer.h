// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"
#include "photos/PlaceState.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTimer;
class QToolButton;

namespace ui {

class PhotoDetails;
class PhotoListModel;
class PictureCanvas;
class SlideShow;

/// One photo, large, with what is known of it at the right. It stays on its photo while new ones
/// come in. Left and Right (wheel, swipe) go to the newer and the older one, plus and minus zoom, I
/// shows or hides what is known, S begins a slide show of all photos, Escape closes.
class PhotoViewer : public QWidget {
    Q_OBJECT

public:
    /// `model` is not owned and outlives the viewer.
    explicit PhotoViewer(PhotoListModel *model, QWidget *parent = nullptr);

    void open(const QModelIndex &index);
    /// Of the photo on show; invalid when there is none.
    QModelIndex currentIndex() const { return m_index; }
    void setPlaces(const QList<photos::PlaceState> &places);
    /// Whether what is known stands beside the photo.
    bool hasDetails() const;
    void setDetailsShown(bool areShown);
    SlideShow *slides() const { return m_slides; }

public slots:
    /// What is not for the photo on show is ignored.
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showFailure(const QString &photoId, images::PictureSize size, const core::Error &error);
    /// All that is known of the photo on show; until then its brief from the model.
    void setDetails(const photos::Photo &photo);
    void showNewer();
    void showOlder();
    void toggleDetails();
    /// Begins the slide show, or ends it.
    void toggleSlides();

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    /// Answered by setDetails().
    void detailsWanted(const QString &photoId);
    void linkOpened(const QUrl &url);
    void closed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildBar();
    void addSlides(QHBoxLayout *line);
    void addZoom(QHBoxLayout *line);
    void addKeys();
    void addArrowKeys();
    void connectModel();
    void connectCanvas();
    void step(int rows);
    void stepByHand(int rows);
    void close();
    void showNextSlide();
    void showSlides();
    void showZoom();
    void showBar();
    void showCount();
    void wantNeighbour();
    void wantMore();
    QString photoId() const;

    PhotoListModel *m_model;
    QPersistentModelIndex m_index;
    PictureCanvas *m_canvas;
    PhotoDetails *m_details;
    QToolButton *m_newer;
    QToolButton *m_older;
    QLabel *m_count;
    SlideShow *m_slides;
    QToolButton *m_play;
    QToolButton *m_info;
    QLabel *m_scale;
    QList<QWidget *> m_zoomParts; ///< of the bar; keys and wheel do the same
    QTimer *m_clock;
    QPersistentModelIndex m_slideLoop; ///< where the slide show goes on after new photos
    int m_newSlides = 0; ///< that came since, and have not been shown
    bool m_hasWantedHuge = false; ///< of the photo on show
    int m_direction = 1; ///< rows of the last step: where the next one likely goes
};

} // namespace ui
