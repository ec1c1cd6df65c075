// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/RadiusField.h"

#include "ui/CoordinateText.h"
#include "ui/Words.h"

#include <QComboBox>
#include <QLocale>

#include <cmath>

namespace ui {

namespace {
constexpr double largeUnit = 1000; ///< metres
constexpr int digitsOfLarge = 3;
} // namespace

RadiusField::RadiusField(QWidget *parent) : FormField(tr("Radius"), parent), m_unit(new QComboBox)
{
    m_unit->addItem(tr("m"), 1.0);
    m_unit->addItem(tr("km"), 1000.0);
    m_unit->addItem(tr("ft"), 0.3048);
    m_unit->addItem(tr("mi"), 1609.344);
    m_unit->setAccessibleName(tr("Unit of the radius"));
    addBeside(m_unit);
    const bool miles = words::usesMiles(QLocale());
    m_unit->setCurrentIndex(m_unit->findText(miles ? tr("mi") : tr("km")));
    m_metresInUnit = m_unit->currentData().toDouble();
    setText(miles ? QStringLiteral("3") : QStringLiteral("5"));
    connect(m_unit, &QComboBox::currentIndexChanged, this, &RadiusField::changeUnit);
}

double RadiusField::metres() const
{
    const auto number = coordinates::numberFromText(text());
    return number ? *number * m_metresInUnit : qQNaN();
}

void RadiusField::setMetres(double metres, int digits)
{
    setText(coordinates::textFromNumber(metres / m_metresInUnit, digits));
}

void RadiusField::setDrawn(double metres)
{
    setMetres(std::round(metres), m_metresInUnit < largeUnit ? 0 : digitsOfLarge);
}

void RadiusField::changeUnit()
{
    const double length = metres();
    m_metresInUnit = m_unit->currentData().toDouble();
    if (std::isfinite(length))
        setMetres(length);
    emit textChanged(); // also when the text is the same
}

} // namespace ui
