// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/FormField.h"

class QComboBox;

namespace ui {

/// The radius of a circle with its unit: metres for the program, kilometres or miles for people, by
/// their locale. The length stays when the unit changes.
class RadiusField : public FormField {
    Q_OBJECT

public:
    explicit RadiusField(QWidget *parent = nullptr);

    /// Not a number when the text is none.
    double metres() const;
    /// `digits` after the point at most.
    void setMetres(double metres, int digits = usualDigits);
    /// As a hand draws it: to the metre, to 0.001 of larger units.
    void setDrawn(double metres);

    static constexpr int usualDigits = 6;

private:
    void changeUnit();

    QComboBox *m_unit;
    double m_metresInUnit = 1; ///< of the unit that the text is written in now
};

} // namespace ui
