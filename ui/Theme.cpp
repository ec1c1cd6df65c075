// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Theme.h"

#include "core/Log.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QWidget>

#include <functional>

namespace ui::theme {

namespace {

/// Draws a one-colour SVG in the colour of the text, at any size, for any palette.
class SymbolEngine final : public QIconEngine {
public:
    explicit SymbolEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role
            = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        // Qt SVG knows no inherited currentColor, so the colour goes into the text.
        QByteArray svg = m_svg;
        svg.replace("currentColor", palette.color(group, role).name().toLatin1());
        QSvgRenderer(svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new SymbolEngine(m_svg); }

private:
    QByteArray m_svg;
};

/// Repeats a change of a widget's palette whenever what it inherits changes. Child of the widget.
class Recolour final : public QObject {
public:
    using Change = std::function<void(QPalette &own, const QPalette &inherited)>;

    Recolour(QWidget *widget, Change change)
        : QObject(widget)
        , m_widget(widget)
        , m_change(std::move(change))
    {
        widget->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        const auto type = event->type();
        if (!m_isApplying && (type == QEvent::PaletteChange || type == QEvent::ParentChange))
            apply();
        return false;
    }

private:
    void apply()
    {
        m_isApplying = true; // our own setPalette() comes back as a PaletteChange
        const QWidget *parent = m_widget->parentWidget();
        QPalette own;
        m_change(own, parent ? parent->palette() : QApplication::palette());
        m_widget->setPalette(own);
        m_isApplying = false;
    }

    QWidget *m_widget;
    Change m_change;
    bool m_isApplying = false;
};

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor blend(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](int from, int to) {
        return qRound(from + (to - from) * qBound(0.0, share, 1.0));
    };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()),
        mix(under.blue(), over.blue())};
}

QColor colour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::WindowText);
    case Tone::Muted:
        return blend(palette.color(QPalette::Window), palette.color(QPalette::WindowText),
            dark ? 0.7 : 0.66);
    case Tone::Accent:
        return dark ? QColor(0xFB, 0x92, 0x3C) : QColor(0xC2, 0x41, 0x0C);
    case Tone::Live:
        return dark ? QColor(0x4A, 0xDE, 0x80) : QColor(0x15, 0x80, 0x3D);
    case Tone::Warning:
        return dark ? QColor(0xFA, 0xCC, 0x15) : QColor(0xA1, 0x62, 0x07);
    case Tone::Error:
        return dark ? QColor(0xF8, 0x71, 0x71) : QColor(0xB9, 0x1C, 0x1C);
    }
    Q_UNREACHABLE();
}

QFont font(Type type, QFont::Weight weight)
{
    static constexpr std::array sizes = {12.0, 14.0, 16.0, 20.0, 28.0};
    QFont font = QApplication::font();
    const double share = sizes[size_t(type)] / 14.0;
    // A font has its size in points or in pixels; the other one is -1.
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * share);
    else
        font.setPixelSize(qRound(font.pixelSize() * share));
    font.setWeight(weight);
    return font;
}

QIcon icon(const QString &name, int size)
{
    QFile file(QStringLiteral(":/icons/%1/%2.svg").arg(size).arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(logUi) << "No icon named" << name << "of size" << size;
        return {};
    }
    return QIcon(new SymbolEngine(file.readAll()));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/org.hereabouts.Hereabouts.svg"));
}

void setTone(QWidget *widget, Tone tone)
{
    new Recolour(widget, [tone](QPalette &own, const QPalette &inherited) {
        own.setColor(QPalette::WindowText, colour(tone, inherited));
        own.setColor(QPalette::ButtonText, colour(tone, inherited));
    });
}

} // namespace ui::theme
