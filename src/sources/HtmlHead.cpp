// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/HtmlHead.h"

#include <QHash>

namespace sources {

namespace {

constexpr qsizetype maxHeadLength = 256 * 1024;
constexpr int maxTags = 2000;

/// One tag: its name in lower case ("/head" for an end) and its attributes.
struct Tag {
    QString name;
    QHash<QString, QString> attributes;
};

QString withoutEntities(QString text)
{
    text.replace(QLatin1String("&#38;"), QLatin1String("&amp;"));
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    text.replace(QLatin1String("&#39;"), QLatin1String("'"));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&"));
}

/// Walks over tags as a browser does, without building a tree.
class TagReader {
public:
    explicit TagReader(const QString &text) : m_text(text) {}

    /// False: there is none any more.
    bool next(Tag &tag)
    {
        while ((m_at = m_text.indexOf(QLatin1Char('<'), m_at)) >= 0) {
            if (startsHere(QLatin1String("<!--"))) {
                skipPast(QLatin1String("-->"));
                continue;
            }
            ++m_at;
            if (m_at < m_text.size() && (m_text[m_at].isLetter() || m_text[m_at] == u'/')) {
                read(tag);
                if (tag.name == QLatin1String("script") || tag.name == QLatin1String("style"))
                    skipPast(QLatin1String("</") + tag.name);
                return true;
            }
        }
        return false;
    }

private:
    bool startsHere(QLatin1String text) const
    {
        return QStringView(m_text).mid(m_at).startsWith(text);
    }

    void skipPast(const QString &text)
    {
        const qsizetype end = m_text.indexOf(text, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_text.size() : end + text.size();
    }

    QString word(QLatin1String ends)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && !ends.contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QString value()
    {
        const QChar quote = m_at < m_text.size() ? m_text[m_at] : QChar();
        if (quote != u'"' && quote != u'\'')
            return word(QLatin1String(">"));
        const qsizetype end = m_text.indexOf(quote, m_at + 1);
        const QString text = m_text.mid(m_at + 1, end < 0 ? -1 : end - m_at - 1);
        m_at = end < 0 ? m_text.size() : end + 1;
        return text;
    }

    void read(Tag &tag)
    {
        tag = {};
        const bool isEnd = m_text[m_at] == u'/';
        m_at += isEnd;
        tag.name = (isEnd ? QStringLiteral("/") : QString()) + word(QLatin1String("/>")).toLower();
        while (m_at < m_text.size() && m_text[m_at] != u'>') {
            skipSpace();
            const QString name = word(QLatin1String("=/>")).toLower();
            skipSpace();
            if (m_at < m_text.size() && m_text[m_at] == u'=') {
                ++m_at;
                skipSpace();
                if (const QString text = value(); !tag.attributes.contains(name))
                    tag.attributes.insert(name, withoutEntities(text));
            } else if (name.isEmpty() && m_at < m_text.size() && m_text[m_at] != u'>') {
                ++m_at; // a slash
            }
        }
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

} // namespace

bool looksLikeHtml(const QByteArray &start)
{
    const QByteArray lower = start.toLower();
    return lower.startsWith("<!doctype html") || lower.startsWith("<html")
        || (lower.startsWith("<?xml") && lower.contains("<html"))
        || (lower.startsWith("<!--") && lower.contains("<html"));
}

void readHtmlLinks(const QByteArray &page, const TakeLink &take)
{
    const QString text = QString::fromUtf8(page.left(maxHeadLength));
    TagReader reader(text);
    Tag tag;
    for (int count = 0; count < maxTags && reader.next(tag); ++count) {
        if (tag.name == QLatin1String("/head") || tag.name == QLatin1String("body"))
            return;
        if (tag.name == QLatin1String("link"))
            take(tag.attributes.value(QStringLiteral("rel")),
                tag.attributes.value(QStringLiteral("href")),
                tag.attributes.value(QStringLiteral("type")));
    }
}

QString firstPictureIn(const QString &html)
{
    const QString text = html.left(maxHeadLength);
    TagReader reader(text);
    Tag tag;
    for (int count = 0; count < maxTags && reader.next(tag); ++count) {
        if (tag.name == QLatin1String("img"))
            return tag.attributes.value(QStringLiteral("src"));
    }
    return {};
}

} // namespace sources
