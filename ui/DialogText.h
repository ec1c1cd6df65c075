// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QString;
class QWidget;

/// The words of dialogs, the same in all of them.
namespace ui {

/// Plain text that wraps: what a stranger wrote in it is no HTML.
QLabel *paragraph(const QString &words, QWidget *parent);
/// The name of a field of a form; its mnemonic leads there. The form's layout takes it.
QLabel *labelOf(const QString &words, QWidget *field);

} // namespace ui
