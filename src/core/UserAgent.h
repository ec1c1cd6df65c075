// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace core {

/// How we introduce ourselves to services, as they ask: name, version, whom to write to when the
/// program misbehaves, and what it is made of. Without a contact that part is left out.
QByteArray userAgent();

/// Whether it can stand there: an address or mail, ASCII without brackets and blanks, at most 128
/// characters.
bool isContact(const QString &text);
/// Of whoever runs this program. Once, before the first request and the first thread.
void setContact(const QString &contact);

} // namespace core
