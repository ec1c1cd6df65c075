// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoActs.h"

#include "ui/PhotoListModel.h"
#include "ui/PhotoSaver.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>
#include <QWidget>

#include <chrono>

namespace ui {

namespace {

using namespace std::chrono_literals;
constexpr auto undoTime = 8s;
constexpr auto tellTime = 5s;
constexpr qsizetype maxNameInMenu = 32;

QString shortened(const QString &name)
{
    return words::onButton(words::isolated(words::oneLine(name, maxNameInMenu)));
}

} // namespace

PhotoActs::PhotoActs(PhotoListModel *model, std::function<QList<int>()> chosen, QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_chosen(std::move(chosen))
    , m_window(window)
    , m_saver(new PhotoSaver(this))
{
    const auto act = [this](const char *icon, const QString &text, const QKeySequence &keys = {}) {
        auto *action = new QAction(text, this);
        action->setIcon(theme::icon(QLatin1String(icon)));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        return action;
    };
    open = act("open", tr("&Open"));
    openPages = act("globe", tr("Open &page in the browser"), tr("Ctrl+Return"));
    copyLinks = act("link", tr("&Copy link"), QKeySequence::Copy);
    saveCopies = act("save", tr("&Save copy …"), QKeySequence::Save);
    hide = act("hide", tr("&Hide"), QKeySequence::Delete);
    unhide = act("undo", tr("Show &again"));
    moreOfAuthor = act("person", tr("More from this &author"), tr("Ctrl+Shift+A"));
    moreOfPlace = act("pin", tr("More from this p&lace"), tr("Ctrl+Shift+P"));
    connectAll();
}

void PhotoActs::connectAll()
{
    connect(open, &QAction::triggered, this, [this] {
        if (const QList<int> rows = m_chosen(); !rows.isEmpty())
            emit opened(rows.first());
    });
    connect(openPages, &QAction::triggered, this, &PhotoActs::wantPages);
    connect(copyLinks, &QAction::triggered, this, &PhotoActs::wantLinks);
    connect(saveCopies, &QAction::triggered, this, &PhotoActs::save);
    connect(hide, &QAction::triggered, this, &PhotoActs::hideChosen);
    connect(unhide, &QAction::triggered, this, [this] {
        if (const QStringList ids = chosenIds(); !ids.isEmpty())
            emit unhideWished(ids);
    });
    connect(moreOfAuthor, &QAction::triggered, this, [this] {
        const QList<int> rows = m_chosen();
        if (!rows.isEmpty() && !m_model->photoAt(rows.first()).author.isEmpty())
            emit filterWished({.author = m_model->photoAt(rows.first()).author});
    });
    connect(moreOfPlace, &QAction::triggered, this, [this] {
        const QList<int> rows = m_chosen();
        if (!rows.isEmpty() && !m_model->photoAt(rows.first()).placeName.isEmpty())
            emit filterWished({.place = m_model->photoAt(rows.first()).placeName});
    });
    connect(m_saver, &PhotoSaver::finished, this, &PhotoActs::tellSaved);
}

void PhotoActs::addTo(QWidget *widget)
{
    widget->addActions(withKeys());
}

QList<QAction *> PhotoActs::withKeys() const
{
    return {openPages, copyLinks, saveCopies, hide, moreOfAuthor, moreOfPlace};
}

QStringList PhotoActs::chosenIds() const
{
    QStringList ids;
    const QList<int> rows = m_chosen();
    for (const int row : rows)
        ids += m_model->idAt(row);
    return ids;
}

QMenu *PhotoActs::menu(QWidget *parent)
{
    const QList<int> rows = m_chosen();
    const photos::Photo first = rows.isEmpty() ? photos::Photo() : m_model->photoAt(rows.first());
    auto *menu = new QMenu(parent);
    menu->addActions({open, openPages, copyLinks, saveCopies});
    menu->addSeparator();
    if (!first.author.isEmpty()) {
        QAction *more = menu->addAction(moreOfAuthor->icon(),
            tr("More from %1").arg(shortened(first.author)), moreOfAuthor, &QAction::trigger);
        more->setShortcut(moreOfAuthor->shortcut());
    }
    if (!first.placeName.isEmpty()) {
        QAction *more = menu->addAction(moreOfPlace->icon(),
            tr("More from %1").arg(shortened(first.placeName)), moreOfPlace, &QAction::trigger);
        more->setShortcut(moreOfPlace->shortcut());
    }
    menu->addSeparator();
    menu->addAction(m_model->filter().isHidden ? unhide : hide);
    for (QAction *action : menu->actions())
        action->setEnabled(!rows.isEmpty());
    // The act of the menu lives on: its keys must work when nothing was chosen here.
    connect(menu, &QMenu::aboutToHide, this, [this] {
        for (QAction *action : {open, openPages, copyLinks, saveCopies, hide, unhide})
            action->setEnabled(true);
    });
    return menu;
}

void PhotoActs::wantPages()
{
    const QStringList ids = chosenIds();
    for (const QString &id : ids.first(std::min<qsizetype>(ids.size(), maxPages))) {
        m_pages += id;
        emit detailsWanted(id);
    }
    if (ids.size() > maxPages)
        emit told({.text = tr("The first %L1 pages were opened.").arg(maxPages),
            .actText = {},
            .act = {},
            .pass = {},
            .time = tellTime});
}

void PhotoActs::wantLinks()
{
    m_links = chosenIds();
    m_knownLinks.clear();
    for (const QString &id : std::as_const(m_links))
        emit detailsWanted(id);
}

void PhotoActs::setDetails(const photos::Photo &photo)
{
    if (m_pages.remove(photo.id) && !photo.page.isEmpty())
        emit linkOpened(photo.page);
    if (!m_links.contains(photo.id) || photo.page.isEmpty())
        return;
    m_knownLinks.insert(photo.id, photo.page.toString(QUrl::FullyEncoded));
    QStringList links; // in the order of the photos, whichever came first
    for (const QString &id : std::as_const(m_links)) {
        if (const auto link = m_knownLinks.constFind(id); link != m_knownLinks.cend())
            links += *link;
    }
    QGuiApplication::clipboard()->setText(links.join(QLatin1Char('\n')));
}

void PhotoActs::save()
{
    const QList<int> rows = m_chosen();
    if (rows.isEmpty())
        return;
    QList<PhotoSaver::Copy> copies;
    for (const int row : rows) {
        const photos::Photo photo = m_model->photoAt(row);
        copies += {photo.id, PhotoSaver::fileName(photo.placeName, photo.author, photo.id)};
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto *dialog = new QFileDialog(m_window, tr("Save copy"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (copies.size() == 1) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setMimeTypeFilters({QStringLiteral("image/jpeg")});
        dialog->setDefaultSuffix(QStringLiteral("jpg"));
        dialog->selectFile(copies.first().name);
    } else {
        dialog->setWindowTitle(tr("Folder for %L1 copies").arg(copies.size()));
        dialog->setFileMode(QFileDialog::Directory);
    }
    connect(dialog, &QFileDialog::fileSelected, this, [this, copies](const QString &chosen) {
        if (copies.size() == 1)
            m_saver->saveAs(copies.first().photoId, chosen);
        else
            m_saver->saveInto(chosen, copies);
    });
    dialog->open();
}

void PhotoActs::tellSaved(int saved, const QString &place, const QString &problem)
{
    NoticeBar::Notice notice;
    if (problem.isEmpty()) {
        notice.text = saved == 1
            ? tr("Saved in %1.").arg(words::isolated(place))
            : tr("%L1 copies saved in %2.").arg(saved).arg(words::isolated(place));
        notice.time = tellTime;
    } else {
        notice.text = saved == 0
            ? tr("Nothing was saved: %1").arg(problem)
            : tr("%L1 copies saved; the others were not: %2").arg(saved).arg(problem);
        notice.isProblem = true;
    }
    emit told(notice);
}

void PhotoActs::hideChosen()
{
    const QStringList ids = chosenIds();
    if (ids.isEmpty() || m_model->filter().isHidden)
        return;
    emit hideWished(ids);
    m_hidings += ids;
    if (m_hidings.size() > maxHidings)
        m_hidings.removeFirst();
    emit canUndoHidingChanged();
    NoticeBar::Notice notice;
    notice.text = ids.size() == 1 ? tr("Photo hidden, here and on the page.")
                                  : tr("%L1 photos hidden, here and on the page.").arg(ids.size());
    notice.actText = tr("Undo");
    notice.act = [this] { undoHiding(); };
    notice.time = undoTime;
    emit told(notice);
}

void PhotoActs::undoHiding()
{
    if (m_hidings.isEmpty())
        return;
    emit unhideWished(m_hidings.takeLast());
    emit canUndoHidingChanged();
}

void PhotoActs::showFailure(const core::Error &error)
{
    NoticeBar::Notice notice;
    notice.text = tr("That could not be kept: %1").arg(error.message);
    notice.isProblem = true;
    emit told(notice);
}

} // namespace ui
