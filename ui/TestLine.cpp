// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TestLine.h"

#include "ui/Theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

TestLine::TestLine(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(tr("Test"), this))
    , m_words(new QLabel(this))
{
    m_button->setAccessibleName(accessibleName);
    m_button->setAutoDefault(false);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme::space::medium);
    line->addWidget(m_button, 0, Qt::AlignTop);
    line->addWidget(m_words, 1);
    connect(m_button, &QPushButton::clicked, this, [this] {
        theme::setTone(m_words, theme::Tone::Muted);
        show(tr("Asking …"));
        m_button->setEnabled(false);
        emit wished();
    });
}

void TestLine::clear()
{
    m_button->setEnabled(true);
    show({});
}

void TestLine::showResult(bool isFine, const QString &words)
{
    m_button->setEnabled(true);
    theme::setTone(m_words, isFine ? theme::Tone::Live : theme::Tone::Error);
    // A word and a sign, not a colour alone.
    show((isFine ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + words);
}

QString TestLine::words() const
{
    return m_words->text();
}

void TestLine::show(const QString &words)
{
    m_words->setText(words);
    m_button->setAccessibleDescription(words);
    QAccessibleEvent event(m_button, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace ui
