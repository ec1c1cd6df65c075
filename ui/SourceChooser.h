// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

/// The sources that a place may have, each with what it gives and needs. Those that lack something
/// are listed and say so; they can't be chosen.
class SourceChooser : public QWidget {
    Q_OBJECT

public:
    explicit SourceChooser(const QList<photos::SourceInfo> &sources, QWidget *parent = nullptr);

    /// Lists those that can be asked for this kind of thing.
    void showFor(photos::Subscription::Object object);
    static bool canWatch(const photos::SourceInfo &source, photos::Subscription::Object object);
    /// Of those listed.
    QList<photos::SourceInfo> chosen() const;
    void choose(const QStringList &names);

    /// Other sources can be used now; what was chosen stays.
    void setReady(const QList<photos::SourceInfo> &sources);

signals:
    void changed();
    /// "Add key …" of a source that lacks one.
    void keyWished(const QString &source);

private:
    struct Line {
        photos::SourceInfo source;
        QWidget *all;
        QCheckBox *box;
        QLabel *about;
        QPushButton *key; ///< null: it has none
    };
    static void describe(const Line &line);
    Line line(const photos::SourceInfo &source);

    QList<Line> m_lines;
};

} // namespace ui
