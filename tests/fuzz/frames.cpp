// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "http/FrameGate.h"

#include <QUtf8StringView>
#include <QtEndian>

#include <algorithm>

namespace fuzz {

namespace {

using http::FrameGate;
using Kind = FrameGate::Event::Kind;

/// Small, so that short inputs reach it.
constexpr qint64 messageBytes = 300;

struct Seen {
    QList<FrameGate::Event> events;
    int closeCode = 0;
    bool isUnfinished = false;
};

Seen read(const QList<QByteArray> &pieces)
{
    FrameGate gate(messageBytes);
    Seen seen;
    for (const QByteArray &piece : pieces) {
        const FrameGate::Outcome outcome = gate.feed(piece, FrameGate::Time());
        seen.events += outcome.events;
        seen.closeCode = outcome.closeCode;
        if (seen.closeCode != 0)
            break;
    }
    seen.isUnfinished = gate.unfinishedSince().has_value();
    return seen;
}

bool areSame(const QList<FrameGate::Event> &one, const QList<FrameGate::Event> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
        [](const auto &a, const auto &b) { return a.kind == b.kind && a.bytes == b.bytes; });
}

void expectGood(const FrameGate::Event &event)
{
    const QByteArray &bytes = event.bytes;
    if (event.kind == Kind::Text) {
        expect(bytes.size() <= messageBytes, "no message is longer than its limit");
        expect(QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8(), "text is UTF-8");
        return;
    }
    const int opcode = uchar(bytes.at(0)) & 0x0f;
    expect(opcode == 8 || opcode == 9, "only pings and the closing frame go to Qt");
    expect(uchar(bytes.at(0)) & 0x80, "control frames are final");
    expect(bytes.size() <= 6 + 125 && uchar(bytes.at(1)) == (0x80 | (bytes.size() - 6)),
        "control frames are whole");
}

QByteArray clientFrame(const QByteArray &text)
{
    QByteArray frame("\x81");
    if (text.size() < 126) {
        frame += char(0x80 | text.size());
    } else {
        frame += char(0x80 | 126);
        frame += QByteArray(2, '\0');
        qToBigEndian(quint16(text.size()), frame.data() + 2);
    }
    return frame + QByteArray(4, '\0') + text;
}

/// All the text, sent again in one frame a message, arrives again.
void expectRoundTrip(QList<FrameGate::Event> events)
{
    events.removeIf([](const auto &event) { return event.kind != Kind::Text; });
    QByteArray bytes;
    for (const auto &event : std::as_const(events))
        bytes += clientFrame(event.bytes);
    const Seen again = read({bytes});
    expect(areSame(again.events, events), "messages sent again are the same");
    expect(again.closeCode == 0 && !again.isUnfinished, "whole messages leave nothing behind");
}

} // namespace

void frames(const QByteArray &input)
{
    const Seen seen = read({input});
    for (const auto &event : seen.events)
        expectGood(event);

    const Seen pieced = read(inPieces(input));
    expect(areSame(seen.events, pieced.events), "messages do not depend on the pieces");
    expect(seen.closeCode == pieced.closeCode, "the close code does not depend on the pieces");
    expect(seen.isUnfinished == pieced.isUnfinished, "a rest does not depend on the pieces");
    expectRoundTrip(seen.events);
}

} // namespace fuzz
