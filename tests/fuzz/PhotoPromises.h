// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

namespace fuzz {

/// What every room may rely on when it gets a photo, wherever it came from.
void expectGood(const photos::Photo &photo);

} // namespace fuzz
