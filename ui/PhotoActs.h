// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "images/PictureSize.h"
#include "photos/Photo.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoFilter.h"

#include <QObject>
#include <QSet>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace ui {

class PhotoListModel;
class PhotoSaver;

/// What can be done with photos: open, open their pages, copy their links, save copies, hide, more
/// from an author or a place. Acts on all that are chosen, in the grid or in the viewer. It does
/// nothing to the photos by itself; it wishes.
class PhotoActs : public QObject {
    Q_OBJECT

public:
    /// Tabs that a browser is asked for at once.
    static constexpr int maxPages = 10;
    /// Steps to undo.
    static constexpr int maxHidings = 100;

    /// `chosen` gives the rows to act on, newest first. `model` outlives this.
    PhotoActs(PhotoListModel *model, std::function<QList<int>()> chosen, QWidget *window);

    QAction *open;
    QAction *openPages;
    QAction *copyLinks;
    QAction *saveCopies;
    QAction *hide;
    QAction *unhide;
    QAction *moreOfAuthor;
    QAction *moreOfPlace;

    /// Keys work while `widget` or something in it has the focus.
    void addTo(QWidget *widget);
    /// For what is chosen now. Owned by the caller.
    QMenu *menu(QWidget *parent);
    QList<QAction *> withKeys() const;
    /// Hidings that were not undone yet; the last one comes first.
    bool canUndoHiding() const { return !m_hidings.isEmpty(); }
    void undoHiding();
    PhotoSaver *saver() const { return m_saver; }

public slots:
    /// Answers detailsWanted().
    void setDetails(const photos::Photo &photo);
    void showFailure(const core::Error &error);

signals:
    void opened(int row);
    void detailsWanted(const QString &photoId);
    void linkOpened(const QUrl &url);
    void hideWished(const QStringList &photoIds);
    void unhideWished(const QStringList &photoIds);
    void filterWished(const ui::PhotoFilter &filter);
    void canUndoHidingChanged();
    void told(const ui::NoticeBar::Notice &notice);

private:
    void connectAll();
    QStringList chosenIds() const;
    void wantPages();
    void wantLinks();
    void save();
    void hideChosen();
    void tellSaved(int saved, const QString &place, const QString &problem);

    PhotoListModel *m_model;
    std::function<QList<int>()> m_chosen;
    QWidget *m_window;
    PhotoSaver *m_saver;
    QSet<QString> m_pages; ///< photos whose page is to be opened
    QStringList m_links; ///< photos whose links are to be copied, in order
    QHash<QString, QString> m_knownLinks;
    QList<QStringList> m_hidings; ///< at most maxHidings, the last one at the end
};

} // namespace ui
