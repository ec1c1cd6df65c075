// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoViewer.h"

#include "ui/PhotoDetails.h"
#include "ui/PhotoListModel.h"
#include "ui/PictureCanvas.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>

#include <chrono>

namespace ui {

using images::PictureSize;

namespace {
using namespace std::chrono_literals;
constexpr auto clockPeriod = 1s;
constexpr int barIconSide = 24;

QToolButton *barButton(const QString &icon, const QString &toolTip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(theme::icon(icon, barIconSide));
    button->setIconSize({barIconSide, barIconSide});
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}
} // namespace

PhotoViewer::PhotoViewer(PhotoListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_canvas(new PictureCanvas(this))
    , m_details(new PhotoDetails(this))
    , m_clock(new QTimer(this))
{
    setFocusPolicy(Qt::StrongFocus);
    auto *picture = new QVBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(buildBar());
    picture->addWidget(m_canvas, 1);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(0);
    line->addLayout(picture, 1);
    line->addWidget(m_details);
    addKeys();

    connect(m_details, &PhotoDetails::linkOpened, this, &PhotoViewer::linkOpened);
    connect(m_canvas, &PictureCanvas::shown, this, [this](PictureSize size) {
        m_canvas->setMessage({});
        if (size == PictureSize::Large)
            wantNeighbour();
    });
    connect(m_canvas, &PictureCanvas::unreadable, this,
        [this] { m_canvas->setMessage(tr("This picture could not be read.")); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PhotoViewer::showCount);
    const auto closeIfGone = [this] {
        if (isVisible() && !m_index.isValid())
            emit closed();
        showCount();
    };
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, closeIfGone);
    connect(m_model, &QAbstractItemModel::modelReset, this, closeIfGone);
    m_clock->setInterval(clockPeriod);
    connect(m_clock, &QTimer::timeout, m_details, &PhotoDetails::refreshTime);
}

QWidget *PhotoViewer::buildBar()
{
    auto *bar = new QWidget(this);
    auto *back = barButton(QStringLiteral("back"), tr("Back to all photos (Esc)"), bar);
    m_newer = barButton(QStringLiteral("previous"), tr("Newer photo (Left)"), bar);
    m_older = barButton(QStringLiteral("next"), tr("Older photo (Right)"), bar);
    m_count = new QLabel(bar);
    m_count->setTextFormat(Qt::PlainText);
    theme::setTone(m_count, theme::Tone::Muted);
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(
        theme::space::small, theme::space::hair, theme::space::small, theme::space::hair);
    line->setSpacing(theme::space::small);
    line->addWidget(back);
    line->addStretch();
    line->addWidget(m_newer);
    line->addWidget(m_count);
    line->addWidget(m_older);
    line->addStretch();
    // As wide as the button at the other end, so that the count stands in the middle.
    line->addSpacing(back->sizeHint().width());
    connect(back, &QToolButton::clicked, this, &PhotoViewer::closed);
    connect(m_newer, &QToolButton::clicked, this, &PhotoViewer::showNewer);
    connect(m_older, &QToolButton::clicked, this, &PhotoViewer::showOlder);
    return bar;
}

void PhotoViewer::addKeys()
{
    // Shortcuts, because a focused button would take the arrow keys to move the focus.
    const auto add = [this](Qt::Key key, auto act) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    add(isMirrored ? Qt::Key_Right : Qt::Key_Left, &PhotoViewer::showNewer);
    add(isMirrored ? Qt::Key_Left : Qt::Key_Right, &PhotoViewer::showOlder);
    add(Qt::Key_Escape, &PhotoViewer::closed);
    add(Qt::Key_Backspace, &PhotoViewer::closed);
}

QString PhotoViewer::photoId() const
{
    return m_index.isValid() ? m_model->idAt(m_index.row()) : QString();
}

void PhotoViewer::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_index = index;
    const photos::Photo photo = m_model->photoAt(index.row());
    m_canvas->clear();
    m_canvas->setMessage(tr("Loading the picture …"));
    m_canvas->setAccessibleName(m_model->data(index, Qt::AccessibleTextRole).toString());
    m_details->setPhoto(photo);
    showCount();
    emit detailsWanted(photo.id);
    // The newest request is served first: the small one is there already and fills the time.
    emit pictureWanted(photo.id, PictureSize::Large);
    emit pictureWanted(photo.id, PictureSize::Small);
}

void PhotoViewer::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    if (m_index.isValid() && photoId == this->photoId())
        m_canvas->showPicture(size, jpeg);
}

void PhotoViewer::showFailure(
    const QString &photoId, images::PictureSize size, const core::Error &error)
{
    if (m_index.isValid() && size == PictureSize::Large && photoId == this->photoId())
        m_canvas->setMessage(error.message);
}

void PhotoViewer::setDetails(const photos::Photo &photo)
{
    if (m_index.isValid() && photo.id == photoId())
        m_details->setPhoto(photo);
}

void PhotoViewer::showNewer()
{
    step(-1);
}

void PhotoViewer::showOlder()
{
    step(1);
}

void PhotoViewer::step(int rows)
{
    const QModelIndex next = m_model->index(m_index.row() + rows, 0);
    if (!m_index.isValid() || !next.isValid())
        return;
    m_direction = rows;
    open(next);
}

void PhotoViewer::wantNeighbour()
{
    const QModelIndex next = m_model->index(m_index.row() + m_direction, 0);
    if (m_index.isValid() && next.isValid())
        emit pictureWanted(m_model->idAt(next.row()), PictureSize::Large);
}

void PhotoViewer::showCount()
{
    if (!m_index.isValid())
        return;
    const int row = m_index.row();
    const QLocale locale;
    m_count->setText(
        tr("%1 of %2").arg(locale.toString(row + 1), locale.toString(m_model->rowCount())));
    m_newer->setEnabled(row > 0);
    m_older->setEnabled(row + 1 < m_model->rowCount());
}

void PhotoViewer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_clock->start();
}

void PhotoViewer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock->stop();
    if (event->spontaneous())
        return; // the window was minimised: it comes back as it was
    m_canvas->clear(); // sixteen megabytes that nobody sees
    m_index = QPersistentModelIndex();
}

} // namespace ui
