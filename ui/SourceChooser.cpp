// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceChooser.h"

#include "ui/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using Object = photos::Subscription::Object;

SourceChooser::SourceChooser(const QList<photos::SourceInfo> &sources, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Sources"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space::hair);
    for (const photos::SourceInfo &source : sources) {
        m_lines += line(source);
        column->addWidget(m_lines.last().all);
    }
    const bool hasDefault = std::any_of(
        m_lines.begin(), m_lines.end(), [](const Line &line) { return line.box->isChecked(); });
    for (const Line &line : std::as_const(m_lines)) {
        // Nothing that needs no key is there: then what was set up is meant.
        if (!hasDefault && line.source.isReady && !line.source.hasFolders && !line.source.hasFeeds)
            line.box->setChecked(true);
        connect(line.box, &QCheckBox::toggled, this, &SourceChooser::changed);
    }
}

SourceChooser::Line SourceChooser::line(const photos::SourceInfo &source)
{
    auto *all = new QWidget(this);
    auto *box = new QCheckBox(source.title, all);
    box->setChecked(source.isReady && source.isDefault);
    auto *about = new QLabel(all);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setFont(theme::font(theme::Type::Small));
    theme::setTone(about, theme::Tone::Muted);
    about->setContentsMargins(theme::space::wide, 0, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(box);
    head->addStretch(1);
    QPushButton *key = nullptr;
    if (source.hasKey) {
        key = new QPushButton(tr("Add key …"), all);
        key->setAccessibleName(tr("Add the key of %1").arg(source.title));
        key->setAutoDefault(false);
        connect(
            key, &QPushButton::clicked, this, [this, name = source.name] { emit keyWished(name); });
        head->addWidget(key);
    }
    all->setToolTip(source.needs);
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(about);
    const Line line {source, all, box, about, key};
    describe(line);
    return line;
}

void SourceChooser::describe(const Line &line)
{
    const photos::SourceInfo &source = line.source;
    line.box->setEnabled(source.isReady);
    line.about->setText(source.isReady ? source.gives : source.gives + u' ' + source.needs);
    line.box->setAccessibleDescription(line.about->text());
    if (line.key)
        line.key->setVisible(!source.isReady);
}

void SourceChooser::setReady(const QList<photos::SourceInfo> &sources)
{
    for (Line &line : m_lines) {
        for (const photos::SourceInfo &source : sources) {
            if (source.name == line.source.name)
                line.source = source;
        }
        describe(line);
    }
    emit changed();
}

bool SourceChooser::canWatch(const photos::SourceInfo &source, Object object)
{
    switch (object) {
    case Object::Geography:
        return source.hasCircles;
    case Object::Tag:
        return source.hasTags;
    case Object::Folder:
        return source.hasFolders;
    case Object::Feed:
        return source.hasFeeds;
    case Object::Location:
    case Object::User:
        return source.hasCircles && source.hasTags; // the interface of 2011 alone
    }
    return false;
}

void SourceChooser::showFor(Object object)
{
    int choices = 0;
    for (const Line &line : std::as_const(m_lines)) {
        const bool can = canWatch(line.source, object);
        line.all->setVisible(can);
        choices += can && line.source.isReady;
    }
    // The only one there is needs no choosing.
    for (const Line &line : std::as_const(m_lines)) {
        if (choices == 1 && line.source.isReady && canWatch(line.source, object))
            line.box->setChecked(true);
    }
}

QList<photos::SourceInfo> SourceChooser::chosen() const
{
    QList<photos::SourceInfo> sources;
    for (const Line &line : m_lines) {
        if (!line.all->isHidden() && line.box->isChecked())
            sources += line.source;
    }
    return sources;
}

void SourceChooser::choose(const QStringList &names)
{
    for (const Line &line : std::as_const(m_lines))
        line.box->setChecked(names.contains(line.source.name));
}

} // namespace ui
