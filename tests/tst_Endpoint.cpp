// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Endpoint.h"

#include <QTest>

class tst_Endpoint : public QObject {
    Q_OBJECT

private slots:
    void readsAnAddress_data();
    void readsAnAddress();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void namesItselfWithoutThePassword();
};

static redis::Endpoint host(const QString &name, quint16 port = 6379, int database = 0,
    const QString &user = {}, const QString &password = {})
{
    return {name, port, {}, user, password, database};
}

static redis::Endpoint socket(const QString &path, int database = 0)
{
    redis::Endpoint endpoint;
    endpoint.socketPath = path;
    endpoint.database = database;
    return endpoint;
}

void tst_Endpoint::readsAnAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<redis::Endpoint>("expected");
    const QString box = QStringLiteral("box");

    QTest::newRow("host alone") << QStringLiteral("redis://box") << host(box);
    QTest::newRow("port") << QStringLiteral("redis://box:6486") << host(box, 6486);
    QTest::newRow("slash") << QStringLiteral("redis://box:6486/") << host(box, 6486);
    QTest::newRow("database") << QStringLiteral("redis://box/7") << host(box, 6379, 7);
    QTest::newRow("capitals") << QStringLiteral("REDIS://box") << host(box);
    QTest::newRow("IPv4") << QStringLiteral("redis://127.0.0.1:1")
                          << host(QStringLiteral("127.0.0.1"), 1);
    QTest::newRow("IPv6") << QStringLiteral("redis://[::1]:6380")
                          << host(QStringLiteral("::1"), 6380);
    QTest::newRow("password alone") << QStringLiteral("redis://:se%20c%40ret@box")
                                    << host(box, 6379, 0, {}, QStringLiteral("se c@ret"));
    QTest::newRow("user and password") << QStringLiteral(
        "redis://jo:pw@box:1/2") << host(box, 1, 2, QStringLiteral("jo"), QStringLiteral("pw"));
    QTest::newRow("spaces around") << QStringLiteral(" redis://box \n") << host(box);
    QTest::newRow("socket") << QStringLiteral("unix:/run/redis.sock")
                            << socket(QStringLiteral("/run/redis.sock"));
    QTest::newRow("socket with slashes")
        << QStringLiteral("unix:///run/redis.sock") << socket(QStringLiteral("/run/redis.sock"));
    QTest::newRow("socket with database") << QStringLiteral("unix:/run/a%20b.sock?db=3")
                                          << socket(QStringLiteral("/run/a b.sock"), 3);
    QTest::newRow("longest socket path")
        << QStringLiteral("unix:/") + QString(106, QLatin1Char('a'))
        << socket(QLatin1Char('/') + QString(106, QLatin1Char('a')));
}

void tst_Endpoint::readsAnAddress()
{
    QFETCH(QString, url);
    QFETCH(redis::Endpoint, expected);

    const auto endpoint = redis::Endpoint::fromUrl(url);

    QVERIFY2(bool(endpoint), endpoint ? "" : qPrintable(endpoint.error().message));
    QCOMPARE(*endpoint, expected);
}

void tst_Endpoint::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");

    const QString form = QStringLiteral("is written");
    const QString number = QStringLiteral("is a number");
    QTest::newRow("nothing") << QString() << form;
    QTest::newRow("host alone") << QStringLiteral("localhost:6379") << form;
    QTest::newRow("another scheme") << QStringLiteral("http://box") << form;
    QTest::newRow("no host") << QStringLiteral("redis://") << form;
    QTest::newRow("no slashes") << QStringLiteral("redis:box") << form;
    QTest::newRow("port 0") << QStringLiteral("redis://box:0") << form;
    QTest::newRow("port 65536") << QStringLiteral("redis://box:65536") << form;
    QTest::newRow("port is a word") << QStringLiteral("redis://box:six") << form;
    QTest::newRow("query") << QStringLiteral("redis://box?db=1") << form;
    QTest::newRow("fragment") << QStringLiteral("redis://box#1") << form;
    QTest::newRow("database is a word") << QStringLiteral("redis://box/one") << number;
    QTest::newRow("database below 0") << QStringLiteral("redis://box/-1") << number;
    QTest::newRow("database too large") << QStringLiteral("redis://box/65536") << number;
    QTest::newRow("two path parts") << QStringLiteral("redis://box/1/2") << number;
    QTest::newRow("user without password")
        << QStringLiteral("redis://jo@box") << QStringLiteral("no password");
    QTest::newRow("TLS") << QStringLiteral("rediss://box") << QStringLiteral("without TLS");
    QTest::newRow("socket without path") << QStringLiteral("unix:") << QStringLiteral("unix:/path");
    QTest::newRow("relative socket")
        << QStringLiteral("unix:redis.sock") << QStringLiteral("unix:/path");
    QTest::newRow("socket on a host")
        << QStringLiteral("unix://box/redis.sock") << QStringLiteral("unix:/path");
    QTest::newRow("socket path too long")
        << QStringLiteral("unix:/") + QString(107, QLatin1Char('a')) << QStringLiteral("107 bytes");
    QTest::newRow("socket with an unknown option")
        << QStringLiteral("unix:/run/redis.sock?x=1") << number;
    QTest::newRow("socket with an empty database")
        << QStringLiteral("unix:/run/redis.sock?db=") << number;
}

void tst_Endpoint::refusesWhatIsNoAddress()
{
    QFETCH(QString, url);
    QFETCH(QString, words);

    const auto endpoint = redis::Endpoint::fromUrl(url);

    QVERIFY(!endpoint);
    QVERIFY2(endpoint.error().message.contains(words), qPrintable(endpoint.error().message));
}

void tst_Endpoint::namesItselfWithoutThePassword()
{
    QCOMPARE(host(QStringLiteral("box"), 6486, 2, QStringLiteral("jo"), QStringLiteral("secret"))
                 .displayName(),
        QStringLiteral("box:6486/2"));
    QCOMPARE(host(QStringLiteral("::1")).displayName(), QStringLiteral("[::1]:6379"));
    QCOMPARE(
        socket(QStringLiteral("/run/redis.sock")).displayName(), QStringLiteral("/run/redis.sock"));

    const auto refused = redis::Endpoint::fromUrl(QStringLiteral("redis://jo:secret@box/x"));
    QVERIFY(!refused && !refused.error().message.contains(QLatin1String("secret")));
}

QTEST_GUILESS_MAIN(tst_Endpoint)
#include "tst_Endpoint.moc"
