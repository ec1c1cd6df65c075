// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PlaceBook.h"

#include "core/Bytes.h"
#include "sources/Catalogue.h"

#include <algorithm>
#include <tuple>

namespace ingest {

using photos::Subscription;

PlaceBook::Entry &PlaceBook::add(const Entry &entry)
{
    m_entries += entry;
    return m_entries.last();
}

void PlaceBook::remove(const QString &key)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.subscription.key() == key; });
}

PlaceBook::Entry *PlaceBook::find(const QString &key)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&](const Entry &entry) { return entry.subscription.key() == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

bool PlaceBook::hasSlug(const QString &slug) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [&](const Entry &entry) { return entry.subscription.slug == slug; });
}

QString PlaceBook::freeSlug(const QString &title) const
{
    const QByteArray base = core::slugFromTitle(title);
    QString slug = QString::fromLatin1(base);
    for (int n = 2; hasSlug(slug); ++n) {
        const QByteArray suffix = '-' + QByteArray::number(n);
        // Longest allowed: 64.
        slug = QString::fromLatin1(base.left(64 - suffix.size()) + suffix);
    }
    return slug;
}

QStringList PlaceBook::keysWith(const QString &slug) const
{
    QStringList keys;
    for (const Entry &entry : m_entries) {
        if (entry.subscription.slug == slug)
            keys += entry.subscription.key();
    }
    return keys;
}

QList<Subscription> PlaceBook::subscriptions() const
{
    QList<Subscription> all;
    for (const Entry &entry : m_entries)
        all += entry.subscription;
    return all;
}

int PlaceBook::nextOrder() const
{
    int last = 0;
    for (const Entry &entry : m_entries)
        last = std::max(last, entry.subscription.order);
    return last + 1;
}

void PlaceBook::sort()
{
    // Sources of one wish in the order in which people choose them: the first names the place.
    QStringList sources;
    const QList<photos::SourceInfo> catalogue = sources::catalogue();
    for (const photos::SourceInfo &source : catalogue)
        sources += source.name;
    const auto rank = [&sources](const Entry &entry) {
        const Subscription &s = entry.subscription;
        return std::tuple(s.order, s.addedAt, s.slug, sources.indexOf(s.source));
    };
    std::stable_sort(m_entries.begin(), m_entries.end(),
        [&rank](const Entry &one, const Entry &other) { return rank(one) < rank(other); });
}

QStringList PlaceBook::arrange(const QStringList &slugs)
{
    QStringList all;
    for (const QString &slug : slugs) {
        if (hasSlug(slug) && !all.contains(slug))
            all += slug;
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!all.contains(entry.subscription.slug))
            all += entry.subscription.slug;
    }
    QStringList changed;
    for (Entry &entry : m_entries) {
        const int order = int(all.indexOf(entry.subscription.slug)) + 1;
        if (std::exchange(entry.subscription.order, order) != order)
            changed += entry.subscription.key();
    }
    sort();
    return changed;
}

} // namespace ingest
