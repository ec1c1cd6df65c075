// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Presets.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct City {
    const char *name;
    photos::Coordinate centre;
};

constexpr City cities[] = {
    {QT_TRANSLATE_NOOP("ui::Preset", "Austin"), {30.2672, -97.7431}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Boston"), {42.3601, -71.0589}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Chicago"), {41.8781, -87.6298}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Columbus"), {39.9612, -82.9988}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Detroit"), {42.3314, -83.0458}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Hong Kong"), {22.2819, 114.1582}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Houston"), {29.7604, -95.3698}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Kyoto"), {35.0116, 135.7681}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Las Vegas"), {36.1699, -115.1398}},
    {QT_TRANSLATE_NOOP("ui::Preset", "London"), {51.5074, -0.1278}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Los Angeles"), {34.0522, -118.2437}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Palo Alto"), {37.4419, -122.1430}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Philadelphia"), {39.9526, -75.1652}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Phoenix"), {33.4484, -112.0740}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Rio de Janeiro"), {-22.9068, -43.1729}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Rome"), {41.9028, 12.4964}},
    {QT_TRANSLATE_NOOP("ui::Preset", "San Antonio"), {29.4241, -98.4936}},
    {QT_TRANSLATE_NOOP("ui::Preset", "San Diego"), {32.7157, -117.1611}},
    {QT_TRANSLATE_NOOP("ui::Preset", "San Francisco"), {37.7749, -122.4194}},
    {QT_TRANSLATE_NOOP("ui::Preset", "San Jose"), {37.3382, -121.8863}},
    {QT_TRANSLATE_NOOP("ui::Preset", "São Paulo"), {-23.5505, -46.6333}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Seattle"), {47.6062, -122.3321}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Seoul"), {37.5665, 126.9780}},
    {QT_TRANSLATE_NOOP("ui::Preset", "Singapore"), {1.2897, 103.8501}},
};

} // namespace

QList<Preset> presets()
{
    QList<Preset> list;
    for (const City &city : cities) {
        list.append({QCoreApplication::translate("ui::Preset", city.name),
            QString::fromUtf8(city.name), city.centre});
    }
    const QCollator collator;
    std::sort(list.begin(), list.end(), [&collator](const Preset &one, const Preset &other) {
        return collator.compare(one.title, other.title) < 0;
    });
    return list;
}

} // namespace ui
