// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Circle.h"
#include "photos/Subscription.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace ui {

class CityBox;
class FormField;
class HereFinder;
class MapView;
class SourceChooser;

/// The fields that describe a place, beside a map: what to watch and at which sources, a city found
/// by its name, position and radius. Fields and map always say the same; a position pasted
/// anywhere fills both; the radius keeps its length when its unit changes.
class PlaceForm : public QWidget {
    Q_OBJECT

public:
    /// One of `sources` is ready at least. `takenTitles`: names of the other places.
    PlaceForm(const QList<photos::SourceInfo> &sources, const QStringList &takenTitles,
        QWidget *parent = nullptr);

    /// Fills in a place that is watched already: a subscription at each of its sources.
    void load(const QList<photos::Subscription> &place);
    /// What the fields say, one for each source; complete only when check() was true.
    QList<photos::Subscription> wishes() const;
    /// Puts the keyboard where one begins.
    void begin();
    /// Says what is wrong beside each field and moves to the first of them; true: all is right.
    bool check();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    photos::Subscription::Object object() const;
    void build(const QList<photos::SourceInfo> &sources);
    QWidget *fieldsColumn();
    void addRows();
    void connectFields();
    void connectMap();
    void findHere();
    void showFieldsOf(photos::Subscription::Object object);
    void takeCity(const QString &title, const photos::Coordinate &centre);
    void takePosition(const photos::Coordinate &position);
    void takeCircle(const geo::Circle &circle);
    void suggestTitle(const QString &title);
    /// Two numbers in one field go to both. Only one field may be asked: the one just changed.
    void splitPosition(FormField *from);
    void changeUnit(int index);
    void mendRadius();
    double radiusInMetres() const;
    photos::Subscription wish() const;
    void validate();
    void sayHowMuch();
    /// The map shows what the fields say.
    void followFields(int step);
    QString numberProblem(const FormField *field, const QString &example) const;
    photos::SubscriptionProblems problems() const;
    /// The first chosen source that allows less than the radius.
    const photos::SourceInfo *narrowest(const QList<photos::SourceInfo> &chosen) const;

    QStringList m_takenTitles;
    QFormLayout *m_layout;
    QComboBox *m_object;
    SourceChooser *m_sources;
    QLabel *m_sourceProblem;
    QWidget *m_cityRow;
    CityBox *m_city;
    QPushButton *m_here;
    HereFinder *m_finder = nullptr; ///< made when it is first asked
    FormField *m_title;
    FormField *m_latitude;
    FormField *m_longitude;
    FormField *m_radius;
    QComboBox *m_unit;
    FormField *m_objectId;
    MapView *m_map;
    double m_metresInUnit = 1; ///< of the unit that the radius is written in now
    QString m_suggestedTitle; ///< given by us, so ours to replace
    QStringList m_capped; ///< sources that get their largest radius instead of ours
    bool m_isFilling = false; ///< several fields change as one
};

} // namespace ui
