// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallTile.h"

#include "images/Thumbnailer.h"
#include "ui/Words.h"

#include <QCoreApplication>
#include <QEasingCurve>
#include <QFontMetrics>
#include <QLinearGradient>
#include <QPainter>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace ui {

namespace {

/// From the eye to the front of a cube, in sides of the cube.
constexpr double eyeDistance = 2.5;
/// How dark a face gets that is turned away.
constexpr double faceShade = 0.55;
/// A tile this many lines high has room for the caption, too.
constexpr int linesForCaption = 16;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::WallView)
};

QImage blank(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(wallGround);
    return image;
}

void paintShade(QPainter &painter, const QRect &foot)
{
    QLinearGradient shade(foot.topLeft(), foot.bottomLeft());
    // Eased, so that no edge shows; dark enough below for white words on a white picture.
    shade.setColorAt(0, QColor(0, 0, 0, 0));
    shade.setColorAt(0.2, QColor(0, 0, 0, 18));
    shade.setColorAt(0.4, QColor(0, 0, 0, 80));
    shade.setColorAt(0.65, QColor(0, 0, 0, 150));
    shade.setColorAt(1, QColor(0, 0, 0, 195));
    painter.fillRect(foot, shade);
}

void paintCaption(QPainter &painter, const WallCaption &caption, const WallLook &look)
{
    QFont plain = look.font;
    plain.setPixelSize(look.textPixels);
    QFont strong = plain;
    strong.setWeight(QFont::DemiBold);
    const int pad = std::max(4, look.textPixels * 3 / 4);
    const int width = look.size.width() - 2 * pad;
    const int line = QFontMetrics(strong).height();

    struct Line {
        QFont font;
        QString text;
    };
    QList<Line> lines;
    if (!caption.place.isEmpty())
        lines += {strong, caption.place};
    if (!caption.caption.isEmpty() && look.size.height() >= linesForCaption * line)
        lines += {plain, caption.caption};
    lines += {plain, wallCredit(caption, QFontMetrics(plain), width)};

    const int text = int(lines.size()) * line;
    const int foot = std::min(look.size.height(), text * 17 / 10 + 2 * pad);
    paintShade(painter, {0, look.size.height() - foot, look.size.width(), foot});
    painter.setPen(Qt::white);
    int y = look.size.height() - pad - text;
    for (const Line &one : lines) {
        painter.setFont(one.font);
        painter.drawText(QRect(pad, y, width, line), Qt::AlignVCenter | Qt::AlignLeading,
            QFontMetrics(one.font).elidedText(one.text, Qt::ElideRight, width));
        y += line;
    }
}

/// A face of a box that turns about its vertical axis: its left and right edge at `from` and `to`
/// radians, 0 being the middle of the front.
QPolygonF face(QSizeF size, double from, double to, double push)
{
    const double half = size.width() / 2;
    const double radius = half * std::numbers::sqrt2;
    const double eye = eyeDistance * size.width();
    const auto edge = [&](double angle) {
        const double near = radius * std::cos(angle) - half - push; // 0: in the plane of the cell
        const double scale = eye / (eye - near);
        return std::pair(half + radius * std::sin(angle) * scale, size.height() / 2 * scale);
    };
    const auto [left, leftHalf] = edge(from);
    const auto [right, rightHalf] = edge(to);
    const double middle = size.height() / 2;
    return QPolygonF({{left, middle - leftHalf}, {right, middle - rightHalf},
        {right, middle + rightHalf}, {left, middle + leftHalf}});
}

void paintFace(QPainter &painter, const QImage &image, const QPolygonF &on, double away)
{
    const QRectF rect(image.rect());
    QTransform onto;
    if (!QTransform::quadToQuad(
            QPolygonF({rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()}), on,
            onto))
        return; // seen from its edge
    painter.setTransform(onto);
    painter.drawImage(0, 0, image);
    painter.fillRect(rect, QColor(0, 0, 0, int(255 * faceShade * away)));
    painter.resetTransform();
}

/// The cube has turned to the left by `turn` radians, 0 to π/2. It steps back as it turns, so that
/// its corner stays in the cell.
QImage turned(const QImage &from, const QImage &to, double turn)
{
    constexpr double quarter = std::numbers::pi / 4;
    QImage frame = blank(from.size());
    QPainter painter(&frame);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    const QSizeF size = from.size();
    const double push = size.width() / 2 * (std::sin(turn) + std::cos(turn) - 1);
    const double next = std::numbers::pi / 2 - turn;
    if (turn < std::numbers::pi / 2)
        paintFace(painter, from, face(size, -quarter - turn, quarter - turn, push), std::sin(turn));
    if (turn > 0)
        paintFace(painter, to, face(size, -quarter + next, quarter + next, push), std::sin(next));
    return frame;
}

QImage transposed(const QImage &image)
{
    return image.transformed(QTransform(0, 1, 1, 0, 0, 0));
}

QImage turnedAnyWay(WallMotion motion, const QImage &from, const QImage &to, double turn)
{
    switch (motion) {
    case WallMotion::TurnRight:
        return turned(from.mirrored(true, false), to.mirrored(true, false), turn)
            .mirrored(true, false);
    case WallMotion::TurnUp:
        return transposed(turned(transposed(from), transposed(to), turn));
    case WallMotion::TurnDown:
        return turnedAnyWay(WallMotion::TurnUp, from.mirrored(), to.mirrored(), turn).mirrored();
    default:
        return turned(from, to, turn);
    }
}

} // namespace

QString wallCredit(const WallCaption &caption, const QFontMetrics &metrics, int width)
{
    const QString author
        = caption.author.isEmpty() ? Words::tr("Author not named") : caption.author;
    const auto credit = [&caption](const QString &name) {
        return caption.licence.isEmpty()
            ? QStringLiteral("© ") + words::isolated(name)
            : words::isolated(name) + QStringLiteral(" · ") + words::isolated(caption.licence);
    };
    const int rest = metrics.horizontalAdvance(credit(QString()));
    return credit(metrics.elidedText(author, Qt::ElideRight, std::max(0, width - rest)));
}

QImage wallTile(const QByteArray &jpeg, const WallCaption &caption, const WallLook &look)
{
    const auto picture = images::framedPicture(jpeg, look.size, look.visibleShare);
    if (!picture)
        return {};
    QImage tile = picture->size() == look.size ? *picture : blank(look.size);
    QPainter painter(&tile);
    if (picture->size() != look.size)
        painter.drawImage(QPoint((look.size.width() - picture->width()) / 2,
                              (look.size.height() - picture->height()) / 2),
            *picture);
    paintCaption(painter, caption, look);
    return tile;
}

QImage wallFrame(WallMotion motion, const QImage &from, const QImage &to, double progress, int rise)
{
    if (motion == WallMotion::None || progress >= 1 || from.size() != to.size())
        return to;
    if (motion == WallMotion::Rise || motion == WallMotion::Fade) {
        const double eased = QEasingCurve(QEasingCurve::OutCubic).valueForProgress(progress);
        QImage frame = from.copy();
        QPainter painter(&frame);
        painter.setOpacity(eased);
        const int below = motion == WallMotion::Rise ? int(std::lround(rise * (1 - eased))) : 0;
        painter.drawImage(0, below, to);
        return frame;
    }
    const double eased = QEasingCurve(QEasingCurve::InOutCubic).valueForProgress(progress);
    return turnedAnyWay(motion, from, to, eased * std::numbers::pi / 2);
}

} // namespace ui
