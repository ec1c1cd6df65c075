// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/PhotoFilter.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace ui {

class PhotoListModel;

/// "⌕ Filter…" in the bar above: words as one types, and a menu for time, source, author and what
/// was hidden. It wishes filters; who shows the photos says by setFilter() which one holds.
class FilterBar : public QWidget {
    Q_OBJECT

public:
    /// `model` tells which authors and sources there are; it outlives this.
    explicit FilterBar(const PhotoListModel *model, QWidget *parent = nullptr);

    void setFilter(const PhotoFilter &filter);
    const PhotoFilter &filter() const { return m_filter; }
    /// The keyboard goes there; `typed` is what somebody began to type elsewhere.
    void begin(const QString &typed = {});

signals:
    void filterWished(const ui::PhotoFilter &filter);
    /// Return or Down: on to the photos.
    void left();
    /// Escape.
    void cleared();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillMenu();
    void colourHint();
    void addTimes(QMenu *menu);
    void addShared(QMenu *menu, PhotoStore::Shared what, QString PhotoFilter::*member);
    void wish(const PhotoFilter &filter);

    const PhotoListModel *m_model;
    PhotoFilter m_filter;
    QLineEdit *m_words;
    QToolButton *m_more;
    QMenu *m_menu;
};

} // namespace ui
