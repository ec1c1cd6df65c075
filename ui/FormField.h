// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// A line to type in, and under it a line that helps: a hint, or what is wrong. It speaks up only
/// after the field was left (or the form was sent), and falls silent the moment the text is right.
class FormField : public QWidget {
    Q_OBJECT

public:
    explicit FormField(const QString &accessibleName, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    /// A widget beside the line, for example its unit.
    void addBeside(QWidget *widget);
    QString text() const;
    void setText(const QString &text);

    /// Shown while nothing is wrong.
    void setHint(const QString &hint);
    /// What is wrong now, empty for nothing. Shown when the field was left before.
    void setProblem(const QString &problem);
    /// What one press of a button under the line puts right; an empty text: nothing. Shown with
    /// the problem.
    void setMend(const QString &text);
    QPushButton *mend() const { return m_mend; }
    /// The form was sent: whatever is wrong may be said.
    void markAsLeft();
    /// What the second line says now.
    QString message() const;
    bool showsProblem() const { return m_wasLeft && !m_problem.isEmpty(); }

signals:
    /// By a person or by setText().
    void textChanged();
    /// The person left the line, or pressed Enter in it.
    void left();
    /// The button of setMend() was pressed.
    void mendWished();
    /// More than one character came at once.
    void pasted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showMessage();

    QLineEdit *m_edit;
    QLabel *m_sign;
    QLabel *m_message;
    QHBoxLayout *m_line;
    QPushButton *m_mend;
    QString m_hint;
    QString m_problem;
    QString m_name;
    bool m_wasLeft = false;
    qsizetype m_lengthBefore = 0;
};

} // namespace ui
