// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/PhotoFilter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace ui {

/// Under the bar while a filter holds: one button for each condition, which takes it away, how many
/// photos match, and "Clear". Not there without a filter.
class FilterChips : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    /// `placeTitle`: of the watched place that filter.slug names.
    void setFilter(const PhotoFilter &filter, const QString &placeTitle);
    void setCounts(int matching, qsizetype kept);

signals:
    void filterWished(const ui::PhotoFilter &filter);

private:
    void addChip(const QString &icon, const QString &text, const PhotoFilter &without);

    QWidget *m_chips = nullptr;
    QHBoxLayout *m_line;
    QLabel *m_count;
};

} // namespace ui
