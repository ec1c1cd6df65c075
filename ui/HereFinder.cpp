// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/HereFinder.h"

#include "geo/Gazetteer.h"
#include "ui/MapPainter.h"

#include <QGeoPositionInfoSource>
#include <QTimeZone>

#include <chrono>

namespace ui {

namespace {
constexpr std::chrono::seconds longestSearch {6};
} // namespace

HereFinder::HereFinder(QGeoPositionInfoSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(longestSearch);
    connect(&m_limit, &QTimer::timeout, this,
        [this] { guess(tr("This computer did not find out where it is.")); });
    if (!m_source)
        return;
    m_source->setParent(this);
    connect(m_source, &QGeoPositionInfoSource::positionUpdated, this,
        [this](const QGeoPositionInfo &info) {
            const photos::Coordinate position {
                info.coordinate().latitude(), info.coordinate().longitude()};
            if (!isSearching() || !position.isValid())
                return;
            m_limit.stop();
            emit found(position);
        });
    connect(m_source, &QGeoPositionInfoSource::errorOccurred, this,
        [this](QGeoPositionInfoSource::Error error) {
            if (!isSearching() || error == QGeoPositionInfoSource::NoError)
                return;
            guess(error == QGeoPositionInfoSource::AccessError
                    ? tr("This computer may not say where it is.")
                    : tr("This computer did not find out where it is."));
        });
}

HereFinder::HereFinder(QObject *parent)
    : HereFinder(QGeoPositionInfoSource::createDefaultSource(nullptr), parent)
{
}

void HereFinder::find()
{
    if (isSearching())
        return;
    if (!m_source)
        return guess(tr("This computer does not know where it is."));
    m_limit.start();
    m_source->requestUpdate(int(std::chrono::milliseconds(longestSearch).count()));
}

void HereFinder::guess(const QString &why)
{
    m_limit.stop();
    const int rank = cityOfTimeZone(QTimeZone::systemTimeZoneId());
    if (rank < 0)
        return emit failed(why);
    const auto &gazetteer = geo::Gazetteer::compiledIn();
    emit guessed(gazetteer.nameOf(rank, map::language()), gazetteer.centreOf(rank), why);
}

int cityOfTimeZone(const QByteArray &id)
{
    const QTimeZone zone(id);
    if (!zone.isValid() || !id.contains('/') || id.startsWith("Etc/"))
        return -1;
    const QString city = QString::fromLatin1(id.mid(id.lastIndexOf('/') + 1)).replace(u'_', u' ');
    const QString country = QLocale::territoryToCode(zone.territory());
    return geo::Gazetteer::compiledIn().find(city, country.size() == 2 ? country : QString());
}

} // namespace ui
