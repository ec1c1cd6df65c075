// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

namespace ui {

/// "12 new ↑": lies over the grid while photos have come in above what is shown. Counts on a few
/// times a second, however many come.
class NewPhotosButton : public QPushButton {
    Q_OBJECT

public:
    explicit NewPhotosButton(QWidget *parent = nullptr);

    /// 0 hides it.
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    QTimer m_pause;
    int m_count = 0;
};

} // namespace ui
