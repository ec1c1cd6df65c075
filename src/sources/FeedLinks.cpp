// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FeedLinks.h"

#include "core/Json.h"
#include "sources/FeedParser.h"
#include "sources/HtmlHead.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QXmlStreamReader>

#include <algorithm>

namespace sources {

namespace {

constexpr qsizetype maxAddressLength = 1024;
constexpr qsizetype maxHeaderLinks = 64;

bool isWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

/// Where the links of one place are gathered.
class Gathering {
public:
    explicit Gathering(const QUrl &address) : m_address(address) {}

    void take(const QString &relations, const QString &target, const QString &type = {})
    {
        if (target.isEmpty() || target.size() > maxAddressLength)
            return;
        const QUrl url = m_address.resolved(QUrl(target.trimmed(), QUrl::TolerantMode));
        if (!isWeb(url))
            return;
        const QStringList names = relations.toLower().simplified().split(QLatin1Char(' '));
        if (names.contains(QLatin1String("hub")) && links.hubs.size() < FeedLinks::maxHubs
            && !links.hubs.contains(url))
            links.hubs += url;
        if (names.contains(QLatin1String("self")) && links.self.isEmpty())
            links.self = isWeb(QUrl(target)) ? target.toUtf8() : url.toEncoded();
        const bool isFeed = type.contains(QLatin1String("atom+xml"))
            || type.contains(QLatin1String("rss+xml")) || type.contains(QLatin1String("feed+json"));
        if (names.contains(QLatin1String("alternate")) && isFeed && links.alternate.isEmpty())
            links.alternate = url;
    }

    FeedLinks links;

private:
    QUrl m_address;
};

/// RFC 8288, 3: <target>; rel="hub self", <target>; rel=…
void takeHeader(const QByteArray &value, Gathering &gathering)
{
    qsizetype at = 0;
    for (qsizetype count = 0; count < maxHeaderLinks; ++count) {
        const qsizetype open = value.indexOf('<', at);
        const qsizetype close = open < 0 ? -1 : value.indexOf('>', open);
        if (close < 0)
            return;
        // The parameters of this link reach to the next comma outside quotes.
        qsizetype end = close + 1;
        for (bool isQuoted = false; end < value.size() && (isQuoted || value[end] != ','); ++end)
            isQuoted ^= value[end] == '"';
        const auto parameters = value.mid(close + 1, end - close - 1).split(';');
        for (const QByteArray &parameter : parameters) {
            const qsizetype equals = parameter.indexOf('=');
            if (parameter.left(equals).trimmed().toLower() != "rel" || equals < 0)
                continue;
            QByteArray relations = parameter.mid(equals + 1).trimmed();
            relations.replace('"', "");
            gathering.take(QString::fromUtf8(relations),
                QString::fromUtf8(value.mid(open + 1, close - open - 1)));
            break; // RFC 8288, 3.3: only the first counts
        }
        at = end;
    }
}

/// Links of the feed itself: those of its entries are theirs.
void takeXml(const QByteArray &body, Gathering &gathering)
{
    QXmlStreamReader xml(body);
    int depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return;
        if (token == QXmlStreamReader::EndElement)
            --depth;
        if (token != QXmlStreamReader::StartElement)
            continue;
        ++depth;
        if (xml.name() == QLatin1String("entry") || xml.name() == QLatin1String("item")) {
            xml.skipCurrentElement();
            --depth;
        } else if (xml.name() == QLatin1String("link") && depth <= 3
            && xml.namespaceUri() == xmlns::atom) {
            const auto attributes = xml.attributes();
            gathering.take(attributes.value(QLatin1String("rel")).toString(),
                attributes.value(QLatin1String("href")).toString());
        }
    }
}

/// JSON Feed 1.1: "hubs" and "feed_url".
void takeJson(const QByteArray &body, Gathering &gathering)
{
    const auto document = core::parseJson(body);
    if (!document)
        return;
    const QJsonObject feed = document->object();
    const QJsonArray hubs = feed.value(QLatin1String("hubs")).toArray();
    for (qsizetype i = 0; i < std::min(hubs.size(), 2 * FeedLinks::maxHubs); ++i) {
        const QJsonObject hub = hubs.at(i).toObject();
        if (hub.value(QLatin1String("type"))
                .toString()
                .compare(QLatin1String("websub"), Qt::CaseInsensitive)
            == 0)
            gathering.take(QStringLiteral("hub"), hub.value(QLatin1String("url")).toString());
    }
    gathering.take(QStringLiteral("self"), feed.value(QLatin1String("feed_url")).toString());
}

} // namespace

QList<QByteArray> valuesOf(const HeaderLines &headers, const QByteArray &name)
{
    QList<QByteArray> values;
    for (const auto &[header, value] : headers) {
        if (header.compare(name, Qt::CaseInsensitive) == 0)
            values += value;
    }
    return values;
}

FeedLinks discoverLinks(const HeaderLines &headers, const QByteArray &body, const QUrl &address)
{
    Gathering head(address);
    for (const QByteArray &value : valuesOf(headers, "Link"))
        takeHeader(value, head);
    Gathering inside(address);
    const QByteArray start = body.left(1024).trimmed();
    if (start.startsWith('{'))
        takeJson(body, inside);
    else if (looksLikeHtml(start))
        readHtmlLinks(
            body, [&inside](const QString &relations, const QString &target, const QString &type) {
                inside.take(relations, target, type);
            });
    else
        takeXml(body, inside);

    FeedLinks links = head.links;
    if (links.hubs.isEmpty())
        links.hubs = inside.links.hubs;
    if (links.self.isEmpty())
        links.self = inside.links.self;
    if (links.alternate.isEmpty())
        links.alternate = inside.links.alternate;
    return links;
}

} // namespace sources
