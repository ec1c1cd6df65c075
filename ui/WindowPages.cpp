// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowPages.h"

#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/FilterBar.h"
#include "ui/FilterChips.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoViewer.h"
#include "ui/PlacesPanel.h"
#include "ui/SlideShow.h"
#include "ui/TopBar.h"
#include "ui/WindowPlaces.h"

#include <QAction>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>

namespace ui {

namespace {

constexpr int narrowWidth = 900; // below it, the photos get the panel's room
constexpr int tileStep = 24;

} // namespace

WindowPages::WindowPages(const WindowParts &parts, const WindowPlaces &places, QMainWindow *window)
    : m_parts(parts)
    , m_places(places)
    , m_window(window)
{
    connectParts();
    connectFilter();
    connectActs();
    showPanel();
    showRightPage();
}

void WindowPages::connectParts()
{
    const PhotoListModel *model = m_parts.model;
    PhotoGrid *grid = m_parts.grid;
    connect(grid, &QAbstractItemView::activated, this, &WindowPages::open);
    connect(m_parts.viewer, &PhotoViewer::closed, this, &WindowPages::close);
    QSlider *slider = m_parts.bar->tileSize();
    connect(slider, &QSlider::valueChanged, grid, &PhotoGrid::setTileSize);
    connect(grid, &PhotoGrid::tileSizeChanged, slider, &QSlider::setValue);
    const EmptyState *empty = m_parts.empty;
    connect(empty, &EmptyState::addPlaceWished, m_parts.acts->addPlace, &QAction::trigger);
    connect(empty, &EmptyState::serviceWished, m_parts.acts->service, &QAction::trigger);
    grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(grid, &QWidget::customContextMenuRequested, this, &WindowPages::showPhotoMenu);

    connect(model, &QAbstractItemModel::rowsInserted, this, &WindowPages::showRightPage);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &WindowPages::showRightPage);
    connect(model, &QAbstractItemModel::modelReset, this, &WindowPages::showRightPage);
    connect(&m_places, &WindowPlaces::changed, this, [this] {
        showPanel();
        showRightPage();
    });
}

void WindowPages::connectFilter()
{
    FilterBar *bar = m_parts.bar->filter();
    PhotoGrid *grid = m_parts.grid;
    connect(grid, &PhotoGrid::typed, bar, &FilterBar::begin);
    connect(bar, &FilterBar::filterWished, this, &WindowPages::setFilter);
    connect(bar, &FilterBar::left, this, [this, grid] {
        grid->setFocus();
        if (!grid->currentIndex().isValid())
            grid->setCurrentIndex(m_parts.model->index(0, 0));
    });
    connect(bar, &FilterBar::cleared, this, [this, grid] {
        setFilter({});
        grid->setFocus();
    });
    connect(m_parts.chips, &FilterChips::filterWished, this, &WindowPages::setFilter);
    connect(m_parts.empty, &EmptyState::clearFilterWished, this, [this] { setFilter({}); });
    connect(m_parts.panel, &PlacesPanel::selectionChanged, this, [this] {
        const photos::PlaceState *place = m_parts.panel->selectedPlace();
        PhotoFilter filter = m_parts.model->filter();
        filter.slug = place ? place->subscription.slug : QString();
        setFilter(filter);
    });
}

void WindowPages::connectActs()
{
    const Acts *acts = m_parts.acts;
    PhotoGrid *grid = m_parts.grid;
    connect(acts->find, &QAction::triggered, this, [this] {
        showAll();
        m_parts.bar->filter()->begin();
    });
    connect(acts->showHidden, &QAction::triggered, this, [this](bool wished) {
        PhotoFilter filter = m_parts.model->filter();
        filter.isHidden = wished;
        setFilter(filter);
    });
    connect(
        acts->showPlaces, &QAction::triggered, this, [this](bool wished) { setPanelWish(wished); });
    connect(acts->rows, &QAction::toggled, grid, &PhotoGrid::setJustified);
    connect(acts->largerTiles, &QAction::triggered, grid,
        [grid] { grid->setTileSize(grid->tileSize() + tileStep); });
    connect(acts->smallerTiles, &QAction::triggered, grid,
        [grid] { grid->setTileSize(grid->tileSize() - tileStep); });
    connect(acts->newest, &QAction::triggered, grid, &PhotoGrid::scrollToNewest);
    connect(m_parts.photoActs, &PhotoActs::opened, this,
        [this](int row) { open(m_parts.model->index(row, 0)); });
    connect(
        m_parts.photoActs, &PhotoActs::filterWished, this, [this, grid](const PhotoFilter &filter) {
            showAll();
            setFilter(filter);
            grid->setFocus();
        });
}

void WindowPages::showPhotoMenu(const QPoint &at)
{
    PhotoGrid *grid = m_parts.grid;
    QPoint place = grid->viewport()->mapToGlobal(at);
    if (!grid->indexAt(at).isValid()) { // by the keyboard, or beside the photos
        const QRect current = grid->visualRect(grid->currentIndex());
        if (!grid->viewport()->rect().intersects(current))
            return;
        place = grid->viewport()->mapToGlobal(current.center());
    }
    QMenu *menu = m_parts.photoActs->menu(grid);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(place);
}

/// The photo that one was at stays in view when it matches.
void WindowPages::setFilter(const PhotoFilter &filter)
{
    PhotoListModel *model = m_parts.model;
    PhotoGrid *grid = m_parts.grid;
    const QModelIndex current = grid->currentIndex();
    const QString id = current.isValid() ? model->idAt(current.row()) : QString();
    model->setFilter(filter);
    if (const int row = id.isEmpty() ? -1 : model->rowOf(id); row >= 0) {
        grid->setCurrentIndex(model->index(row, 0));
        grid->scrollTo(model->index(row, 0));
    }
    showFilter();
}

void WindowPages::showFilter()
{
    const PhotoListModel *model = m_parts.model;
    const PhotoFilter &filter = model->filter();
    m_parts.bar->filter()->setFilter(filter);
    m_parts.chips->setFilter(filter, m_places.titleOf(filter.slug));
    m_parts.chips->setCounts(model->rowCount(), model->keptCount());
    m_parts.panel->chooseSlug(filter.slug);
    m_parts.acts->showHidden->setChecked(filter.isHidden);
    showRightPage();
}

void WindowPages::showRightPage()
{
    const PhotoListModel *model = m_parts.model;
    QStackedWidget *centre = m_parts.centre;
    const FilterBar *filter = m_parts.bar->filter();
    const bool isFiltered = !model->filter().isEmpty() && model->keptCount() > 0;
    m_parts.chips->setCounts(model->rowCount(), model->keptCount());
    m_parts.empty->setReason(isFiltered ? EmptyState::Reason::NoMatch
            : m_places.all().isEmpty()  ? EmptyState::Reason::NoPlace
            : m_places.areAllPaused()   ? EmptyState::Reason::AllPaused
            : m_places.areAllAway()     ? EmptyState::Reason::AllAway
                                        : EmptyState::Reason::NoPhoto);
    QWidget *right = model->rowCount() == 0 ? static_cast<QWidget *>(m_parts.empty) : m_parts.grid;
    if (centre->currentWidget() != right) {
        centre->setCurrentWidget(right);
        // The first photos get the keyboard that the window gave to its first field.
        const QWidget *focus = m_window->focusWidget();
        const bool isUnused = !focus || filter->isAncestorOf(focus);
        if (right == m_parts.grid && isUnused && model->filter().isEmpty())
            m_parts.grid->setFocus();
    }
    m_parts.bar->tileSize()->setEnabled(
        right == m_parts.grid && m_parts.pages->currentWidget() == m_parts.splitter);
}

WindowLayout WindowPages::layout() const
{
    WindowLayout layout;
    layout.splitter = m_parts.splitter->saveState();
    layout.tileSize = m_parts.grid->tileSize();
    layout.isJustified = m_parts.grid->isJustified();
    layout.panelWish = m_panelWish;
    layout.slideSeconds = m_parts.viewer->slides()->seconds();
    layout.hasDetails = m_parts.viewer->hasDetails();
    return layout;
}

void WindowPages::setLayout(const WindowLayout &layout)
{
    m_parts.splitter->restoreState(layout.splitter);
    m_parts.splitter->setHandleWidth(1);
    m_parts.grid->setTileSize(layout.tileSize);
    m_parts.acts->rows->setChecked(layout.isJustified);
    m_parts.viewer->slides()->setSeconds(layout.slideSeconds);
    m_parts.viewer->setDetailsShown(layout.hasDetails);
    setPanelWish(layout.panelWish);
}

bool WindowPages::isPanelWished() const
{
    return m_panelWish.value_or(m_window->width() >= narrowWidth);
}

void WindowPages::setPanelWish(const std::optional<bool> &wish)
{
    m_panelWish = wish;
    showPanel();
}

void WindowPages::showPanel()
{
    const bool hasPlaces = m_parts.panel->list()->model()->rowCount() > 1;
    m_parts.panel->setVisible(hasPlaces && isPanelWished());
    m_parts.acts->showPlaces->setEnabled(hasPlaces);
    m_parts.acts->showPlaces->setChecked(isPanelWished());
}

void WindowPages::open(const QModelIndex &photo)
{
    m_parts.pages->setCurrentWidget(m_parts.viewer);
    m_parts.viewer->open(photo);
    m_parts.viewer->setFocus();
    showRightPage();
}

void WindowPages::close()
{
    const QModelIndex last = m_parts.viewer->currentIndex();
    m_parts.pages->setCurrentWidget(m_parts.splitter);
    showRightPage();
    if (last.isValid()) {
        m_parts.grid->setCurrentIndex(last);
        m_parts.grid->scrollTo(last);
    }
    m_parts.grid->setFocus();
}

void WindowPages::showAll()
{
    if (m_parts.pages->currentWidget() == m_parts.viewer)
        close();
}

} // namespace ui
