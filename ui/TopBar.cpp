// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TopBar.h"

#include "ui/Acts.h"
#include "ui/FilterBar.h"
#include "ui/StateMark.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSlider>
#include <QToolButton>
#include <QToolTip>

namespace ui {

namespace {

constexpr int smallestTile = 96; // PhotoGrid's own bounds
constexpr int largestTile = 480;
constexpr int tileStep = 8;
constexpr int tilePage = 48;
constexpr int sliderWidth = 120;
constexpr int iconSide = 16;
constexpr int markSide = 12;
constexpr double lineShare = 0.16;

QToolButton *flatButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({iconSide, iconSide});
    return button;
}

/// Beside the slider: what its ends mean.
QToolButton *endOfSlider(const QAction *act, QWidget *parent)
{
    QToolButton *button = flatButton(parent);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIcon(act->icon());
    button->setToolTip(words::plainAct(act->text()));
    button->setAccessibleName(button->toolTip());
    button->setFocusPolicy(Qt::NoFocus); // the slider has the keyboard
    QObject::connect(button, &QToolButton::clicked, act, &QAction::trigger);
    return button;
}

bool areAllPaused(const QList<photos::PlaceState> &places)
{
    return std::all_of(places.begin(), places.end(), [](const photos::PlaceState &place) {
        return place.activity == photos::PlaceState::Activity::Paused;
    });
}

} // namespace

TopBar::TopBar(const Acts &acts, const PhotoListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_filter(new FilterBar(model, this))
    , m_live(flatButton(this))
    , m_tileSize(new QSlider(Qt::Horizontal, this))
    , m_menu(flatButton(this))
{
    QToolButton *add = flatButton(this);
    add->setIcon(acts.addPlace->icon());
    add->setText(tr("Add place"));
    add->setToolTip(tr("Watch another place (%1)")
                        .arg(acts.addPlace->shortcut().toString(QKeySequence::NativeText)));
    connect(add, &QToolButton::clicked, acts.addPlace, &QAction::trigger);
    buildLive();
    buildTileSize();
    buildMenu(acts);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(
        theme::space::small, theme::space::hair, theme::space::small, theme::space::hair + 1);
    line->setSpacing(theme::space::hair);
    line->addWidget(add);
    line->addSpacing(theme::space::small);
    line->addWidget(m_filter, 2);
    line->addStretch(1);
    line->addWidget(m_live);
    line->addSpacing(theme::space::small);
    line->addWidget(endOfSlider(acts.smallerTiles, this));
    line->addWidget(m_tileSize);
    line->addWidget(endOfSlider(acts.largerTiles, this));
    line->addSpacing(theme::space::small);
    QToolButton *wall = flatButton(this);
    wall->setIcon(acts.wall->icon());
    wall->setText(tr("Wall"));
    wall->setToolTip(tr("Photos on the whole screen, without controls (%1)")
                         .arg(acts.wall->shortcut().toString(QKeySequence::NativeText)));
    connect(wall, &QToolButton::clicked, acts.wall, &QAction::trigger);
    line->addWidget(wall);
    QToolButton *share = flatButton(this);
    share->setIcon(acts.share->icon());
    share->setText(tr("Share"));
    share->setToolTip(tr("Show the photos on phones and other computers (%1)")
                          .arg(acts.share->shortcut().toString(QKeySequence::NativeText)));
    connect(share, &QToolButton::clicked, acts.share, &QAction::trigger);
    line->addWidget(share);
    line->addSpacing(theme::space::small);
    line->addWidget(m_menu);
}

void TopBar::buildLive()
{
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setIconSize({markSide + theme::space::hair, markSide});
    connect(m_live, &QToolButton::clicked, this, [this] {
        QToolTip::showText(
            m_live->mapToGlobal(QPoint(0, m_live->height())), m_live->toolTip(), m_live);
    });
}

void TopBar::buildTileSize()
{
    m_tileSize->setRange(smallestTile, largestTile);
    m_tileSize->setSingleStep(tileStep);
    m_tileSize->setPageStep(tilePage);
    m_tileSize->setFixedWidth(sliderWidth);
    m_tileSize->setToolTip(tr("Size of the tiles"));
    m_tileSize->setAccessibleName(tr("Size of the tiles"));
}

void TopBar::buildMenu(const Acts &acts)
{
    m_menu->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_menu->setIcon(theme::icon(QStringLiteral("menu")));
    m_menu->setToolTip(tr("Menu (F10)"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setMenu(acts.menu(m_menu));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
}

void TopBar::openMenu()
{
    m_menu->showMenu();
}

void TopBar::showLive(const core::Health &wayIn, const QList<photos::PlaceState> &places)
{
    StateMark mark = markOf(wayIn.level);
    QString word;
    switch (wayIn.level) {
    case core::Health::Level::Starting:
        word = tr("Starting");
        break;
    case core::Health::Level::Fine:
        word = tr("Live");
        break;
    case core::Health::Level::Waiting:
        word = tr("Waiting");
        break;
    case core::Health::Level::Failing:
        word = tr("Interrupted");
        break;
    }
    QString story = wayIn.message.isEmpty() ? tr("New photos appear the moment they are posted.")
                                            : wayIn.message;
    // Without a place nothing can be waited for.
    if (places.isEmpty() && wayIn.level != core::Health::Level::Failing) {
        mark = StateMark::Pending;
        word = tr("No place yet");
        story = tr("Add a place to see its photos.");
    } else if (mark == StateMark::Live && areAllPaused(places)) {
        mark = StateMark::Paused;
        word = tr("Paused");
        story = tr("Every place is paused.");
    }
    m_live->setIcon(markIcon(mark));
    m_live->setText(word);
    m_live->setToolTip(words::toolTip(story));
    m_live->setAccessibleName(word);
    m_live->setAccessibleDescription(story);
}

void TopBar::paintEvent(QPaintEvent *)
{
    const QColor ground = palette().color(QPalette::Window);
    QPainter(this).fillRect(0, height() - 1, width(), 1,
        theme::blend(ground, palette().color(QPalette::WindowText), lineShare));
}

} // namespace ui
