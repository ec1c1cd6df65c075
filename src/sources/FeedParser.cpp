// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FeedParser.h"

#include "core/Json.h"
#include "sources/FeedEntry.h"
#include "sources/PlainText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <algorithm>

namespace sources {

namespace {

constexpr qsizetype maxPictures = 32; // of one entry
constexpr int maxDepth = 32;

core::Error noFeed(const QUrl &topic)
{
    return {core::Error::Kind::Malformed,
        QCoreApplication::translate(
            "sources::Feed", "%1 sent something that is no feed (Atom, RSS or JSON Feed).")
            .arg(topic.host()),
        {}};
}

bool isPictureType(QStringView type)
{
    return type.startsWith(QLatin1String("image/"), Qt::CaseInsensitive)
        && !type.startsWith(QLatin1String("image/svg"), Qt::CaseInsensitive);
}

/// Reads Atom, RSS and their extensions in one pass.
class XmlFeed {
public:
    XmlFeed(const QByteArray &body, const QUrl &topic, const photos::Subscription &subscription)
        : m_xml(body)
        , m_subscription(subscription)
    {
        m_head.topic = topic;
    }

    std::optional<FeedPage> read()
    {
        while (!m_xml.atEnd() && m_xml.readNext() != QXmlStreamReader::StartElement) {
            if (m_xml.isDTD()) // entities can unfold to anything
                return std::nullopt;
        }
        if (m_xml.name() == QLatin1String("entry"))
            readEntry();
        else if (m_xml.name() == QLatin1String("feed") || m_xml.name() == QLatin1String("rss")
            || m_xml.name() == QLatin1String("RDF"))
            readHead(0);
        else
            return std::nullopt;
        // A text that breaks off tells what came before; nothing of it means no feed.
        if (m_xml.hasError() && m_entries.isEmpty())
            return std::nullopt;
        FeedPage page;
        page.entries = m_entries.size();
        for (const FeedEntry &entry : std::as_const(m_entries)) {
            if (auto photo = photoFromEntry(entry, m_head, m_subscription))
                page.photos += std::move(*photo);
        }
        return page;
    }

private:
    bool isIn(QLatin1String vocabulary) const { return m_xml.namespaceUri() == vocabulary; }
    QString text()
    {
        return m_xml.readElementText(QXmlStreamReader::IncludeChildElements)
            .left(64 * 1024)
            .trimmed();
    }
    QString attribute(QLatin1String name) const
    {
        return m_xml.attributes().value(name).toString();
    }

    void readHead(int depth)
    {
        while (m_xml.readNextStartElement()) {
            const auto name = m_xml.name();
            if (name == QLatin1String("entry") || name == QLatin1String("item"))
                readEntry();
            else if (name == QLatin1String("channel") && depth == 0)
                readHead(depth + 1);
            else if (name == QLatin1String("title") && m_head.title.isEmpty())
                m_head.title = plainText(text());
            else if (name == QLatin1String("author") && isIn(xmlns::atom))
                readAuthor(m_head.author, m_head.authorPage);
            else if (name == QLatin1String("link"))
                readLink(m_head.page, nullptr);
            else
                m_xml.skipCurrentElement();
        }
    }

    void readEntry()
    {
        if (m_entries.size() == FeedPage::maxEntries)
            return m_xml.skipCurrentElement();
        m_entries += FeedEntry();
        readInto(m_entries.last(), 0);
    }

    void readInto(FeedEntry &entry, int depth)
    {
        while (m_xml.readNextStartElement()) {
            if (depth >= maxDepth)
                m_xml.skipCurrentElement();
            else if (isIn(xmlns::media))
                readMedia(entry, depth);
            else if (isIn(xmlns::geo) || isIn(xmlns::georss))
                readPosition(entry, depth);
            else if (isIn(xmlns::dublinCore))
                readDublinCore(entry);
            else
                readPlain(entry);
        }
    }

    void readPlain(FeedEntry &entry)
    {
        const QString name = m_xml.name().toString();
        if (name == QLatin1String("id") || name == QLatin1String("guid"))
            entry.id = text();
        else if (name == QLatin1String("title"))
            entry.title = plainText(text());
        else if (name == QLatin1String("published") || name == QLatin1String("pubDate"))
            entry.published = text();
        else if (name == QLatin1String("updated"))
            entry.updated = text();
        else if (name == QLatin1String("rights"))
            entry.rights = text();
        else if (name == QLatin1String("content") || name == QLatin1String("encoded"))
            entry.text = text();
        else if (name == QLatin1String("summary") || name == QLatin1String("description"))
            entry.text = entry.text.isEmpty() ? text() : (m_xml.skipCurrentElement(), entry.text);
        else if (name == QLatin1String("author"))
            readAuthor(entry.author, entry.authorPage);
        else if (name == QLatin1String("category"))
            readCategory(entry);
        else if (name == QLatin1String("enclosure"))
            readEnclosure(entry, attribute(QLatin1String("url")), attribute(QLatin1String("type")));
        else if (name == QLatin1String("link"))
            readLink(entry.page, &entry);
        else
            m_xml.skipCurrentElement();
    }

    void readAuthor(QString &author, QString &page)
    {
        if (!isIn(xmlns::atom)) { // RSS: "ada@example.org (Ada)"
            const QString mail = text();
            const qsizetype open = mail.indexOf(QLatin1Char('('));
            author = open < 0 ? mail : mail.mid(open + 1).chopped(mail.endsWith(u')') ? 1 : 0);
            return;
        }
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == QLatin1String("name"))
                author = text();
            else if (m_xml.name() == QLatin1String("uri"))
                page = text();
            else
                m_xml.skipCurrentElement();
        }
    }

    void readCategory(FeedEntry &entry)
    {
        const QString term = attribute(QLatin1String("term"));
        const QString inside = text();
        if (entry.tags.size() < photos::maxTags && !(term + inside).isEmpty())
            entry.tags += term.isEmpty() ? inside : term;
    }

    void readEnclosure(FeedEntry &entry, const QString &address, const QString &type)
    {
        if (isPictureType(type) && entry.pictures.size() < maxPictures)
            entry.pictures += FeedEntry::Picture {address, 0, 0};
        m_xml.skipCurrentElement();
    }

    /// Atom has its address in an attribute, RSS inside.
    void readLink(QString &page, FeedEntry *entry)
    {
        const QString address = attribute(QLatin1String("href"));
        const QString relation = attribute(QLatin1String("rel"));
        if (address.isEmpty() && !isIn(xmlns::atom)) {
            page = text();
            return;
        }
        if (entry && relation == QLatin1String("enclosure"))
            return readEnclosure(*entry, address, attribute(QLatin1String("type")));
        if (entry && relation == QLatin1String("license"))
            entry->licencePage = address;
        if ((relation.isEmpty() || relation == QLatin1String("alternate")) && page.isEmpty())
            page = address;
        m_xml.skipCurrentElement();
    }

    void readMedia(FeedEntry &entry, int depth)
    {
        const QString name = m_xml.name().toString();
        const QString type = attribute(QLatin1String("type"));
        const QString medium = attribute(QLatin1String("medium"));
        const bool isPicture = name == QLatin1String("thumbnail")
            || (name == QLatin1String("content")
                && (isPictureType(type) || medium == QLatin1String("image")
                    || (type.isEmpty() && medium.isEmpty())));
        if (isPicture && entry.pictures.size() < maxPictures)
            entry.pictures += FeedEntry::Picture {attribute(QLatin1String("url")),
                attribute(QLatin1String("width")).toInt(),
                attribute(QLatin1String("height")).toInt()};
        if (name == QLatin1String("license"))
            entry.licencePage = attribute(QLatin1String("href"));
        if (name == QLatin1String("group") || name == QLatin1String("content"))
            readInto(entry, depth + 1);
        else if (name == QLatin1String("credit") && entry.author.isEmpty())
            entry.author = text();
        else if (name == QLatin1String("license"))
            entry.rights = text();
        else if (name == QLatin1String("category"))
            readCategory(entry);
        else
            m_xml.skipCurrentElement();
    }

    void readPosition(FeedEntry &entry, int depth)
    {
        const QString name = m_xml.name().toString();
        if (name == QLatin1String("point"))
            entry.point = isIn(xmlns::georss) ? text() : (readInto(entry, depth + 1), entry.point);
        else if (name == QLatin1String("Point"))
            readInto(entry, depth + 1);
        else if (name == QLatin1String("lat"))
            entry.latitude = text();
        else if (name == QLatin1String("long"))
            entry.longitude = text();
        else
            m_xml.skipCurrentElement();
    }

    void readDublinCore(FeedEntry &entry)
    {
        if (m_xml.name() == QLatin1String("creator"))
            entry.author = text();
        else if (m_xml.name() == QLatin1String("date"))
            entry.updated = text();
        else if (m_xml.name() == QLatin1String("rights"))
            entry.rights = text();
        else
            m_xml.skipCurrentElement();
    }

    QXmlStreamReader m_xml;
    const photos::Subscription &m_subscription;
    FeedHead m_head;
    QList<FeedEntry> m_entries;
};

/// JSON Feed 1.0 has one author, 1.1 a list.
void readJsonAuthor(const QJsonObject &from, QString &author, QString &page)
{
    const QJsonValue several = from.value(QLatin1String("authors"));
    const QJsonObject one = several.isArray() ? several.toArray().first().toObject()
                                              : from.value(QLatin1String("author")).toObject();
    author = one.value(QLatin1String("name")).toString();
    page = one.value(QLatin1String("url")).toString();
}

FeedEntry entryFromJson(const QJsonObject &item)
{
    const auto text
        = [&item](const char *name) { return item.value(QLatin1String(name)).toString(); };
    FeedEntry entry;
    // 1.0: "numbers … should be coerced to strings"
    entry.id = item.value(QLatin1String("id")).toVariant().toString();
    entry.title = plainText(text("title"));
    entry.text = text("content_html");
    if (entry.title.isEmpty() && entry.text.isEmpty())
        entry.title = text("content_text");
    entry.page = text("url");
    entry.published = text("date_published");
    entry.updated = text("date_modified");
    readJsonAuthor(item, entry.author, entry.authorPage);
    const QJsonArray attachments = item.value(QLatin1String("attachments")).toArray();
    for (const QJsonValue &value : attachments) {
        const QJsonObject attachment = value.toObject();
        if (entry.pictures.size() < maxPictures
            && isPictureType(attachment.value(QLatin1String("mime_type")).toString()))
            entry.pictures
                += FeedEntry::Picture {attachment.value(QLatin1String("url")).toString(), 0, 0};
    }
    if (!text("image").isEmpty())
        entry.pictures += FeedEntry::Picture {text("image"), 0, 0};
    const QJsonArray tags = item.value(QLatin1String("tags")).toArray();
    for (const QJsonValue &tag : tags)
        entry.tags += tag.toString();
    const QJsonObject geo = item.value(QLatin1String("_geo")).toObject();
    entry.latitude = geo.value(QLatin1String("latitude")).toVariant().toString();
    entry.longitude = geo.value(QLatin1String("longitude")).toVariant().toString();
    return entry;
}

std::optional<FeedPage> readJson(
    const QByteArray &body, const QUrl &topic, const photos::Subscription &subscription)
{
    const auto document = core::parseJson(body);
    const QJsonObject feed = document ? document->object() : QJsonObject();
    if (!feed.value(QLatin1String("items")).isArray())
        return std::nullopt;
    FeedHead head;
    head.topic = topic;
    head.title = feed.value(QLatin1String("title")).toString();
    head.page = feed.value(QLatin1String("home_page_url")).toString();
    readJsonAuthor(feed, head.author, head.authorPage);
    FeedPage page;
    const QJsonArray items = feed.value(QLatin1String("items")).toArray();
    for (qsizetype i = 0; i < std::min(items.size(), FeedPage::maxEntries); ++i) {
        ++page.entries;
        if (auto photo = photoFromEntry(entryFromJson(items.at(i).toObject()), head, subscription))
            page.photos += std::move(*photo);
    }
    return page;
}

} // namespace

core::Result<FeedPage> parseFeed(
    const QByteArray &body, const QUrl &topic, const photos::Subscription &subscription)
{
    const bool isJson = body.left(64).trimmed().startsWith('{');
    const auto page
        = isJson ? readJson(body, topic, subscription) : XmlFeed(body, topic, subscription).read();
    if (!page)
        return noFeed(topic);
    return *page;
}

} // namespace sources
