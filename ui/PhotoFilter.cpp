// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoFilter.h"

#include <QChar>

#include <array>
#include <cstring>
#include <limits>

namespace ui {

namespace {

using Shared = PhotoStore::Shared;

constexpr qint64 always = std::numeric_limits<qint64>::min();
constexpr qint64 never = std::numeric_limits<qint64>::max();

/// One character of UTF-8, which must be whole and right. RFC 3629, 3.
char32_t readCharacter(const char *&at)
{
    const auto next = [&at] { return char32_t(uchar(*at++)); };
    const char32_t lead = next();
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t character = lead & (0x3FU >> more);
    for (int i = 0; i < more; ++i)
        character = character << 6 | (next() & 0x3F);
    return character;
}

char *writeCharacter(char *at, char32_t character)
{
    if (character < 0x80) {
        *at++ = char(character);
        return at;
    }
    const int more = character >= 0x10000 ? 3 : character >= 0x800 ? 2 : 1;
    constexpr std::array<uchar, 4> leads {0, 0xC0, 0xE0, 0xF0};
    *at++ = char(leads[size_t(more)] | (character >> (6 * more)));
    for (int left = more - 1; left >= 0; --left)
        *at++ = char(0x80 | ((character >> (6 * left)) & 0x3F));
    return at;
}

/// Eight bytes of ASCII at once, large letters made small.
quint64 withoutCapitals(quint64 bytes)
{
    constexpr quint64 each = 0x0101010101010101;
    const quint64 fromA = bytes + (0x80 - 'A') * each; // the highest bit says: 'A' or more
    const quint64 afterZ = bytes + (0x80 - 'Z' - 1) * each;
    return bytes | ((fromA & ~afterZ & 0x80 * each) >> 2); // by 'a' - 'A'
}

/// Without the difference of large and small letters. `to` has room for one and a half times as
/// many bytes: a few letters fold to longer ones.
char *fold(QByteArrayView utf8, char *to)
{
    const char *at = utf8.data();
    const char *end = at + utf8.size();
    while (at < end) {
        quint64 eight = 0x80;
        if (end - at >= 8)
            std::memcpy(&eight, at, 8);
        const uchar lead = uchar(*at);
        if ((eight & 0x8080808080808080) == 0) {
            eight = withoutCapitals(eight);
            to = std::copy_n(reinterpret_cast<const char *>(&eight), 8, to);
            at += 8;
        } else if (lead < 0x80) {
            *to++ = lead >= 'A' && lead <= 'Z' ? char(lead + ('a' - 'A')) : char(lead);
            ++at;
        } else if (lead >= 0xE3 && lead <= 0xE9) { // U+3000 … U+9FFF: no such difference
            to = std::copy_n(at, 3, to);
            at += 3;
        } else {
            to = writeCharacter(to, QChar::toCaseFolded(readCharacter(at)));
        }
    }
    return to;
}

QByteArray folded(const QString &text)
{
    const QByteArray utf8 = text.toUtf8(); // always right UTF-8
    QByteArray result(utf8.size() * 3 / 2 + 4, Qt::Uninitialized);
    result.truncate(fold(utf8, result.data()) - result.data());
    return result;
}

} // namespace

PhotoMatcher::PhotoMatcher(const PhotoFilter &filter, const PhotoStore &store)
    : m_filter(filter)
    , m_store(store)
    , m_since(filter.since.isValid() ? filter.since.toSecsSinceEpoch() : always)
    , m_until(filter.until.isValid() ? filter.until.toSecsSinceEpoch() : never)
{
    const QStringList words
        = filter.text.left(maxFilterText).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words.first(std::min(words.size(), maxFilterWords)))
        m_words.push_back(
            {QByteArrayMatcher(folded(word)), std::vector<qint8>(store.texts().size())});
}

bool PhotoMatcher::matches(qint64 number)
{
    return m_store.isHidden(number) == m_filter.isHidden
        && holds(m_filter.slug, number, Shared::Slug)
        && holds(m_filter.place, number, Shared::Place)
        && holds(m_filter.author, number, Shared::Author)
        && holds(m_filter.source, number, Shared::Source) && isInTime(number) && hasWords(number);
}

bool PhotoMatcher::holds(const QString &wish, qint64 number, Shared what) const
{
    return wish.isEmpty() || m_store.textOf(number, what) == wish;
}

bool PhotoMatcher::isInTime(qint64 number) const
{
    if (m_since == always && m_until == never)
        return true;
    const auto time = m_store.timeOf(number);
    return time && *time >= m_since && *time < m_until;
}

bool PhotoMatcher::hasWords(qint64 number)
{
    if (m_words.empty())
        return true;
    std::array<char, 2 * (PhotoStore::maxTextLength + 1) * 9 / 2> text;
    char *end = fold(m_store.captionOf(number), text.data());
    *end++ = '\n'; // no word goes from one into the other
    end = fold(m_store.tagsOf(number), end);
    const QByteArrayView own(text.data(), end - text.data());
    return std::all_of(m_words.begin(), m_words.end(), [this, own, number](Word &word) {
        return word.folded.indexIn(own) >= 0 || isInShared(word, number);
    });
}

bool PhotoMatcher::isInShared(Word &word, qint64 number)
{
    for (const Shared what : {Shared::Place, Shared::Author, Shared::Title}) {
        qint8 &found = word.found[m_store.at(number, what)];
        if (found == 0)
            found = word.folded.indexIn(folded(m_store.textOf(number, what))) >= 0 ? 1 : -1;
        if (found > 0)
            return true;
    }
    return false;
}

} // namespace ui
