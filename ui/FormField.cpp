// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FormField.h"

#include "ui/StateMark.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

FormField::FormField(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_sign(new QLabel(this))
    , m_message(new QLabel(this))
    , m_line(new QHBoxLayout)
    , m_mend(new QPushButton(this))
    , m_name(accessibleName)
{
    m_edit->setAccessibleName(accessibleName);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setFont(theme::font(theme::Type::Small));
    m_message->setWordWrap(true);
    m_sign->hide();

    auto *below = new QHBoxLayout;
    below->setSpacing(theme::space::hair);
    below->addWidget(m_sign, 0, Qt::AlignTop);
    below->addWidget(m_message, 1);
    m_line->addWidget(m_edit, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addLayout(m_line);
    column->addLayout(below);
    m_mend->setAutoDefault(false);
    column->addWidget(m_mend, 0, Qt::AlignLeft);
    connect(m_mend, &QPushButton::clicked, this, &FormField::mendWished);

    connect(m_edit, &QLineEdit::textChanged, this, &FormField::textChanged);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        const bool cameAtOnce = text.size() > m_lengthBefore + 1;
        m_lengthBefore = text.size();
        if (cameAtOnce)
            emit pasted();
    });
    showMessage();
}

void FormField::addBeside(QWidget *widget)
{
    m_line->addWidget(widget);
}

QString FormField::text() const
{
    return m_edit->text();
}

void FormField::setText(const QString &text)
{
    m_lengthBefore = text.size();
    m_edit->setText(text);
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    showMessage();
}

void FormField::setProblem(const QString &problem)
{
    m_problem = problem;
    showMessage();
}

void FormField::setMend(const QString &text)
{
    m_mend->setText(text);
    showMessage();
}

void FormField::markAsLeft()
{
    m_wasLeft = true;
    showMessage();
}

QString FormField::message() const
{
    return m_message->text();
}

bool FormField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_lengthBefore = m_edit->text().size();
    if (event->type() == QEvent::FocusOut) {
        // A menu of the line itself, or another window in front, is no leaving.
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) {
            m_wasLeft = m_wasLeft || m_edit->isModified();
            emit left();
            showMessage();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FormField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMessage();
}

void FormField::showMessage()
{
    const bool wrong = showsProblem();
    const QString text = wrong ? m_problem : m_hint;
    const bool isNews = wrong && m_message->text() != text;
    // An empty label would take no room, and the form would jump when something is said.
    m_message->setText(text.isEmpty() ? QStringLiteral(" ") : text);
    const auto tone = wrong ? theme::Tone::Error : theme::Tone::Muted;
    QPalette colours;
    colours.setColor(QPalette::WindowText, theme::colour(tone, palette()));
    m_message->setPalette(colours);
    m_sign->setPixmap(markIcon(StateMark::Failing).pixmap(QSize(12, 12), devicePixelRatioF()));
    m_sign->setVisible(wrong);
    m_mend->setVisible(wrong && !m_mend->text().isEmpty());
    m_edit->setAccessibleDescription(text);
    if (isNews && m_edit->hasFocus()) {
        QAccessibleEvent alert(m_edit, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&alert);
    }
}

} // namespace ui
