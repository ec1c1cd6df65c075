// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Targets.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace {

struct Target {
    const char *name; ///< also of its folder under tests/fuzz/corpus
    void (*run)(const QByteArray &input);
};

constexpr Target targets[] {
    {"requests", fuzz::requests},
    {"frames", fuzz::frames},
    {"notices", fuzz::notices},
    {"media", fuzz::media},
    {"sources", fuzz::sources},
    {"messages", fuzz::messages},
    {"settings", fuzz::settings},
    {"places", fuzz::places},
    {"thumbnails", fuzz::thumbnails},
    {"exif", fuzz::exif},
};

const QDir corpora(QStringLiteral(PROJECT_DIR "/tests/fuzz/corpus"));

QStringList inputsOf(const char *target)
{
    const QDir folder(corpora.filePath(QString::fromLatin1(target)));
    QStringList inputs;
    for (const QString &name : folder.entryList(QDir::Files))
        inputs += folder.filePath(name);
    return inputs;
}

} // namespace

/// What the fuzzer starts from and what it once found, through the same targets: a broken promise
/// ends this program.
class tst_Corpora : public QObject {
    Q_OBJECT

private slots:
    void everyTargetHasACorpus();
    void keepsItsPromises_data();
    void keepsItsPromises();
    void keepsItsPromisesForEveryBeginning_data();
    void keepsItsPromisesForEveryBeginning();
};

void tst_Corpora::everyTargetHasACorpus()
{
    QStringList named;
    for (const Target &target : targets) {
        named += QString::fromLatin1(target.name);
        QVERIFY2(!inputsOf(target.name).isEmpty(), target.name);
    }
    named.sort();
    QCOMPARE(corpora.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name), named);
}

void tst_Corpora::keepsItsPromises_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("path");
    for (int i = 0; i < int(std::size(targets)); ++i) {
        for (const QString &path : inputsOf(targets[i].name))
            QTest::addRow("%s, %s", targets[i].name, qPrintable(QFileInfo(path).fileName()))
                << i << path;
    }
}

void tst_Corpora::keepsItsPromises()
{
    QFETCH(int, target);
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));

    targets[target].run(file.readAll());
}

void tst_Corpora::keepsItsPromisesForEveryBeginning_data()
{
    keepsItsPromises_data();
}

/// Connections end anywhere.
void tst_Corpora::keepsItsPromisesForEveryBeginning()
{
    QFETCH(int, target);
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray input = file.readAll();

    const qsizetype step = std::max<qsizetype>(1, input.size() / 64);
    for (qsizetype size = 0; size < input.size(); size += step)
        targets[target].run(input.left(size));
}

QTEST_GUILESS_MAIN(tst_Corpora)
#include "tst_Corpora.moc"
