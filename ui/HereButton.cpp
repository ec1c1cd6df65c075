// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/HereButton.h"

#include "ui/HereFinder.h"
#include "ui/Theme.h"

namespace ui {

HereButton::HereButton(QWidget *parent)
    : QPushButton(theme::icon(QStringLiteral("pin")), {}, parent)
{
    setToolTip(tr("Use my location"));
    setAccessibleName(tr("Use my location"));
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &HereButton::find);
}

void HereButton::setFinder(HereFinder *finder)
{
    delete m_finder;
    m_finder = finder;
    m_finder->setParent(this);
    connect(m_finder, &HereFinder::found, this, [this](const photos::Coordinate &position) {
        emit told({});
        emit positionFound(position);
    });
    connect(m_finder, &HereFinder::guessed, this,
        [this](const QString &city, const photos::Coordinate &position, const QString &why) {
            emit cityGuessed(city, position);
            emit told(tr("%1 This is the city of its time zone.").arg(why));
        });
    connect(m_finder, &HereFinder::failed, this, &HereButton::told);
}

void HereButton::find()
{
    if (!m_finder)
        setFinder(new HereFinder);
    emit told(tr("Asking this computer where it is …"));
    m_finder->find();
}

} // namespace ui
