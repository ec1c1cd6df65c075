// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "app/SettingsTable.h"
#include "app/SettingsText.h"

#include <algorithm>

namespace fuzz {

namespace {

using app::SettingsText;

void expectSame(const SettingsText &one, const SettingsText &other)
{
    expect(one.keys() == other.keys(), "written and read again, the keys are the same");
    for (const QString &key : one.keys())
        expect(one.value(key) == other.value(key), "written and read again, a value is the same");
}

/// A change touches one key and nothing else.
void expectChanges(SettingsText text)
{
    const SettingsText before = text;
    const QString key = QStringLiteral("page.port");
    text.set(key, QStringLiteral("8080"));
    for (const QString &other : before.keys())
        expect(other == key || text.value(other) == before.value(other), "other keys stay");
    const auto again = SettingsText::parse(text.toBytes());
    expect(again && again->value(key) == QLatin1String("8080"), "a change can be read again");
    text.remove(key);
    expect(!text.value(key), "what was removed is gone");
}

void readText(const QByteArray &bytes)
{
    const auto text = SettingsText::parse(bytes);
    if (!text)
        return;
    const QByteArray written = text->toBytes();
    const auto again = SettingsText::parse(written);
    expect(bool(again), "a settings file can be written again");
    expect(again->toBytes() == written, "written again, a settings file is the same");
    expectSame(*text, *again);
    expectChanges(*text);
}

void readMeaning(const QByteArray &bytes)
{
    const app::KeptSettings kept = app::readSettings(bytes);
    const app::Settings &settings = kept.settings;
    expect(settings.pagePort != 0 && settings.callbackPort != 0, "a kept port is one");
    expect(settings.maxViewers >= 1 && settings.maxConnections >= 8
            && settings.maxConnectionsPerAddress >= 4,
        "there is room for somebody");
    expect(settings.allowedNames.size() <= 100, "no more names than their limit");
    expect(QUrl(settings.redisUrl).password().isEmpty(), "the address keeps no password");
    expect(settings.dataDirectory.isEmpty() || settings.dataDirectory.startsWith(QLatin1Char('/')),
        "a folder is named in full");
    expect(!kept.mayBeChanged || SettingsText::parse(bytes), "what we change we have understood");
    expect(std::all_of(kept.problems.begin(), kept.problems.end(),
               [](const QString &problem) { return problem.size() < 300; }),
        "problems are sentences");
}

} // namespace

void settings(const QByteArray &input)
{
    readText(input);
    readMeaning(input);
}

} // namespace fuzz
