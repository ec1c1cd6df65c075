// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/PhotoFilter.h"
#include "ui/WindowLayout.h"
#include "ui/WindowParts.h"

#include <QModelIndex>
#include <QObject>

#include <optional>

namespace ui {

class WindowPlaces;

/// What stands in the middle of the window: all photos or one of them, those that match the filter,
/// or why there is none; and whether the places stand beside them.
class WindowPages : public QObject {
    Q_OBJECT

public:
    WindowPages(const WindowParts &parts, const WindowPlaces &places, QMainWindow *window);

    void open(const QModelIndex &photo);
    void setFilter(const PhotoFilter &filter);
    /// All of it but where the window and its wall are.
    WindowLayout layout() const;
    void setLayout(const WindowLayout &layout);
    /// After the window was resized.
    void showPanel();
    void showRightPage();

private:
    void connectParts();
    void connectFilter();
    void connectActs();
    void close();
    void showAll();
    void showFilter();
    void showPhotoMenu(const QPoint &at);
    void setPanelWish(const std::optional<bool> &wish);
    bool isPanelWished() const;

    const WindowParts &m_parts;
    const WindowPlaces &m_places;
    QMainWindow *m_window;
    std::optional<bool> m_panelWish; ///< what the person chose; else the width decides
};

} // namespace ui
