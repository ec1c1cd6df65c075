// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoViewer.h"

#include "ui/PhotoDetails.h"
#include "ui/PhotoListModel.h"
#include "ui/PictureCanvas.h"
#include "ui/SlideShow.h"
#include "ui/Theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ui {

using images::PictureSize;

namespace {
using namespace std::chrono_literals;
constexpr auto clockPeriod = 1s;
constexpr int barIconSide = 24;
constexpr int barWithZoom = 520; // the room it takes
constexpr int barWithCount = 360;
constexpr int barWithPlay = 260;
constexpr int maxNewSlides = 20; // more of them join the round

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
    , m_slides(new SlideShow(this))
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
    connectCanvas();
    connectModel();
    m_clock->setInterval(clockPeriod);
    connect(m_clock, &QTimer::timeout, m_details, &PhotoDetails::refreshTime);
}

void PhotoViewer::connectCanvas()
{
    connect(m_canvas, &PictureCanvas::shown, this, [this](PictureSize size) {
        m_canvas->setMessage({});
        showZoom();
        if (size < PictureSize::Large)
            return;
        m_slides->pictureShown();
        wantNeighbour();
        wantMore();
    });
    connect(m_canvas, &PictureCanvas::unreadable, this, [this] {
        m_canvas->setMessage(tr("This picture could not be read."));
        m_slides->pictureShown();
    });
    connect(m_canvas, &PictureCanvas::stepped, this, &PhotoViewer::stepByHand);
    connect(m_canvas, &PictureCanvas::zoomChanged, this, [this] {
        m_slides->pause();
        showZoom();
        wantMore();
    });
    connect(m_slides, &SlideShow::due, this, &PhotoViewer::showNextSlide);
    connect(m_slides, &SlideShow::changed, this, &PhotoViewer::showSlides);
}

void PhotoViewer::connectModel()
{
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            if (first == 0 && m_slides->isOn())
                m_newSlides = std::min(m_newSlides + last + 1, maxNewSlides);
            showCount();
        });
    const auto closeIfGone = [this] {
        if (isVisible() && !m_index.isValid())
            emit closed();
        showCount();
    };
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, closeIfGone);
    connect(m_model, &QAbstractItemModel::modelReset, this, closeIfGone);
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
    line->setSpacing(theme::space::hair);
    line->addWidget(back);
    line->addStretch();
    line->addWidget(m_newer);
    line->addWidget(m_count);
    line->addWidget(m_older);
    line->addStretch();
    addSlides(line);
    addZoom(line);
    m_info = barButton(QStringLiteral("info"), tr("About this photo (I)"), bar);
    m_info->setCheckable(true);
    m_info->setChecked(true);
    line->addWidget(m_info);
    connect(back, &QToolButton::clicked, this, &PhotoViewer::close);
    connect(m_newer, &QToolButton::clicked, this, [this] { stepByHand(-1); });
    connect(m_older, &QToolButton::clicked, this, [this] { stepByHand(1); });
    connect(m_info, &QToolButton::toggled, this, [this](bool isWished) {
        m_details->setVisible(isWished);
        showBar();
    });
    return bar;
}

void PhotoViewer::addSlides(QHBoxLayout *line)
{
    m_play = barButton(QStringLiteral("play"), {}, line->parentWidget());
    m_play->setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(m_play);
    auto *times = new QActionGroup(menu);
    for (const int seconds : SlideShow::allSeconds) {
        QAction *act
            = menu->addAction(tr("A photo every %1 seconds").arg(QLocale().toString(seconds)));
        act->setCheckable(true);
        act->setData(seconds);
        times->addAction(act);
        connect(act, &QAction::triggered, this, [this, seconds] { m_slides->setSeconds(seconds); });
    }
    m_play->setMenu(menu);
    line->addWidget(m_play);
    connect(m_play, &QToolButton::clicked, this, [this] {
        if (m_slides->isOn() && !m_slides->isPaused())
            m_slides->pause();
        else
            m_slides->start();
    });
    showSlides();
}

void PhotoViewer::addZoom(QHBoxLayout *line)
{
    QWidget *bar = line->parentWidget();
    auto *out = barButton(QStringLiteral("zoom-out"), tr("Zoom out (−)"), bar);
    auto *in = barButton(QStringLiteral("zoom-in"), tr("Zoom in (+)"), bar);
    auto *fit = barButton(QStringLiteral("fit"), tr("All of the picture (0)"), bar);
    m_scale = new QLabel(bar);
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scale->setTextFormat(Qt::PlainText);
    m_scale->setAlignment(Qt::AlignCenter);
    m_scale->setToolTip(tr("Size of the picture; 1 shows each of its pixels"));
    m_scale->setMinimumWidth(m_scale->fontMetrics().horizontalAdvance(QStringLiteral("0000 %")));
    theme::setTone(m_scale, theme::Tone::Muted);
    m_zoomParts = {out, m_scale, in, fit};
    for (QWidget *widget : std::as_const(m_zoomParts))
        line->addWidget(widget);
    connect(out, &QToolButton::clicked, m_canvas, &PictureCanvas::zoomOut);
    connect(in, &QToolButton::clicked, m_canvas, &PictureCanvas::zoomIn);
    connect(fit, &QToolButton::clicked, m_canvas, &PictureCanvas::zoomToFit);
}

void PhotoViewer::addKeys()
{
    // Shortcuts, because a focused button would take the arrow keys to move the focus.
    const auto add = [this](Qt::Key key, auto act) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(Qt::Key_PageUp, [this] { stepByHand(-1); });
    add(Qt::Key_PageDown, [this] { stepByHand(1); });
    for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Equal})
        add(key, [this] { m_canvas->zoomIn(); });
    add(Qt::Key_Minus, [this] { m_canvas->zoomOut(); });
    add(Qt::Key_0, [this] { m_canvas->zoomToFit(); });
    add(Qt::Key_1, [this] { m_canvas->zoomToPixels(); });
    add(Qt::Key_I, &PhotoViewer::toggleDetails);
    add(Qt::Key_S, &PhotoViewer::toggleSlides);
    add(Qt::Key_F5, &PhotoViewer::toggleSlides);
    add(Qt::Key_Escape, &PhotoViewer::close);
    add(Qt::Key_Backspace, &PhotoViewer::close);
    addArrowKeys();
}

/// They move a picture that is larger than the view; else they lead to other photos.
void PhotoViewer::addArrowKeys()
{
    const int forwards = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const auto add = [this, forwards](Qt::Key key, int columns, int rows) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, columns, rows, forwards] {
            if (m_canvas->zoom().canPan())
                m_canvas->pan(columns, rows);
            else if (columns != 0)
                stepByHand(columns * forwards);
        });
    };
    add(Qt::Key_Left, -1, 0);
    add(Qt::Key_Right, 1, 0);
    add(Qt::Key_Up, 0, -1);
    add(Qt::Key_Down, 0, 1);
}

void PhotoViewer::setPlaces(const QList<photos::PlaceState> &places)
{
    m_details->setPlaces(places);
}

bool PhotoViewer::hasDetails() const
{
    return m_info->isChecked();
}

void PhotoViewer::setDetailsShown(bool areShown)
{
    m_info->setChecked(areShown);
}

void PhotoViewer::toggleDetails()
{
    m_info->toggle();
}

void PhotoViewer::toggleSlides()
{
    if (m_slides->isPaused())
        m_slides->resume();
    else if (m_slides->isOn())
        m_slides->stop();
    else
        m_slides->start();
}

/// A slide show ends first.
void PhotoViewer::close()
{
    if (m_slides->isOn())
        m_slides->stop();
    else
        emit closed();
}

/// What came in meanwhile, oldest first; then on to older photos, and after the oldest the newest.
void PhotoViewer::showNextSlide()
{
    if (!m_index.isValid())
        return m_slides->stop();
    m_newSlides = std::min(m_newSlides, m_model->rowCount());
    if (m_newSlides > 0) {
        if (!m_slideLoop.isValid())
            m_slideLoop = m_index;
        return open(m_model->index(--m_newSlides, 0));
    }
    const QModelIndex last
        = m_slideLoop.isValid() ? QModelIndex(m_slideLoop) : QModelIndex(m_index);
    m_slideLoop = QPersistentModelIndex();
    const int row = last.row() + 1 < m_model->rowCount() ? last.row() + 1 : 0;
    m_direction = 1;
    open(m_model->index(row, 0));
}

void PhotoViewer::showSlides()
{
    const bool isPlaying = m_slides->isOn() && !m_slides->isPaused();
    m_play->setIcon(
        theme::icon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play"), barIconSide));
    const QString words = isPlaying ? tr("Pause the slide show")
        : m_slides->isPaused()      ? tr("Go on with the slide show (S)")
                                    : tr("Slide show (S or F5)");
    m_play->setToolTip(words);
    m_play->setAccessibleName(words);
    for (QAction *act : m_play->menu()->actions())
        act->setChecked(act->data().toInt() == m_slides->seconds());
    if (!m_slides->isOn()) {
        m_newSlides = 0;
        m_slideLoop = QPersistentModelIndex();
    }
}

void PhotoViewer::showZoom()
{
    const int percent = int(std::lround(m_canvas->zoom().scale() * 100));
    m_scale->setText(
        m_canvas->hasPicture() ? tr("%1 %").arg(QLocale().toString(percent)) : QString());
}

/// A screen or a zoom finer than the large picture asks for the huge one.
void PhotoViewer::wantMore()
{
    if (!m_index.isValid() || m_hasWantedHuge || !m_canvas->isFinerThan(PictureSize::Large))
        return;
    m_hasWantedHuge = true;
    emit pictureWanted(photoId(), PictureSize::Huge);
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
    m_hasWantedHuge = false;
    m_canvas->clear();
    m_canvas->setMessage(tr("Loading the picture …"));
    showZoom();
    m_slides->waitForPicture();
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
    if (m_index.isValid() && size == PictureSize::Large && photoId == this->photoId()) {
        m_canvas->setMessage(error.message);
        m_slides->pictureShown();
    }
}

void PhotoViewer::setDetails(const photos::Photo &photo)
{
    if (m_index.isValid() && photo.id == photoId())
        m_details->setPhoto(photo);
}

void PhotoViewer::showNewer()
{
    stepByHand(-1);
}

void PhotoViewer::showOlder()
{
    stepByHand(1);
}

void PhotoViewer::stepByHand(int rows)
{
    m_slides->pause();
    step(rows);
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

/// In a narrow window the bar is for what has no other way: nothing in it is cut.
void PhotoViewer::showBar()
{
    const int room = width() - (m_info->isChecked() ? m_details->width() : 0);
    for (QWidget *part : std::as_const(m_zoomParts))
        part->setVisible(room >= barWithZoom);
    m_count->setVisible(room >= barWithCount);
    m_play->setVisible(room >= barWithPlay);
}

void PhotoViewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showBar();
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
    m_slides->stop();
    m_canvas->clear(); // sixteen megabytes that nobody sees
    m_index = QPersistentModelIndex();
}

} // namespace ui
