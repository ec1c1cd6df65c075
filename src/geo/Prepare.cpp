// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Prepare.h"

#include "geo/Gazetteer.h"
#include "geo/Land.h"

#include <QThreadPool>

namespace geo {

void prepare()
{
    QThreadPool::globalInstance()->start([] {
        (void)Land::compiledIn();
        (void)Gazetteer::compiledIn();
    });
}

} // namespace geo
