// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Makes every PhotoGrid a list of photos for screen readers, each with the model's
/// AccessibleTextRole. Qt does so for its own views only. Safe to call again.
void installPhotoGridAccessibility();

} // namespace ui
