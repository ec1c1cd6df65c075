// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DialogText.h"

#include <QLabel>

namespace ui {

QLabel *paragraph(const QString &words, QWidget *parent)
{
    auto *label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *labelOf(const QString &words, QWidget *field)
{
    auto *label = new QLabel(words);
    label->setBuddy(field);
    return label;
}

} // namespace ui
