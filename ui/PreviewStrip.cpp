// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PreviewStrip.h"

#include "ui/Theme.h"
#include "ui/Words.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ui {

namespace {

constexpr QSize pictureSize {88, 66};
constexpr int gap = 6;
constexpr double veil = 0.08; ///< of the text's colour where a picture is to come

QString licenceOf(const photos::Photo &photo)
{
    return photo.licence.isEmpty() ? PreviewStrip::tr("All rights reserved")
                                   : photo.licence.simplified();
}

QString creditOf(const photos::Photo &photo)
{
    return words::isolated(photo.author) + QStringLiteral(" · ") + licenceOf(photo);
}

int lineHeight()
{
    return QFontMetrics(theme::font(theme::Type::Small)).height();
}

/// The middle of the picture, filling the cell.
QPixmap filling(const QImage &image, double scale)
{
    const QSize size = pictureSize * scale;
    const QImage scaled
        = image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QPixmap pixmap = QPixmap::fromImage(scaled.copy((scaled.width() - size.width()) / 2,
        (scaled.height() - size.height()) / 2, size.width(), size.height()));
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

PreviewStrip::PreviewStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Newest photos of this place"));
}

QSize PreviewStrip::sizeHint() const
{
    return {4 * (pictureSize.width() + gap), pictureSize.height() + 2 * lineHeight()};
}

QSize PreviewStrip::minimumSizeHint() const
{
    return {pictureSize.width(), sizeHint().height()};
}

QRect PreviewStrip::cell(int index) const
{
    const int x = index * (pictureSize.width() + gap);
    const int left = layoutDirection() == Qt::RightToLeft ? width() - x - pictureSize.width() : x;
    return {left, 0, pictureSize.width(), height()};
}

int PreviewStrip::shownCount() const
{
    const int room = (width() + gap) / (pictureSize.width() + gap);
    return std::min(int(m_photos.size()), std::max(1, room));
}

void PreviewStrip::setPhotos(const QList<photos::Photo> &photos)
{
    m_photos = photos;
    QStringList credits;
    for (int i = 0; i < shownCount(); ++i)
        credits += creditOf(m_photos.at(i));
    setAccessibleDescription(credits.join(QStringLiteral(", ")));
    wishForPictures();
    update();
}

void PreviewStrip::wishForPictures()
{
    QHash<QString, QPixmap> kept;
    QStringList missing;
    for (int i = 0; i < shownCount(); ++i) {
        const QString &id = m_photos.at(i).id;
        if (!m_pictures.contains(id))
            missing += id;
        kept.insert(id, m_pictures.value(id));
    }
    m_pictures = kept;
    for (const QString &id : std::as_const(missing))
        emit pictureWanted(id, images::PictureSize::Small);
}

void PreviewStrip::showPicture(const QString &photoId, const QByteArray &jpeg)
{
    const auto shown = m_pictures.find(photoId);
    const QImage image = shown == m_pictures.end() ? QImage() : QImage::fromData(jpeg, "JPEG");
    if (image.isNull())
        return;
    *shown = filling(image, devicePixelRatioF());
    update();
}

void PreviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme::font(theme::Type::Small));
    const QFontMetrics metrics(painter.font());
    const QColor empty = theme::blend(
        palette().color(QPalette::Window), palette().color(QPalette::WindowText), veil);
    for (int i = 0; i < shownCount(); ++i) {
        const photos::Photo &photo = m_photos.at(i);
        const QRect box(cell(i).topLeft(), pictureSize);
        if (const QPixmap picture = m_pictures.value(photo.id); !picture.isNull())
            painter.drawPixmap(box.topLeft(), picture);
        else
            painter.fillRect(box, empty);
        const auto line = [&](int number, const QString &text, theme::Tone tone) {
            painter.setPen(theme::colour(tone, palette()));
            painter.drawText(QRect(box.left(), box.bottom() + 1 + number * metrics.height(),
                                 box.width(), metrics.height()),
                Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                metrics.elidedText(text, Qt::ElideRight, box.width()));
        };
        line(0, photo.author.simplified(), theme::Tone::Text);
        line(1, licenceOf(photo), theme::Tone::Muted);
    }
}

void PreviewStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    wishForPictures();
}

bool PreviewStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (int i = 0; i < shownCount(); ++i) {
        if (cell(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), words::toolTip(creditOf(m_photos.at(i))), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace ui
