// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

namespace photos {

/// The newest photos of a place that nobody watches yet, source by source.
struct Preview {
    enum class State {
        Looking,
        Found, ///< perhaps none
        Later, ///< the source tells nothing before the place is saved
        Failed,
    };
    struct Part {
        QString title; ///< of the source, for people
        State state = State::Looking;
        QString message; ///< Failed: what happened
        QList<Photo> photos; ///< newest first; each with author, none that is marked sensitive
    };

    int ticket = 0; ///< of the wish that this answers
    QList<Part> parts; ///< one for each source
};

} // namespace photos

Q_DECLARE_METATYPE(photos::Preview)
