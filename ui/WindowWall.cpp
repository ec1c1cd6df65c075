// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowWall.h"

#include "ui/WallView.h"

namespace ui {

WindowWall::WindowWall(PhotoListModel *model) : m_model(model) {}

WindowWall::~WindowWall() = default;

void WindowWall::open(QScreen *screen)
{
    if (m_view)
        return;
    m_view = std::make_unique<WallView>(m_model, WallView::Options {m_layout, {}, 0});
    connect(m_view.get(), &WallView::pictureWanted, this, &WindowWall::pictureWanted);
    connect(m_view.get(), &WallView::wallLayoutChanged, this,
        [this](WallLayout layout) { m_layout = layout; });
    connect(m_view.get(), &WallView::closed, this, [this] {
        m_view.release()->deleteLater(); // it is closing
        emit left();
    });
    m_view->setWayIn(m_wayIn);
    m_view->showOn(screen);
}

void WindowWall::close()
{
    m_view.reset();
}

void WindowWall::setLayout(WallLayout layout)
{
    m_layout = layout;
    if (m_view)
        m_view->setWallLayout(layout);
}

void WindowWall::setWayIn(const core::Health &wayIn)
{
    m_wayIn = wayIn;
    if (m_view)
        m_view->setWayIn(wayIn);
}

void WindowWall::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    if (m_view)
        m_view->showPicture(photoId, size, jpeg);
}

void WindowWall::showFailure(const QString &photoId, images::PictureSize size)
{
    if (m_view)
        m_view->showFailure(photoId, size);
}

} // namespace ui
