// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QWidget>

class QComboBox;
class QFormLayout;

namespace ui {

class FormField;

/// The fields that describe a new place: what to watch, a city ready-made, name, position, radius.
/// Positions pasted into either field fill both; the radius keeps its length when its unit changes.
class PlaceForm : public QWidget {
    Q_OBJECT

public:
    /// `sources` is not empty. `takenTitles`: names of the places that are watched already.
    PlaceForm(
        const QStringList &sources, const QStringList &takenTitles, QWidget *parent = nullptr);

    /// What the fields say; complete only when check() was true.
    photos::Subscription wish() const;
    /// Says what is wrong beside each field and moves to the first of them; true: all is right.
    bool check();

private:
    photos::Subscription::Object object() const;
    void build(const QStringList &sources);
    void buildCities();
    void connectFields();
    void showFieldsOf(photos::Subscription::Object object);
    void takeCity(int index);
    /// Two numbers in one field go to both. Only one field may be asked: the one just changed.
    void splitPosition(FormField *from);
    void changeUnit(int index);
    double radiusInMetres() const;
    void validate();
    QString numberProblem(const FormField *field, const QString &example) const;
    photos::SubscriptionProblems problems() const;

    QStringList m_takenTitles;
    QFormLayout *m_layout;
    QComboBox *m_object;
    QComboBox *m_source;
    QComboBox *m_city;
    FormField *m_title;
    FormField *m_latitude;
    FormField *m_longitude;
    FormField *m_radius;
    QComboBox *m_unit;
    FormField *m_objectId;
    double m_metresInUnit = 1; ///< of the unit that the radius is written in now
    QString m_suggestedTitle; ///< given by us, so ours to replace
};

} // namespace ui
