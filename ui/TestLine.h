// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// "Test", and beside it what came of it, in words. Says nothing of an older state: whoever changes
/// what is tested calls clear().
class TestLine : public QWidget {
    Q_OBJECT

public:
    explicit TestLine(const QString &accessibleName, QWidget *parent = nullptr);

    void clear();
    void showResult(bool isFine, const QString &words);
    QString words() const;
    QPushButton *button() const { return m_button; }

signals:
    void wished();

private:
    void show(const QString &words);

    QPushButton *m_button;
    QLabel *m_words;
};

} // namespace ui
