// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowParts.h"

#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/FilterChips.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoViewer.h"
#include "ui/PlacesPanel.h"
#include "ui/StatusStrip.h"
#include "ui/Theme.h"
#include "ui/TopBar.h"

#include <QCoreApplication>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int panelWidth = 256;
constexpr double bannerShare = 0.14;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::MainWindow)
};

/// The line that says what a demonstration is. Always visible, never in the way.
class Banner final : public QLabel {
public:
    explicit Banner(QWidget *parent)
        : QLabel(Words::tr("Demonstration: these photos are made up by Hereabouts."), parent)
    {
        setTextFormat(Qt::PlainText);
        setAlignment(Qt::AlignCenter);
        setFont(theme::font(theme::Type::Small));
        setContentsMargins(
            theme::space::small, theme::space::hair, theme::space::small, theme::space::hair);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const QColor accent = theme::colour(theme::Tone::Accent, palette());
        QPainter(this).fillRect(
            rect(), theme::blend(palette().color(QPalette::Window), accent, bannerShare));
        QLabel::paintEvent(event);
    }
};

QSplitter *besideEachOther(QWidget *places, QWidget *photos)
{
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(places);
    splitter->addWidget(photos);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->setSizes({panelWidth, firstWindowSize.width() - panelWidth});
    return splitter;
}

QStackedWidget *inTurn(QWidget *first, QWidget *second)
{
    auto *stack = new QStackedWidget;
    stack->addWidget(first);
    stack->addWidget(second);
    return stack;
}

} // namespace

WindowParts::WindowParts(QMainWindow *window, bool isDemonstration)
{
    acts = new Acts(window);
    model = new PhotoListModel(PhotoListModel::defaultCapacity, window);
    bar = new TopBar(*acts, model);
    chips = new FilterChips;
    panel = new PlacesPanel;
    empty = new EmptyState(isDemonstration);
    grid = new PhotoGrid;
    grid->setModel(model);
    grid->setAccessibleName(Words::tr("Photos"));
    bar->tileSize()->setValue(grid->tileSize());
    viewer = new PhotoViewer(model);
    photoActs = new PhotoActs(
        model, [this] { return chosenRows(); }, window);
    photoActs->addTo(grid);
    photoActs->addTo(viewer);
    notice = new NoticeBar;
    strip = new StatusStrip;
    centre = inTurn(empty, grid);
    splitter = besideEachOther(panel, centre);
    pages = inTurn(splitter, viewer);

    auto *all = new QWidget(window);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(chips);
    if (isDemonstration)
        column->addWidget(new Banner(all));
    column->addWidget(pages, 1);
    column->addWidget(notice);
    column->addWidget(strip);
    window->setCentralWidget(all);
}

QList<int> WindowParts::chosenRows() const
{
    if (pages->currentWidget() == viewer)
        return viewer->currentIndex().isValid() ? QList<int> {viewer->currentIndex().row()}
                                                : QList<int>();
    QList<int> rows;
    for (const QItemSelectionRange &range : grid->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows += row;
    }
    if (rows.isEmpty() && grid->currentIndex().isValid())
        rows += grid->currentIndex().row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace ui
