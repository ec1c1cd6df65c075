// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowPhotos.h"

#include "ui/Acts.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoSaver.h"
#include "ui/PhotoViewer.h"
#include "ui/WindowWall.h"

#include <QAction>
#include <QDesktopServices>

namespace ui {

using images::PictureSize;

WindowPhotos::WindowPhotos(const WindowParts &parts, WindowWall &wall)
    : m_parts(parts)
    , m_wall(wall)
{
    const PhotoGrid *grid = parts.grid;
    const PhotoViewer *viewer = parts.viewer;
    const PhotoActs *acts = parts.photoActs;
    connect(grid, &PhotoGrid::pictureWanted, this, &WindowPhotos::pictureWanted);
    connect(grid, &PhotoGrid::pictureSized, parts.model, &PhotoListModel::learnAspect);
    connect(viewer, &PhotoViewer::pictureWanted, this, &WindowPhotos::pictureWanted);
    connect(viewer, &PhotoViewer::detailsWanted, this, &WindowPhotos::detailsWanted);
    connect(viewer, &PhotoViewer::linkOpened, this, &QDesktopServices::openUrl);
    connect(acts, &PhotoActs::detailsWanted, this, &WindowPhotos::detailsWanted);
    connect(acts, &PhotoActs::linkOpened, this, &QDesktopServices::openUrl);
    connect(acts, &PhotoActs::hideWished, this, &WindowPhotos::hideWished);
    connect(acts, &PhotoActs::unhideWished, this, &WindowPhotos::unhideWished);
    connect(acts, &PhotoActs::told, parts.notice, &NoticeBar::tell);
    connect(acts->saver(), &PhotoSaver::pictureWanted, this, &WindowPhotos::pictureWanted);
    connect(&wall, &WindowWall::pictureWanted, this, &WindowPhotos::pictureWanted);
    connectUndo();
}

/// What the notice says is the last that happened; without one, hidings can still be undone.
void WindowPhotos::connectUndo()
{
    QAction *undo = m_parts.acts->undo;
    NoticeBar *notice = m_parts.notice;
    PhotoActs *acts = m_parts.photoActs;
    connect(undo, &QAction::triggered, this, [notice, acts] {
        if (notice->hasAct())
            notice->act();
        else
            acts->undoHiding();
    });
    const auto enable = [=] { undo->setEnabled(notice->hasAct() || acts->canUndoHiding()); };
    connect(notice, &NoticeBar::hasActChanged, this, enable);
    connect(acts, &PhotoActs::canUndoHidingChanged, this, enable);
}

void WindowPhotos::showPicture(const QString &photoId, PictureSize size, const QByteArray &jpeg)
{
    if (size != PictureSize::Huge) // tiles are never that large
        m_parts.grid->showPicture(photoId, size, jpeg);
    m_parts.viewer->showPicture(photoId, size, jpeg);
    m_wall.showPicture(photoId, size, jpeg);
    m_parts.photoActs->saver()->take(photoId, size, jpeg);
}

void WindowPhotos::showFailure(const QString &photoId, PictureSize size, const core::Error &error)
{
    if (size != PictureSize::Huge)
        m_parts.grid->showFailure(photoId, size);
    m_parts.viewer->showFailure(photoId, size, error);
    m_wall.showFailure(photoId, size);
    m_parts.photoActs->saver()->fail(photoId, size, error);
}

void WindowPhotos::setDetails(const photos::Photo &photo)
{
    m_parts.viewer->setDetails(photo);
    m_parts.photoActs->setDetails(photo);
}

} // namespace ui
