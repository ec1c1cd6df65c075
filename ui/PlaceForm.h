// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Circle.h"
#include "ui/PlaceCheck.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class FormField;
class MapView;
class OnlineMap;
class Outlook;
class PlaceFields;
class PlacePreview;
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
    /// Shows photos of the place before it is saved.
    void lookOut(Outlook *outlook);
    /// Those that it offers.
    SourceChooser *sources() const;
    /// Nobody looks at the form any more.
    void leave();
    /// Puts the keyboard where one begins.
    void begin();
    /// Says what is wrong beside each field and moves to the first of them; true: all is right.
    bool check();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectFields();
    void connectMap();
    bool canPreview() const;
    void showFor(photos::Subscription::Object object);
    void takeCity(const QString &title, const photos::Coordinate &centre);
    void takeGuess(const QString &city, const photos::Coordinate &position);
    void takePosition(const photos::Coordinate &position);
    void takeCircle(const geo::Circle &circle);
    void takeNoCircle();
    /// Two numbers in one field go to both. Only one field may be asked: the one just changed.
    void splitPosition(FormField *from);
    void mendRadius();
    void validate();
    /// The map shows what the fields say.
    void followFields(int step);
    photos::SubscriptionProblems problems() const;

    PlaceCheck m_check;
    PlaceFields *m_fields;
    MapView *m_map;
    PlacePreview *m_preview;
    QVBoxLayout *m_outside; ///< the map and what belongs to it
    OnlineMap *m_online = nullptr; ///< once the form looks out
    bool m_isFilling = false; ///< several fields change as one
};

} // namespace ui
