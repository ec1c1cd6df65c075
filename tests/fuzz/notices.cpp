// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "core/Bytes.h"
#include "ingest/CallbackRoute.h"
#include "ingest/Notices.h"
#include "ingest/Signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fuzz {

namespace {

using ingest::Notice;

void expectGood(const QString &id)
{
    expect(id.size() <= photos::maxIdLength, "no id is longer than its limit");
    expect(id.isValidUtf16(), "an id can be written");
    expect(std::none_of(id.begin(), id.end(), [](QChar c) { return c.unicode() < 33; }),
        "no id holds blanks or control characters");
}

QByteArray written(const QList<Notice> &notices)
{
    QJsonArray elements;
    for (const Notice &notice : notices) {
        elements += QJsonObject {{QStringLiteral("object"), photos::objectName(notice.object)},
            {QStringLiteral("changed_aspect"), QStringLiteral("media")},
            {QStringLiteral("object_id"), notice.objectId},
            {QStringLiteral("subscription_id"), notice.subscriptionId}};
    }
    return QJsonDocument(elements).toJson();
}

bool areSame(const QList<Notice> &one, const QList<Notice> &other)
{
    return std::equal(
        one.begin(), one.end(), other.begin(), other.end(), [](const Notice &a, const Notice &b) {
            return a.object == b.object && a.objectId == b.objectId
                && a.subscriptionId == b.subscriptionId;
        });
}

void readBody(const QByteArray &body)
{
    const auto notices = ingest::parseNotices(body);
    if (!notices)
        return;
    expect(notices->size() <= ingest::maxNotices, "no delivery holds more than its limit");
    for (const Notice &notice : *notices) {
        expect(!notice.objectId.isEmpty(), "a notice says what it is about");
        expectGood(notice.objectId);
        expectGood(notice.subscriptionId);
    }
    const auto again = ingest::parseNotices(written(*notices));
    expect(again && areSame(*again, *notices), "notices written again are the same");
}

void readPath(const QByteArray &path)
{
    const auto route = ingest::CallbackRoute::fromPath(path);
    if (!route)
        return;
    expect(core::isSlug(route->slug), "a route leads to a slug");
    photos::Subscription subscription;
    subscription.object = route->object;
    subscription.slug = QString::fromLatin1(route->slug);
    subscription.callbackKey = QString::fromLatin1(route->key);
    QByteArray plain = path;
    if (plain.endsWith('/'))
        plain.chop(1);
    expect(ingest::CallbackRoute::pathOf(subscription) == plain, "a route leads back to its path");
}

void readSignature(const QByteArray &signature)
{
    http::Request request;
    request.body = "[]";
    request.headers = {{"x-hub-signature", signature}};
    expect(!ingest::isSignedBy({}, request), "nothing is signed without a secret");
    // Nobody without the secret signs; 160 bits are not guessed here.
    expect(!ingest::isSignedBy("a secret of this test", request), "no input is a good signature");
}

} // namespace

void notices(const QByteArray &input)
{
    readBody(input);
    readPath(input);
    readSignature(input);
}

} // namespace fuzz
