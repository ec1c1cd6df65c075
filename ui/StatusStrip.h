// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"

#include <QHash>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace ui {

class LinkButton;

/// The line at the foot of the window: each step of the photo's way with a mark and a word, and
/// who looks at the page. The whole message of a step is its tool tip, and comes on a click.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// `step` is "callback", "tunnel", "source", "redis", "page" or "pictures"; others are ignored.
    void setHealth(const QString &step, const core::Health &health);
    /// The program has no such step any more.
    void hideStep(const QString &step);
    void setViewerCount(int count);
    void setPageUrls(const QStringList &urls);

    /// The worst of the steps that bring photos in: what the live indicator says.
    core::Health wayIn() const;
    /// Best address of the page; empty while there is none.
    QString pageUrl() const;
    /// Acts for the page; they can be chosen while it has an address.
    void offerPage(QAction *open, QAction *copy);

public slots:
    void openPage();
    void copyPageAddress();

signals:
    void wayInChanged();
    void pageUrlChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Step {
        QToolButton *button = nullptr;
        core::Health health;
    };
    void addStep(const QString &name);
    void showStep(const QString &name);
    void showStory(const QString &name);
    void showViewers();

    QHash<QString, Step> m_steps;
    QLabel *m_viewers;
    LinkButton *m_page;
    QToolButton *m_copy;
    QStringList m_urls;
    int m_viewerCount = 0;
    bool m_isNarrow = false;
};

} // namespace ui
