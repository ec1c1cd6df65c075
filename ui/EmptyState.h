// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class PrimaryButton;

/// What stands where the photos will be: one sentence, and the next act.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(bool isDemonstration, QWidget *parent = nullptr);

    enum class Reason { NoPlace, NoPhoto, AllPaused, AllAway, NoMatch };
    void setReason(Reason reason);
    Reason reason() const { return m_reason; }

signals:
    void addPlaceWished();
    void demonstrationWished();
    void serviceWished();
    void clearFilterWished();

private:
    bool m_isDemonstration;
    Reason m_reason = Reason::NoPlace;
    QLabel *m_picture;
    QLabel *m_sentence;
    PrimaryButton *m_add;
    QPushButton *m_demonstration;
    QPushButton *m_service;
    QPushButton *m_clear;
};

} // namespace ui
