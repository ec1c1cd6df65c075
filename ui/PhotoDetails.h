// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class LinkButton;
class PhotoLocator;

/// What is known of one photo, in words: place, caption, author, time, licence, position, links.
/// All of it is plain text.
class PhotoDetails : public QScrollArea {
    Q_OBJECT

public:
    explicit PhotoDetails(QWidget *parent = nullptr);

    void setPhoto(const photos::Photo &photo);
    /// Circles among them show where in them a photo was taken.
    void setPlaces(const QList<photos::PlaceState> &places);
    /// "3 min ago" grows old.
    void refreshTime();

signals:
    void linkOpened(const QUrl &url);

private:
    QLabel *addText(QVBoxLayout *column, const QString &name, const QString &iconName);
    LinkButton *addLink(QVBoxLayout *column, const QString &name, const QString &iconName);

    void showLocator();

    photos::Photo m_photo;
    QList<photos::Subscription> m_circles;
    QLabel *m_place;
    QLabel *m_caption;
    LinkButton *m_author;
    QLabel *m_time;
    LinkButton *m_licence;
    QLabel *m_position;
    PhotoLocator *m_locator;
    QLabel *m_tags;
    LinkButton *m_page;
};

} // namespace ui
