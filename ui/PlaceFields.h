// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

namespace ui {

class CityBox;
class FormField;
class HereButton;
class RadiusField;
class SourceChooser;

/// The column of fields that describe a place: which there are, what they are called, what is in
/// them. What they mean to each other is PlaceForm's.
class PlaceFields : public QWidget {
    Q_OBJECT

public:
    /// One of `sources` is ready at least.
    explicit PlaceFields(const QList<photos::SourceInfo> &sources, QWidget *parent = nullptr);

    photos::Subscription::Object object() const;
    /// What the fields say, without a source.
    photos::Subscription wish() const;
    /// One for each chosen source, with no larger radius than it allows.
    QList<photos::Subscription> wishes() const;
    /// From a place that there is; its kind stays.
    void load(const photos::Subscription &place);
    void setPosition(const photos::Coordinate &position, int digits = positionDigits);
    /// Unless somebody wrote another name.
    void suggestTitle(const QString &title);
    void sayThatSourceIsMissing(bool isMissing);
    /// In the order of the keyboard.
    QList<FormField *> all() const;

    CityBox *city() const { return m_city; }
    HereButton *here() const { return m_here; }
    FormField *title() const { return m_title; }
    FormField *latitude() const { return m_latitude; }
    FormField *longitude() const { return m_longitude; }
    RadiusField *radius() const { return m_radius; }
    FormField *objectId() const { return m_objectId; }
    SourceChooser *sources() const { return m_sources; }
    bool isOfANewPlace() const;

    static constexpr int positionDigits = 6; // a tenth of a metre

signals:
    void objectChanged();

private:
    void addKinds(const QList<photos::SourceInfo> &sources);
    void addRows();
    QWidget *column();
    void showFieldsOf(photos::Subscription::Object object);
    void nameObjectId(photos::Subscription::Object object);

    QFormLayout *m_layout;
    QComboBox *m_object;
    SourceChooser *m_sources;
    QLabel *m_sourceProblem;
    QWidget *m_cityRow;
    CityBox *m_city;
    HereButton *m_here;
    FormField *m_title;
    FormField *m_latitude;
    FormField *m_longitude;
    RadiusField *m_radius;
    FormField *m_objectId;
    QString m_suggestedTitle; ///< given by us, so ours to replace
};

} // namespace ui
