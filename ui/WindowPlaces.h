// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "photos/PlaceState.h"
#include "ui/Outlook.h"
#include "ui/WindowParts.h"

#include <QObject>

#include <chrono>

namespace ui {

class PlaceDialog;

/// The places of the window and what people do with them: add, edit, remove and undo it, take them
/// to another machine and bring them in. It changes no place by itself; it wishes.
class WindowPlaces : public QObject {
    Q_OBJECT

public:
    /// `undoTime`: how long a removed place can be brought back.
    WindowPlaces(const WindowParts &parts, std::chrono::milliseconds undoTime, QMainWindow *window);

    void setPlaces(const QList<photos::PlaceState> &places);
    const QList<photos::PlaceState> &all() const { return m_places; }
    Outlook &outlook() { return m_outlook; }
    /// Empty when there is no such place.
    QString titleOf(const QString &slug) const;
    bool areAllPaused() const;
    /// None of those that are looked at can be reached.
    bool areAllAway() const;
    /// What a new place can have.
    void setSources(const QList<photos::SourceInfo> &sources);
    /// Opens the form with this circle in it, for those sources that a new place has.
    void propose(const photos::Subscription &circle);
    /// Wishes for the places of a file, but for those whose names are taken; says how many.
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    /// A place that could not be added: says why, in words.
    void showRefusal(const QString &title, const core::Error &error);

signals:
    void placeWished(const QList<photos::Subscription> &wishes);
    void placeChangeWished(const QString &slug, const QList<photos::Subscription> &wishes);
    void adoptionWished(const QString &slug, const QString &verifyToken);
    void placeRemoved(const QString &subscriptionKey);
    void placesArranged(const QStringList &slugs);
    void placePaused(const QString &subscriptionKey, bool isPaused);
    void demonstrationWished();
    /// A source lacks a key.
    void keyWished(const QString &source);
    void sourcesChanged(const QList<photos::SourceInfo> &sources);
    /// The list shows others, or the same in another state.
    void changed();

private:
    void connectActs();
    void prepare(PlaceDialog *dialog);
    PlaceDialog *newForm();
    void add();
    void edit(const QString &key);
    void remove(const QString &key, const QString &title);
    void arrange(const QStringList &slugs);
    void show();
    void chooseImport();
    void chooseExport();
    void tell(const QString &text, bool isProblem = false);
    QStringList titles(const QString &exceptKey = {}) const;

    const WindowParts &m_parts;
    Outlook m_outlook;
    QMainWindow *m_window;
    std::chrono::milliseconds m_undoTime;
    QList<photos::SourceInfo> m_sources;
    QList<photos::PlaceState> m_places;
    QString m_removedKey; ///< gone from the list, not yet for good
};

} // namespace ui
