// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

namespace support {

namespace {

/// Sanitizers and a busy machine make a start slow.
constexpr int startTime = 30'000;
constexpr int answerTime = 20'000;

QUrl urlAfter(const QByteArray &output, const QByteArray &label)
{
    const qsizetype at = output.indexOf(label);
    const qsizetype end = output.indexOf('\n', at);
    return at < 0 || end < 0
        ? QUrl()
        : QUrl(QString::fromUtf8(output.mid(at + label.size(), end - at - label.size()).trimmed()));
}

Program::Answer answerOf(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owner(reply);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(answerTime);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), reply->readAll()};
}

} // namespace

Program::Program(const QString &dataDirectory)
    : m_arguments({"--headless", "--port", "0", "--callback-port", "0", "--data-dir", dataDirectory,
        "--settings", dataDirectory + "/settings.conf"})
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    // One connection to each port and no proxy of this machine's in between.
    for (const char *name : {"http_proxy", "https_proxy", "REDIS_URL", "IG_APP_PORT"})
        m_environment.remove(name);
    m_environment.insert("DBUS_SESSION_BUS_ADDRESS", {}); // no keyring of a person
}

Program::~Program()
{
    kill();
}

void Program::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool Program::start()
{
    m_output.clear();
    m_errors.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->start(HEREABOUTS_PROGRAM, m_arguments);
    const bool told = QTest::qWaitFor(
        [this] {
            read();
            return m_output.contains("Callbacks: ") && m_output.endsWith('\n')
                ? true
                : m_process->state() == QProcess::NotRunning;
        },
        startTime);
    m_pageUrl = urlAfter(m_output, "Page: ");
    m_callbackUrl = urlAfter(m_output, "Callbacks: ");
    return told && m_pageUrl.isValid() && m_callbackUrl.isValid();
}

bool Program::terminate(int milliseconds)
{
    if (!isRunning())
        return false;
    m_process->terminate();
    return m_process->waitForFinished(milliseconds)
        && m_process->exitStatus() == QProcess::NormalExit;
}

void Program::kill()
{
    if (!isRunning())
        return;
    ::kill(pid_t(m_process->processId()), SIGKILL);
    m_process->waitForFinished();
}

void Program::read()
{
    m_output += m_process->readAllStandardOutput();
    m_errors += m_process->readAllStandardError();
}

QByteArray Program::standardOutput()
{
    read();
    return m_output;
}

QByteArray Program::standardError()
{
    read();
    return m_errors;
}

qint64 Program::statusKiB(const QByteArray &name) const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

qint64 Program::delayOfMachine() const
{
    qint64 longest = 0;
    for (const qint64 process : redisProcessIds() + QList<qint64> {processId()}) {
        const QDir threads(QStringLiteral("/proc/%1/task").arg(process));
        const QStringList ids = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &id : ids) {
            QFile file(threads.filePath(id + "/schedstat")); // ran, waited (ns), turns
            if (file.open(QIODevice::ReadOnly))
                longest = std::max(longest, file.readAll().split(' ').value(1).toLongLong());
        }
    }
    return longest / 1'000'000;
}

QList<qint64> Program::redisProcessIds() const
{
    QList<qint64> found;
    const QStringList processes = QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs);
    for (const QString &process : processes) {
        QFile stat("/proc/" + process + "/stat");
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        // pid (name) state parent …
        const QByteArray line = stat.readAll();
        const QByteArray name
            = line.mid(line.indexOf('(') + 1, line.lastIndexOf(')') - line.indexOf('(') - 1);
        const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (name.startsWith("redis-server") && fields.value(1).toLongLong() == processId())
            found += process.toLongLong();
    }
    return found;
}

Program::Answer Program::get(const QString &path) const
{
    return httpGet(QUrl(m_pageUrl.toString(QUrl::StripTrailingSlash) + path));
}

QStringList Program::keptIds() const
{
    QStringList ids;
    QString before;
    while (true) {
        const auto answer
            = get("/api/photos?limit=200" + (before.isEmpty() ? QString() : "&before=" + before));
        const QJsonObject page = QJsonDocument::fromJson(answer.body).object();
        for (const QJsonValue &record : page.value("media").toArray())
            ids += record.toObject().value("id").toString();
        if (!page.value("more").toBool())
            return ids;
        before = page.value("position").toString();
    }
}

Program::Answer httpGet(const QUrl &url)
{
    QNetworkAccessManager network;
    return answerOf(network.get(QNetworkRequest(url)));
}

Program::Answer httpPost(const QUrl &url, const QByteArray &body, const QByteArray &signature)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    request.setRawHeader("X-Hub-Signature", signature);
    return answerOf(network.post(request, body));
}

QByteArray signatureOf(const QByteArray &body, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha1).toHex();
}

} // namespace support
