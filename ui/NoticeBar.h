// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <chrono>
#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace ui {

/// One bar of words over the grid: something happened, and one act answers it. It goes away by
/// itself, by its cross, or when another notice comes; nobody has to answer. The time stands still
/// while the pointer or the keyboard is in it.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    struct Notice {
        QString text;
        QString actText; ///< empty: no button
        std::function<void()> act; ///< the button was pressed
        std::function<void()> pass; ///< it went away without
        std::chrono::milliseconds time {0}; ///< zero: until somebody closes it
        bool isProblem = false;
    };
    void tell(Notice notice);
    /// A problem; those that nobody has closed yet are not pushed away by the next.
    void tellToo(const QString &problem);
    /// Let what is shown pass now.
    void pass();
    /// Whether what is shown has a button.
    bool hasAct() const { return !m_notice.actText.isEmpty(); }
    /// As if its button was pressed.
    void act();

signals:
    void hasActChanged();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void finish(bool acted);

    QLabel *m_sign;
    QLabel *m_text;
    QPushButton *m_act;
    QToolButton *m_close;
    QTimer *m_timer;
    Notice m_notice;
    QStringList m_problems; ///< those of tellToo() that stand here now
};

} // namespace ui
