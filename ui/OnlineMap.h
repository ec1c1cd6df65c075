// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace ui {

class MapView;
class Outlook;

/// The question whether streets may be fetched from a service, under the map; without its "yes"
/// nothing is. Joins the map to whoever fetches.
class OnlineMap : public QCheckBox {
    Q_OBJECT

public:
    OnlineMap(Outlook *outlook, MapView *map, QWidget *parent = nullptr);

private:
    void follow();

    Outlook *m_outlook;
    MapView *m_map;
};

} // namespace ui
