// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowLayout.h"

#include <QDataStream>
#include <QIODevice>

namespace ui {

namespace {
constexpr quint32 version = 1;
} // namespace

QByteArray WindowLayout::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << version << geometry << splitter << tileSize << panelWish.has_value()
           << panelWish.value_or(true) << wallLayoutName(wall) << isJustified << slideSeconds
           << hasDetails;
    return bytes;
}

std::optional<WindowLayout> WindowLayout::fromBytes(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    WindowLayout layout;
    quint32 itsVersion = 0;
    bool hasWish = false;
    bool wish = true;
    stream >> itsVersion >> layout.geometry >> layout.splitter >> layout.tileSize >> hasWish
        >> wish;
    if (stream.status() != QDataStream::Ok || itsVersion != version)
        return std::nullopt;
    if (hasWish)
        layout.panelWish = wish;
    QString wallName; // an older layout ends here
    stream >> wallName >> layout.isJustified;
    layout.wall = wallLayoutFromName(wallName).value_or(layout.wall);
    if (!stream.atEnd())
        stream >> layout.slideSeconds >> layout.hasDetails;
    return layout;
}

} // namespace ui
