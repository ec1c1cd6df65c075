// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Who may include whom: the picture of ARCHITECTURE.md as a test.
class tst_Layers : public QObject {
    Q_OBJECT

private slots:
    void everyIncludeFollowsTheWayOfAPhoto_data();
    void everyIncludeFollowsTheWayOfAPhoto();
    void onlyRedisIncludesHiredis();
    void onlyTheWindowIncludesWidgets();
    void theTopHasOnlyTheChosenFolders();

private:
    static QStringList sourcesOf(const QString &folder);
    static QStringList includesOf(const QString &path);
};

namespace {

using Table = QMap<QString, QSet<QString>>;

const Table &allowed()
{
    static const Table table = {
        {"src/core", {}},
        {"src/photos", {"core"}},
        {"src/redis", {"core"}},
        {"src/http", {"core"}},
        {"src/journal", {"redis", "photos", "core"}},
        {"src/sources", {"photos", "core"}},
        {"src/ingest", {"http", "sources", "journal", "photos", "core"}},
        {"src/images", {"photos", "core"}},
        {"src/live", {"http", "photos", "images", "core"}},
        {"src/tunnel", {"http", "core"}},
        {"src/demo", {"http", "photos", "core"}},
        {"src/geo", {"photos", "core"}},
        {"src/control", {"core"}},
        {"ui", {"geo", "photos", "images", "core"}},
        {"app",
            {"core", "photos", "redis", "http", "journal", "sources", "ingest", "images", "live",
                "tunnel", "demo", "geo", "control", "ui"}},
    };
    return table;
}

} // namespace

QStringList tst_Layers::sourcesOf(const QString &folder)
{
    QStringList paths;
    QDirIterator files(QStringLiteral(PROJECT_DIR) + '/' + folder, {"*.h", "*.cpp"}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    return paths;
}

QStringList tst_Layers::includesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    static const QRegularExpression line(
        "^\\s*#\\s*include\\s+[<\"]([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    QStringList includes;
    const QString text = QString::fromUtf8(file.readAll());
    for (auto match = line.globalMatch(text); match.hasNext();)
        includes += match.next().captured(1);
    return includes;
}

void tst_Layers::everyIncludeFollowsTheWayOfAPhoto_data()
{
    QTest::addColumn<QString>("folder");
    for (auto row = allowed().begin(); row != allowed().end(); ++row)
        QTest::newRow(qPrintable(row.key())) << row.key();
}

void tst_Layers::everyIncludeFollowsTheWayOfAPhoto()
{
    QFETCH(QString, folder);
    const QStringList sources = sourcesOf(folder);
    QVERIFY2(!sources.isEmpty(), "the folder has no sources: is the table right?");

    QSet<QString> rooms;
    for (const QString &known : allowed().keys())
        rooms += known.section('/', -1);

    QStringList wrong;
    for (const QString &path : sources) {
        for (const QString &include : includesOf(path)) {
            const QString room = include.section('/', 0, 0);
            const bool isOurs = include.contains('/') && rooms.contains(room);
            if (isOurs && room != folder.section('/', -1) && !allowed()[folder].contains(room))
                wrong += path + " includes " + include;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void tst_Layers::onlyRedisIncludesHiredis()
{
    for (const QString &folder : allowed().keys()) {
        for (const QString &path : sourcesOf(folder)) {
            for (const QString &include : includesOf(path))
                QVERIFY2(!include.startsWith("hiredis") || folder == "src/redis", qPrintable(path));
        }
    }
}

void tst_Layers::onlyTheWindowIncludesWidgets()
{
    static const QRegularExpression widgets(
        "^(QtWidgets/.*|QApplication|Q[A-Za-z]*(Widget|Window|Dialog|"
        "View|Button|Layout|Label|Bar|Box|Edit))$");
    for (const QString &folder : allowed().keys()) {
        if (folder == "ui" || folder == "app")
            continue;
        for (const QString &path : sourcesOf(folder)) {
            for (const QString &include : includesOf(path)) {
                const bool isView = include == "QStringView" || include == "QByteArrayView";
                QVERIFY2(isView || !widgets.match(include).hasMatch(),
                    qPrintable(path + ": " + include));
            }
        }
    }
}

void tst_Layers::theTopHasOnlyTheChosenFolders()
{
    QStringList folders
        = QDir(QStringLiteral(PROJECT_DIR)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders.removeAll("build");
    folders.sort();
    QCOMPARE(folders, (QStringList {"app", "packaging", "resources", "src", "tests", "ui"}));
}

QTEST_APPLESS_MAIN(tst_Layers)
#include "tst_Layers.moc"
