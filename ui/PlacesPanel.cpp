// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlacesPanel.h"

#include "ui/PlaceDelegate.h"
#include "ui/PlaceListModel.h"
#include "ui/StateMark.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

using namespace std::chrono_literals;
constexpr auto clockPeriod = 1s; // "12 s ago" counts by seconds

bool isPaused(const photos::PlaceState &place)
{
    return place.activity == photos::PlaceState::Activity::Paused;
}

QLabel *plainLabel(theme::Type type, theme::Tone tone, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(theme::font(type));
    theme::setTone(label, tone);
    return label;
}

} // namespace

PlacesPanel::PlacesPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new PlaceListModel(this))
    , m_list(new QListView(this))
    , m_details(new QWidget(this))
    , m_clock(new QTimer(this))
{
    buildList();
    buildDetails();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::space::small, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_details);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showDetails();
        emit selectionChanged();
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, &PlacesPanel::showMenu);
    m_clock->setInterval(clockPeriod);
    connect(m_clock, &QTimer::timeout, this, &PlacesPanel::refreshTimes);
    m_list->setCurrentIndex(m_model->index(0));
}

void PlacesPanel::buildList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PlaceDelegate(m_list));
    m_list->setAccessibleName(tr("Places"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    connect(m_model, &PlaceListModel::arranged, this, &PlacesPanel::arranged);
}

void PlacesPanel::buildDetails()
{
    m_state = plainLabel(theme::Type::Body, theme::Tone::Text, m_details);
    m_extent = plainLabel(theme::Type::Small, theme::Tone::Muted, m_details);
    m_message = plainLabel(theme::Type::Small, theme::Tone::Text, m_details);
    m_pause = new QPushButton(m_details);
    m_pause->setObjectName(QStringLiteral("pause"));
    m_remove = new QPushButton(theme::icon(QStringLiteral("remove")), tr("Remove"), m_details);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setToolTip(tr("Stop watching this place. Its photos stay. (Delete)"));
    m_edit = new QPushButton(theme::icon(QStringLiteral("pin")), tr("Edit …"), m_details);
    m_edit->setObjectName(QStringLiteral("edit"));
    m_edit->setToolTip(tr("Change its name, circle and sources. (F2)"));
    for (QPushButton *button : {m_pause, m_edit, m_remove})
        button->setAutoDefault(false);

    auto *acts = new QHBoxLayout;
    acts->setSpacing(theme::space::small);
    acts->addWidget(m_pause, 1);
    acts->addWidget(m_remove, 1);
    auto *column = new QVBoxLayout(m_details);
    column->setContentsMargins(
        theme::space::large, theme::space::medium, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::hair);
    column->addWidget(m_state);
    column->addWidget(m_extent);
    column->addWidget(m_message);
    column->addSpacing(theme::space::hair);
    column->addWidget(m_edit);
    column->addLayout(acts);
    m_details->hide();

    connect(m_pause, &QPushButton::clicked, this, &PlacesPanel::pauseOrResume);
    connect(m_edit, &QPushButton::clicked, this, &PlacesPanel::edit);
    connect(m_remove, &QPushButton::clicked, this, &PlacesPanel::remove);
}

void PlacesPanel::setPlaces(const QList<photos::PlaceState> &places)
{
    const QString key = selectedKey();
    m_model->setPlaces(places);
    // A changed list is read anew, and the view forgets what was chosen.
    const QModelIndex again = m_model->indexOf(key);
    if (m_list->currentIndex() != again || !again.isValid())
        m_list->setCurrentIndex(again.isValid() ? again : m_model->index(0));
    showDetails();
}

void PlacesPanel::chooseSlug(const QString &slug)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const photos::PlaceState *place = m_model->placeAt(m_model->index(row, 0));
        if ((place ? place->subscription.slug : QString()) == slug) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
}

const photos::PlaceState *PlacesPanel::selectedPlace() const
{
    return m_model->placeAt(m_list->currentIndex());
}

QString PlacesPanel::selectedKey() const
{
    const photos::PlaceState *place = selectedPlace();
    return place ? place->subscription.key() : QString();
}

void PlacesPanel::pauseOrResume()
{
    if (const photos::PlaceState *place = selectedPlace())
        emit pauseWished(place->subscription.key(), !isPaused(*place));
}

void PlacesPanel::remove()
{
    if (const photos::PlaceState *place = selectedPlace())
        emit removeWished(place->subscription.key(), place->subscription.title);
}

void PlacesPanel::edit()
{
    const photos::PlaceState *place = selectedPlace();
    if (place && !place->subscription.isAdopted)
        emit editWished(place->subscription.key());
}

void PlacesPanel::move(int lines)
{
    const int row = m_list->currentIndex().row();
    // Before a line means after itself for the next one.
    m_model->moveRow({}, row, {}, lines > 0 ? row + lines + 1 : std::max(row + lines, 1));
    m_list->scrollTo(m_list->currentIndex());
}

void PlacesPanel::showDetails()
{
    const photos::PlaceState *place = selectedPlace();
    m_details->setVisible(place);
    if (!place)
        return;
    m_state->setText(words::isolated(place->subscription.title));
    m_extent->setText(words::extentSentence(place->subscription) + QLatin1Char(' ')
        + (place->lastPhotoAt.isValid()
                ? tr("Last photo: %1.").arg(words::timeText(place->lastPhotoAt))
                : tr("No photo yet.")));
    m_message->setText(place->message);
    m_message->setVisible(!place->message.isEmpty());
    m_edit->setEnabled(!place->subscription.isAdopted); // its circle is only known elsewhere
    const bool paused = isPaused(*place);
    m_pause->setIcon(theme::icon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(paused ? tr("Look for new photos again. (Space)")
                               : tr("Look for no new photos until you resume. (Space)"));
}

void PlacesPanel::showMenu(const QPoint &at)
{
    // From the keyboard the position lies anywhere: then the chosen line is meant.
    const QModelIndex hit = m_list->indexAt(at);
    const QModelIndex under = hit.isValid() ? hit : m_list->currentIndex();
    if (!m_model->placeAt(under))
        return;
    m_list->setCurrentIndex(under);
    QMenu menu(this);
    menu.addAction(m_pause->icon(), m_pause->text(), this, &PlacesPanel::pauseOrResume);
    menu.addAction(m_edit->icon(), m_edit->text(), this, &PlacesPanel::edit)
        ->setEnabled(m_edit->isEnabled());
    menu.addAction(tr("Move up"), this, [this] { move(-1); })->setEnabled(under.row() > 1);
    menu.addAction(tr("Move down"), this, [this] { move(1); })
        ->setEnabled(under.row() + 1 < m_model->rowCount());
    menu.addAction(m_remove->icon(), m_remove->text(), this, &PlacesPanel::remove);
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

void PlacesPanel::refreshTimes()
{
    m_model->refreshTimes();
    showDetails();
}

bool PlacesPanel::pressKey(const QKeyEvent &key)
{
    const bool isMove = key.modifiers() == Qt::AltModifier
        || key.modifiers() == (Qt::AltModifier | Qt::KeypadModifier);
    if (isMove && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down))
        move(key.key() == Qt::Key_Up ? -1 : 1);
    else if (key.key() == Qt::Key_Space)
        pauseOrResume();
    else if (key.key() == Qt::Key_F2)
        edit();
    else if (key.key() == Qt::Key_Delete)
        remove();
    else
        return false;
    return true;
}

bool PlacesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && selectedPlace()
        && pressKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void PlacesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshTimes();
    m_clock->start();
}

void PlacesPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
}

} // namespace ui
