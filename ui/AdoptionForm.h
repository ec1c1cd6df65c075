// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace ui {

class FormField;

/// Takes in a subscription that somebody made (or is about to make) elsewhere, for example with
/// curl: its name in the callback address and its verify token. Says which address to use.
class AdoptionForm : public QWidget {
    Q_OBJECT

public:
    explicit AdoptionForm(QWidget *parent = nullptr);

    QString slug() const;
    QString verifyToken() const;
    /// Says what is wrong and moves there; true: all is right.
    bool check();

private:
    void validate();

    FormField *m_slug;
    FormField *m_token;
    QPlainTextEdit *m_command;
};

} // namespace ui
