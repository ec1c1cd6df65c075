// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "photos/PlaceState.h"

#include <QWidget>

class QSlider;
class QToolButton;

namespace ui {

class Acts;
class FilterBar;
class PhotoListModel;

/// The bar above everything: add a place, the filter, whether it is live, the size of the tiles,
/// the menu.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(const Acts &acts, const PhotoListModel *model, QWidget *parent = nullptr);

    FilterBar *filter() const { return m_filter; }
    QSlider *tileSize() const { return m_tileSize; }
    void openMenu();
    /// `wayIn`: how the steps are that bring photos in.
    void showLive(const core::Health &wayIn, const QList<photos::PlaceState> &places);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLive();
    void buildTileSize();
    void buildMenu(const Acts &acts);

    FilterBar *m_filter;
    QToolButton *m_live;
    QSlider *m_tileSize;
    QToolButton *m_menu;
};

} // namespace ui
