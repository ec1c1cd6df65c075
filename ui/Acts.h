// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace ui {

/// Everything that can be done in the window: one place for words, icons and keys. The window
/// connects them; the menu and the list of keys are made of them.
class Acts : public QObject {
    Q_OBJECT

public:
    /// The keys work wherever the focus is in `window`.
    explicit Acts(QWidget *window);

    QAction *addPlace;
    QAction *pausePlace;
    QAction *removePlace;
    QAction *undo; ///< a place was removed, or photos were hidden
    QAction *importPlaces;
    QAction *exportPlaces;
    QAction *find;
    QAction *showHidden; ///< checkable
    QAction *showPlaces; ///< checkable
    QAction *rows; ///< checkable: lines of whole pictures instead of squares
    QAction *largerTiles;
    QAction *smallerTiles;
    QAction *newest;
    QAction *wall;
    QAction *fullScreen; ///< checkable
    QAction *share;
    QAction *openPage;
    QAction *copyPage;
    QAction *service;
    QAction *tunnel;
    QAction *sourceKeys; ///< keys and tokens of sources
    QAction *keys;
    QAction *about;
    QAction *quit;

    /// All of them, for the menu button. Owned by `parent`.
    QMenu *menu(QWidget *parent) const;
    QList<QAction *> withKeys() const;
};

} // namespace ui
