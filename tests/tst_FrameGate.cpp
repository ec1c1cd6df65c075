// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/FrameGate.h"

#include "support/HttpClient.h"

#include <QRandomGenerator>
#include <QTest>

using http::FrameGate;
using Kind = http::FrameGate::Event::Kind;
using support::HttpClient;

namespace {

constexpr qint64 messageBytes = 16 * 1024;
const FrameGate::Time start {};

QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true)
{
    return HttpClient::clientFrame(opcode, payload, isFinal);
}

struct Seen {
    QList<QByteArray> messages;
    QList<QByteArray> controls;
    int closeCode = 0;
};

Seen feedAll(const QByteArray &bytes, qsizetype chunk = 0)
{
    FrameGate gate(messageBytes);
    Seen seen;
    const qsizetype step = chunk > 0 ? chunk : std::max<qsizetype>(bytes.size(), 1);
    for (qsizetype at = 0; at < bytes.size() && seen.closeCode == 0; at += step) {
        const auto outcome = gate.feed(bytes.mid(at, step), start);
        for (const auto &event : outcome.events)
            (event.kind == Kind::Text ? seen.messages : seen.controls).append(event.bytes);
        seen.closeCode = outcome.closeCode;
    }
    return seen;
}

} // namespace

class tst_FrameGate : public QObject {
    Q_OBJECT

private slots:
    void givesTheSameMessagesHoweverTheBytesArrive_data();
    void givesTheSameMessagesHoweverTheBytesArrive();
    void trap_qtRefusesCharactersSplitOverFragments();
    void trap_qtAcceptsUnmaskedFrames();
    void trap_qtKeepsHalfMessagesForEver();
    void aPingBetweenFragmentsBuysNoTime();
    void closesOnBrokenFrames_data();
    void closesOnBrokenFrames();
    void saysTooLargeBeforeTheBytesCome();
    void hearsNothingBehindTheClosingFrame();
    void handsPingsToQtAndDropsPongs();
    void survivesRandomBytes();
};

void tst_FrameGate::givesTheSameMessagesHoweverTheBytesArrive_data()
{
    QTest::addColumn<int>("chunk");
    QTest::newRow("one byte at a time") << 1;
    QTest::newRow("split inside heads") << 3;
    QTest::newRow("split inside payloads") << 100;
    QTest::newRow("all at once") << 0;
}

void tst_FrameGate::givesTheSameMessagesHoweverTheBytesArrive()
{
    QFETCH(int, chunk);
    const QByteArray longText(300, 'x');
    const QByteArray bytes = frame(1, "hello") + frame(1, "frag", false) + frame(9, "ping")
        + frame(0, "", false) + frame(0, "ment") + frame(1, "") + frame(1, longText);

    const Seen seen = feedAll(bytes, chunk);

    QCOMPARE(seen.messages, (QList<QByteArray> {"hello", "fragment", "", longText}));
    QCOMPARE(seen.controls, (QList<QByteArray> {QByteArray("\x89\x84\0\0\0\0ping", 10)}));
    QCOMPARE(seen.closeCode, 0);
}

void tst_FrameGate::trap_qtRefusesCharactersSplitOverFragments()
{
    const QByteArray text = "κόσμε €𝄞";
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const Seen seen = feedAll(frame(1, text.left(at), false) + frame(0, text.mid(at)));
        QCOMPARE(seen.messages, QList<QByteArray> {text});
        QCOMPARE(seen.closeCode, 0);
    }
}

void tst_FrameGate::trap_qtAcceptsUnmaskedFrames()
{
    QCOMPARE(feedAll("\x81\x05hello").closeCode, 1002);
}

void tst_FrameGate::trap_qtKeepsHalfMessagesForEver()
{
    using namespace std::chrono_literals;
    FrameGate gate(messageBytes);
    QVERIFY(!gate.unfinishedSince());

    gate.feed(frame(1, "whole"), start);
    QVERIFY(!gate.unfinishedSince());
    gate.feed(frame(1, "half").chopped(1), start + 1s);
    gate.feed({}, start + 2s); // trickling on does not help
    QCOMPARE(gate.unfinishedSince().value(), start + 1s);
    gate.feed(frame(1, "half").right(1) + frame(1, "next").left(3), start + 3s);
    QCOMPARE(gate.unfinishedSince().value(), start + 3s);
    gate.feed(frame(1, "next").mid(3), start + 4s);
    QVERIFY(!gate.unfinishedSince());
}

void tst_FrameGate::aPingBetweenFragmentsBuysNoTime()
{
    using namespace std::chrono_literals;
    FrameGate gate(messageBytes);
    gate.feed(frame(1, "a", false), start + 1s);
    gate.feed(frame(9, "") + frame(0, "b", false), start + 9s);

    QCOMPARE(gate.unfinishedSince().value(), start + 1s);
}

void tst_FrameGate::closesOnBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    const auto raw = [](const char *hex) { return QByteArray::fromHex(hex); };
    QTest::newRow("reserved bit") << raw("c18000000000") << 1002;
    QTest::newRow("unknown data opcode") << raw("838000000000") << 1002;
    QTest::newRow("unknown control opcode") << raw("8b8000000000") << 1002;
    QTest::newRow("long ping") << raw("89fe") << 1002;
    QTest::newRow("fragmented ping") << frame(9, "x", false) << 1002;
    QTest::newRow("continuation of nothing") << frame(0, "x") << 1002;
    QTest::newRow("text inside a message") << frame(1, "a", false) + frame(1, "b") << 1002;
    QTest::newRow("16-bit length for 5 bytes") << raw("81fe0005") << 1002;
    QTest::newRow("64-bit length for 5 bytes") << raw("81ff0000000000000005") << 1002;
    QTest::newRow("64-bit length with the top bit") << raw("81ff8000000000000005") << 1002;
    QTest::newRow("binary") << frame(2, "x") << 1003;
    QTest::newRow("bad UTF-8") << frame(1, "\xed\xa0\x80") << 1007;
    QTest::newRow("bad UTF-8 over fragments")
        << frame(1, "\xf4\x90", false) + frame(0, "\x80\x80") << 1007;
    QTest::newRow("a hundred empty fragments")
        << frame(1, "", false) + frame(0, "", false).repeated(100) << 1008;
    QTest::newRow("too large") << frame(1, QByteArray(messageBytes + 1, 'x')) << 1009;
    QTest::newRow("too large in fragments")
        << frame(1, QByteArray(messageBytes, 'x'), false) + frame(0, "x") << 1009;
}

void tst_FrameGate::closesOnBrokenFrames()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, closeCode);

    const Seen whole = feedAll(frame(1, "before") + bytes);
    const Seen trickled = feedAll(frame(1, "before") + bytes, 1);

    QCOMPARE(whole.closeCode, closeCode);
    QCOMPARE(trickled.closeCode, closeCode);
    QCOMPARE(whole.messages, QList<QByteArray> {"before"});
}

void tst_FrameGate::saysTooLargeBeforeTheBytesCome()
{
    QCOMPARE(feedAll(QByteArray::fromHex("81ff7fffffffffffffff")).closeCode, 1009);
    QCOMPARE(feedAll(frame(1, QByteArray(messageBytes, 'x'))).closeCode, 0);
}

void tst_FrameGate::hearsNothingBehindTheClosingFrame()
{
    const Seen seen = feedAll(frame(8, "\x03\xe8") + frame(1, "late") + "garbage");

    QVERIFY(seen.messages.isEmpty());
    QCOMPARE(seen.controls.size(), 1);
    QCOMPARE(seen.closeCode, 0);
}

void tst_FrameGate::handsPingsToQtAndDropsPongs()
{
    const Seen seen = feedAll(frame(10, "x") + frame(9, ""));

    QCOMPARE(seen.controls, (QList<QByteArray> {QByteArray("\x89\x80\0\0\0\0", 6)}));
}

void tst_FrameGate::survivesRandomBytes()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = frame(1, "a", false) + frame(9, "b") + frame(0, "c") + frame(8, "");
        for (int change = 0; change < 3; ++change)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const Seen whole = feedAll(bytes);
        const Seen trickled = feedAll(bytes, 1);
        QCOMPARE(trickled.closeCode, whole.closeCode);
        QCOMPARE(trickled.messages, whole.messages);
        QCOMPARE(trickled.controls, whole.controls);
    }
}

QTEST_GUILESS_MAIN(tst_FrameGate)
#include "tst_FrameGate.moc"
