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

/// The bar above everything: add a place, whether it is live, the size of the tiles, the menu.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(const Acts &acts, QWidget *parent = nullptr);

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

    QToolButton *m_live;
    QSlider *m_tileSize;
    QToolButton *m_menu;
};

} // namespace ui
