// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "http/RequestReader.h"

#include <algorithm>

namespace fuzz {

namespace {

using Progress = http::RequestReader::Progress;

/// Small, so that short inputs reach them.
http::Limits smallLimits()
{
    http::Limits limits;
    limits.headBytes = 1024;
    limits.targetBytes = 128;
    limits.bodyBytes = 256;
    return limits;
}

struct Whole {
    http::Request request;
    QByteArray target;
};

struct Outcome {
    QList<Whole> requests;
    int refusal = 0; ///< status; 0: none
};

void expectGoodHead(const http::Head &head, const http::Limits &limits)
{
    expect(head.target.size() <= limits.targetBytes, "no target is longer than its limit");
    expect(head.request.path.startsWith('/'), "a path begins with a slash");
    expect(head.request.headerCount("host") == 1, "there is exactly one Host");
    expect(head.version == 10 || head.version == 11, "it is HTTP/1.0 or HTTP/1.1");
    qsizetype bytes = head.target.size();
    for (const http::Field &field : head.request.headers) {
        bytes += field.name.size() + field.value.size();
        const QByteArray &value = field.value;
        expect(field.name == field.name.toLower(), "header names are in lower case");
        expect(value == value.trimmed(), "header values have no outer blanks");
        expect(!value.contains('\n') && !value.contains('\r') && !value.contains('\0'),
            "header values stay in their line");
    }
    expect(bytes <= limits.headBytes, "no head is longer than its limit");
}

/// Reads until more is needed or the stream is refused. Tells whether to go on.
bool readAll(http::RequestReader &reader, const http::Limits &limits, Outcome &outcome)
{
    bool isHeadTold = false;
    for (;;) {
        switch (reader.next()) {
        case Progress::NeedsBytes:
            return true;
        case Progress::HeadRead:
            expect(!isHeadTold, "a head is told once");
            isHeadTold = true;
            expectGoodHead(reader.head(), limits);
            break;
        case Progress::Complete: {
            const QByteArray target = reader.head().target;
            outcome.requests += {reader.takeRequest(), target};
            expect(outcome.requests.last().request.body.size() <= limits.bodyBytes,
                "no body is larger than its limit");
            isHeadTold = false;
            break;
        }
        case Progress::Refused:
            outcome.refusal = reader.refusal().status;
            expect(outcome.refusal >= 400 && outcome.refusal < 500, "a refusal is a 4xx");
            return false;
        }
    }
}

Outcome read(const QList<QByteArray> &pieces, const http::Limits &limits)
{
    http::RequestReader reader(limits);
    Outcome outcome;
    for (const QByteArray &piece : pieces) {
        reader.feed(piece);
        if (!readAll(reader, limits, outcome))
            break;
    }
    return outcome;
}

bool areSame(const QList<http::Field> &one, const QList<http::Field> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const http::Field &a, const http::Field &b) {
            return a.name == b.name && a.value == b.value;
        });
}

bool areSame(const Whole &one, const Whole &other)
{
    return one.target == other.target && one.request.method == other.request.method
        && one.request.path == other.request.path && one.request.body == other.request.body
        && areSame(one.request.query, other.request.query)
        && areSame(one.request.headers, other.request.headers);
}

bool areSame(const QList<Whole> &one, const QList<Whole> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const Whole &a, const Whole &b) { return areSame(a, b); });
}

/// Written plainly and read again it must be the same: nothing in it can be understood twice.
void expectRoundTrip(Whole whole)
{
    const auto isFraming = [](const http::Field &field) {
        return field.name == "content-length" || field.name == "transfer-encoding";
    };
    whole.request.headers.removeIf(isFraming);
    QByteArray bytes = whole.request.method + ' ' + whole.target + " HTTP/1.1\r\n";
    for (const http::Field &field : whole.request.headers)
        bytes += field.name + ": " + field.value + "\r\n";
    bytes += "content-length: " + QByteArray::number(whole.request.body.size()) + "\r\n\r\n";
    bytes += whole.request.body;

    Outcome again = read({bytes}, http::Limits());
    expect(again.refusal == 0 && again.requests.size() == 1, "a request can be written again");
    again.requests.first().request.headers.removeIf(isFraming);
    expect(areSame(again.requests.first(), whole), "a request written again is the same");
}

} // namespace

void requests(const QByteArray &input)
{
    const http::Limits limits = smallLimits();
    // Of a head that is not over yet, Beast judges the first piece at once and the others at the
    // end; so there is an end.
    const QByteArray end = "\r\n\r\n";
    const Outcome outcome = read({input, end}, limits);

    const Outcome pieced = read(inPieces(input) + QList {end}, limits);
    expect(areSame(outcome.requests, pieced.requests), "requests do not depend on the pieces");
    expect((outcome.refusal == 0) == (pieced.refusal == 0),
        "whether it is refused does not depend on the pieces");
    for (const Whole &whole : outcome.requests)
        expectRoundTrip(whole);
}

} // namespace fuzz
