// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Source.h"

#include "sources/Catalogue.h"

#include <QCoreApplication>

namespace sources {

void UnregisteredSource::subscribe(const photos::Subscription &, const QUrl &, Registered done)
{
    later([done = std::move(done), title = infoOf(name()).title] {
        done(core::Error {core::Error::Kind::Denied,
            QCoreApplication::translate("sources::Source", "%1 sends no notices.").arg(title), {}});
    });
}

void UnregisteredSource::unsubscribe(const photos::Subscription &, Done done)
{
    later([done = std::move(done)] { done({}); });
}

void UnregisteredSource::registrations(Listed done)
{
    later([done = std::move(done)] { done(QList<Registration> {}); });
}

} // namespace sources
