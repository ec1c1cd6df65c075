// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoStore.h"

#include "ui/Words.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace ui {

namespace {

constexpr quint32 nobody = std::numeric_limits<quint32>::max();
constexpr qint64 unknownTime = std::numeric_limits<qint64>::min();
constexpr int aspectUnit = 1000;
/// The index is at most two thirds full: a search ends after a few steps.
constexpr double indexRoom = 1.5;

QByteArray utf8Line(const QString &text)
{
    return words::oneLine(text, PhotoStore::maxTextLength).toUtf8();
}

QByteArray tagsLine(const QStringList &tags)
{
    QString line;
    for (const QString &tag : tags) {
        if (line.size() + tag.size() > PhotoStore::maxTextLength)
            break;
        line += (line.isEmpty() ? QStringLiteral("#") : QStringLiteral(" #")) + tag;
    }
    return utf8Line(line);
}

int aspectOf(QSize size)
{
    if (size.isEmpty())
        return 0;
    const qint64 aspect = qint64(size.width()) * aspectUnit / size.height();
    return int(std::clamp<qint64>(aspect, 1, std::numeric_limits<quint16>::max()));
}

/// Of the largest picture that says so: the small ones are often cut to squares.
int aspectOf(const photos::Photo &photo)
{
    for (auto picture = photo.pictures.crbegin(); picture != photo.pictures.crend(); ++picture) {
        if (!picture->size.isEmpty())
            return aspectOf(picture->size);
    }
    return 0;
}

qint64 secondsOf(const photos::Photo &photo)
{
    const QDateTime when = photo.takenAt.isValid() ? photo.takenAt : photo.createdAt;
    return when.isValid() ? when.toSecsSinceEpoch() : unknownTime;
}

} // namespace

PhotoStore::PhotoStore(qsizetype capacity)
    : m_capacity(capacity)
    , m_ring(capacity + 1)
    , m_index(std::bit_ceil(size_t(double(capacity) * indexRoom)), nobody)
{
    Q_ASSERT(capacity > 0 && quint64(capacity) < nobody);
}

void PhotoStore::add(const photos::Photo &photo, const QString &slug)
{
    Q_ASSERT(count() < m_capacity && !find(photo.id));
    const QByteArray id = photo.id.toUtf8().left(photos::maxIdLength);
    const QByteArray caption = utf8Line(photo.caption);
    const QByteArray tags = tagsLine(photo.tags);
    const auto shared
        = [this](const QString &text) { return m_texts.take(words::oneLine(text, maxTextLength)); };
    Row row {};
    row.seconds = secondsOf(photo);
    row.text = m_arena.reserve(id.size() + caption.size() + tags.size());
    row.shared[size_t(Shared::Place)] = shared(photo.displayPlace());
    row.shared[size_t(Shared::Author)] = shared(photo.author);
    row.shared[size_t(Shared::Slug)] = shared(photo.slug.isEmpty() ? slug : photo.slug);
    row.shared[size_t(Shared::Title)] = shared(photo.placeTitle);
    row.shared[size_t(Shared::Source)] = shared(photo.source);
    row.shared[size_t(Shared::Licence)] = shared(photo.licence);
    row.captionBytes = quint16(caption.size());
    row.tagsBytes = quint16(tags.size());
    row.aspect = quint16(ui::aspectOf(photo));
    row.idBytes = quint8(id.size());
    row.isSensitive = photo.isSensitive;
    char *text = m_arena.at(row.text);
    for (const QByteArray &part : {id, caption, tags})
        text = std::copy(part.begin(), part.end(), text);

    const size_t place = placeOf(id);
    m_index[place] = slotFor(end());
    m_rows.push_back(row);
}

void PhotoStore::dropOldest()
{
    Q_ASSERT(!m_rows.empty());
    unlink(m_oldest);
    for (const quint32 text : m_rows.front().shared)
        m_texts.release(text);
    m_rows.pop_front();
    ++m_oldest;
    if (!m_rows.empty())
        m_arena.forgetBefore(m_rows.front().text);
}

void PhotoStore::clear()
{
    m_rows.clear();
    m_texts.clear();
    m_arena.clear();
    m_oldest = 0;
    std::fill(m_index.begin(), m_index.end(), nobody);
}

qint64 PhotoStore::numberIn(quint32 slot) const
{
    const qint64 ahead = qint64(slot) - m_oldest % m_ring;
    return m_oldest + (ahead < 0 ? ahead + m_ring : ahead);
}

QByteArrayView PhotoStore::idBytesOf(qint64 number) const
{
    return m_arena.at(row(number).text, row(number).idBytes);
}

/// Where the id stands in the index, or the free place where it belongs.
size_t PhotoStore::placeOf(QByteArrayView id) const
{
    const size_t mask = m_index.size() - 1;
    size_t place = qHash(id, 0) & mask;
    while (m_index[place] != nobody && idBytesOf(numberIn(m_index[place])) != id)
        place = (place + 1) & mask;
    return place;
}

/// Takes a photo out of the index and lets those behind move up, so that no marks of the gone stay.
void PhotoStore::unlink(qint64 number)
{
    const size_t mask = m_index.size() - 1;
    size_t hole = placeOf(idBytesOf(number));
    m_index[hole] = nobody;
    for (size_t place = (hole + 1) & mask; m_index[place] != nobody; place = (place + 1) & mask) {
        const size_t home = qHash(idBytesOf(numberIn(m_index[place])), 0) & mask;
        // It may move up unless its home lies between the hole and where it is.
        if (((place - home) & mask) < ((place - hole) & mask))
            continue;
        m_index[hole] = std::exchange(m_index[place], nobody);
        hole = place;
    }
}

std::optional<qint64> PhotoStore::find(QStringView id) const
{
    const quint32 slot = m_index[placeOf(id.toUtf8())];
    return slot == nobody ? std::nullopt : std::optional(numberIn(slot));
}

QString PhotoStore::idOf(qint64 number) const
{
    return QString::fromUtf8(idBytesOf(number));
}

QByteArrayView PhotoStore::captionOf(qint64 number) const
{
    const Row &it = row(number);
    return m_arena.at(it.text + it.idBytes, it.captionBytes);
}

QByteArrayView PhotoStore::tagsOf(qint64 number) const
{
    const Row &it = row(number);
    return m_arena.at(it.text + it.idBytes + it.captionBytes, it.tagsBytes);
}

std::optional<qint64> PhotoStore::timeOf(qint64 number) const
{
    const qint64 seconds = row(number).seconds;
    return seconds == unknownTime ? std::nullopt : std::optional(seconds);
}

void PhotoStore::learnAspect(qint64 number, QSize picture)
{
    Row &it = m_rows[size_t(number - m_oldest)];
    if (it.aspect == 0)
        it.aspect = quint16(ui::aspectOf(picture));
}

void PhotoStore::setHidden(qint64 number, bool isHidden)
{
    m_rows[size_t(number - m_oldest)].isHidden = isHidden;
}

photos::Photo PhotoStore::briefOf(qint64 number) const
{
    photos::Photo photo;
    photo.id = idOf(number);
    photo.isSensitive = isSensitive(number);
    photo.source = textOf(number, Shared::Source);
    photo.slug = textOf(number, Shared::Slug);
    photo.placeTitle = textOf(number, Shared::Title);
    photo.placeName = textOf(number, Shared::Place);
    photo.author = textOf(number, Shared::Author);
    photo.licence = textOf(number, Shared::Licence);
    photo.caption = QString::fromUtf8(captionOf(number));
    if (const auto seconds = timeOf(number))
        photo.createdAt = QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    return photo;
}

qsizetype PhotoStore::bytes() const
{
    // libstdc++ keeps rows in blocks of 512 bytes, each with a pointer and malloc's header.
    const qsizetype perBlock = std::max<qsizetype>(1, 512 / qsizetype(sizeof(Row)));
    const qsizetype blocks = count() / perBlock + 1;
    return blocks * (512 + 16 + qsizetype(sizeof(void *)))
        + qsizetype(m_index.size() * sizeof(quint32)) + m_arena.bytes() + m_texts.bytes();
}

} // namespace ui
