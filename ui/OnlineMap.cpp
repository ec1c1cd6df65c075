// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/OnlineMap.h"

#include "ui/MapView.h"
#include "ui/Outlook.h"

namespace ui {

OnlineMap::OnlineMap(Outlook *outlook, MapView *map, QWidget *parent)
    : QCheckBox(parent)
    , m_outlook(outlook)
    , m_map(map)
{
    connect(outlook, &Outlook::mapServiceChanged, this, &OnlineMap::follow);
    connect(outlook, &Outlook::tileCame, &map->tiles(), &MapTiles::take);
    connect(outlook, &Outlook::tileFailed, &map->tiles(), &MapTiles::takeFailure);
    connect(&map->tiles(), &MapTiles::wanted, outlook, &Outlook::tileWanted);
    connect(this, &QCheckBox::clicked, this, [this](bool isWished) {
        MapService service = m_outlook->mapService();
        service.isAllowed = isWished;
        m_outlook->setMapService(service);
        emit m_outlook->onlineMapWished(isWished);
    });
    follow();
}

void OnlineMap::follow()
{
    const MapService &service = m_outlook->mapService();
    setVisible(!service.host.isEmpty());
    setText(tr("Streets from %1").arg(service.host));
    setToolTip(tr("Asks %1 for the parts of the map you look at, and tells it thereby where you "
                  "look. Without it nothing of the map leaves this computer.")
                   .arg(service.host));
    setAccessibleDescription(toolTip());
    setChecked(service.isAllowed);
    if (service.isAllowed && !service.host.isEmpty())
        m_map->tiles().turnOn(service.attribution);
    else if (m_map->tiles().isOn())
        m_map->tiles().turnOff();
}

} // namespace ui
