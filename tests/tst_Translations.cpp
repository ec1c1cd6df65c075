// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// Every word people read is translated, and a translation shows all that its source shows.
class tst_Translations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyWordIsTranslated();
    void everyTranslationHasThePlacesOfItsSource();

private:
    struct Message {
        QString context;
        QString source;
        QStringList translations; ///< one, or one for each plural form
        bool isFinished = true;
    };
    static QList<Message> readMessages(const QString &path);

    QList<Message> m_messages; ///< what lupdate makes of the sources and the translations kept
};

QList<tst_Translations::Message> tst_Translations::readMessages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, true});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().isFinished
                = xml.attributes().value("type") != QLatin1String("unfinished");
            const QString text
                = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.last().translations.append(text);
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// What the target update_translations does, on a copy: words that were added since are found.
void tst_Translations::initTestCase()
{
    const QTemporaryDir directory;
    const QString copy = directory.filePath("hereabouts_zh_CN.ts");
    QVERIFY(QFile::copy(PROJECT_DIR "/resources/i18n/hereabouts_zh_CN.ts", copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    QProcess lupdate;
    lupdate.setWorkingDirectory(PROJECT_DIR);
    lupdate.start(LUPDATE_PROGRAM,
        {"-silent", "-I", ".", "-I", "src", "-locations", "none", "-no-obsolete", "app", "ui",
            "src", "-ts", copy});
    QVERIFY2(lupdate.waitForFinished(), qPrintable(lupdate.errorString()));
    // What it can't parse it files under a context that the program never asks for.
    const QByteArray complaints = lupdate.readAllStandardError();
    QVERIFY2(lupdate.exitCode() == 0 && complaints.isEmpty(), complaints);
    m_messages = readMessages(copy);
    QVERIFY(m_messages.size() > 300);
}

void tst_Translations::everyWordIsTranslated()
{
    QStringList missing;
    for (const Message &message : std::as_const(m_messages)) {
        if (!message.isFinished || message.translations.join(QString()).isEmpty())
            missing += message.context + ": " + message.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join("\n")));
}

void tst_Translations::everyTranslationHasThePlacesOfItsSource()
{
    static const QRegularExpression place("%(L?\\d|n)");
    QStringList wrong;
    for (const Message &message : std::as_const(m_messages)) {
        auto found = place.globalMatch(message.source);
        while (found.hasNext()) {
            const QString wanted = found.next().captured();
            // "%n" may be left out where the language says the number in words.
            if (wanted != "%n" && !message.translations.join(QString()).contains(wanted))
                wrong += message.context + ": " + message.source + " lacks " + wanted;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("\n")));
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_Translations.moc"
