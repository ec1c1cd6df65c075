// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Random.h"
#include "photos/Photo.h"

namespace demo {

/// Somebody who was never born.
struct Author {
    QString id;
    QString username;
    QString fullName; ///< may be empty
};

/// What somebody wrote under a photo.
struct Words {
    QString caption; ///< may be empty: no caption
    QStringList tags;
};

Author anyAuthor(Random &random);
Words anyWords(Random &random);
/// A name that a place near `coordinate` may have; rarely none.
QString anyPlaceName(const photos::Coordinate &coordinate, Random &random);

} // namespace demo
