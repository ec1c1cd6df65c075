// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/Keys.h"

#include "core/Bytes.h"

namespace journal {

QByteArray Keys::channelPattern() const
{
    return escapedPrefix() + "channel:*";
}

QByteArray Keys::escapedPrefix() const
{
    QByteArray pattern;
    for (const char c : m_prefix) {
        // What means something in a glob stands for itself here.
        if (QByteArrayView("*?[]\\^").contains(c))
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

QByteArray Keys::slugOf(const QByteArray &channel) const
{
    const QByteArray start = m_prefix + "channel:";
    if (!channel.startsWith(start))
        return {};
    const qsizetype end = channel.indexOf(':', start.size());
    const QByteArray slug = channel.mid(start.size(), end < 0 ? -1 : end - start.size());
    return core::isSlug(slug) ? slug : QByteArray();
}

} // namespace journal
