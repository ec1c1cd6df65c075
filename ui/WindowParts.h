// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QMainWindow;
class QSplitter;
class QStackedWidget;

namespace ui {

class Acts;
class EmptyState;
class FilterChips;
class NoticeBar;
class PhotoActs;
class PhotoGrid;
class PhotoListModel;
class PhotoViewer;
class PlacesPanel;
class StatusStrip;
class TopBar;

/// The parts of the window and how they stand: the bar above, the places at the left, the photos
/// (or one photo) in the middle, notices and the status strip below. All belong to the window.
struct WindowParts {
    /// Rows of the photos that acts are for: the one on show, else what is selected.
    QList<int> chosenRows() const;

    WindowParts(QMainWindow *window, bool isDemonstration);

    Acts *acts;
    PhotoListModel *model;
    TopBar *bar;
    FilterChips *chips;
    PlacesPanel *panel;
    EmptyState *empty;
    PhotoGrid *grid;
    PhotoViewer *viewer;
    PhotoActs *photoActs;
    NoticeBar *notice;
    StatusStrip *strip;
    QSplitter *splitter; ///< places | photos
    QStackedWidget *centre; ///< the empty state, or the grid
    QStackedWidget *pages; ///< all photos, or one
};

inline constexpr QSize firstWindowSize {1280, 800};

} // namespace ui
