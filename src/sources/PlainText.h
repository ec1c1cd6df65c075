// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sources {

/// What a piece of HTML says: tags gone, entities read, blanks folded, paragraphs and line breaks
/// kept as line breaks. For reading only: what comes out may look like HTML again.
QString plainText(const QString &html);

} // namespace sources
