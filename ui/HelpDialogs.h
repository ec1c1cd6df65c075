// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui {

class Acts;

/// Name, version, licence. Deletes itself when closed.
void showAbout(QWidget *parent);

/// Every key of the window and what it does. Deletes itself when closed.
void showKeys(const Acts &acts, QWidget *parent);

} // namespace ui
