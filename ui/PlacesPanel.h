// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QListView;
class QPushButton;
class QTimer;

namespace ui {

class PlaceListModel;

/// The side panel: the list of places, and under it what can be said and done about the chosen
/// one. It changes nothing by itself; it wishes. Keys: Space pauses or resumes, F2
/// edits, Delete removes, Alt and an arrow move the place; it can be dragged, too.
class PlacesPanel : public QWidget {
    Q_OBJECT

public:
    explicit PlacesPanel(QWidget *parent = nullptr);

    void setPlaces(const QList<photos::PlaceState> &places);
    /// Key of the chosen place; empty while "All places" is chosen.
    QString selectedKey() const;
    const photos::PlaceState *selectedPlace() const;
    /// "" chooses all places.
    void chooseSlug(const QString &slug);
    QListView *list() const { return m_list; }

public slots:
    /// For the chosen place; nothing happens without one.
    void pauseOrResume();
    void remove();
    void edit();
    /// Up or down by so many lines.
    void move(int lines);

signals:
    void editWished(const QString &key);
    void pauseWished(const QString &key, bool isPaused);
    void removeWished(const QString &key, const QString &title);
    /// The slugs of all places, in the order that somebody chose.
    void arranged(const QStringList &slugs);
    void selectionChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildList();
    bool pressKey(const QKeyEvent &key);
    void buildDetails();
    void showDetails();
    void showMenu(const QPoint &at);
    void refreshTimes();

    PlaceListModel *m_model;
    QListView *m_list;
    QWidget *m_details;
    QLabel *m_state;
    QLabel *m_extent;
    QLabel *m_message;
    QPushButton *m_pause;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QTimer *m_clock;
};

} // namespace ui
