// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Acts.h"

#include "ui/Theme.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace ui {

Acts::Acts(QWidget *window) : QObject(window)
{
    const auto act = [this, window](const char *icon, const QString &text,
                         const QList<QKeySequence> &keys = {}) {
        auto *action = new QAction(text, this);
        if (*icon)
            action->setIcon(theme::icon(QLatin1String(icon)));
        action->setShortcuts(keys);
        window->addAction(action); // keys work without the menu being open
        return action;
    };
    addPlace = act("add", tr("&Add place …"), {QKeySequence::New});
    pausePlace = act("pause", tr("&Pause or resume place"), {});
    removePlace = act("remove", tr("&Remove place"), {});
    undo = act("undo", tr("&Undo"), {QKeySequence::Undo});
    importPlaces = act("", tr("&Import places …"), {});
    exportPlaces = act("", tr("E&xport places …"), {});
    find = act("find", tr("&Find photos"), {QKeySequence::Find});
    showHidden = act("hide", tr("Hi&dden photos"), {});
    rows = act("rows", tr("&Justified rows"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
    showPlaces = act("places", tr("&Places panel"), {QKeySequence(Qt::Key_F9)});
    largerTiles = act(
        "tiles-large", tr("&Larger tiles"), {QKeySequence::ZoomIn, QKeySequence(tr("Ctrl+="))});
    smallerTiles = act("tiles-small", tr("&Smaller tiles"), {QKeySequence::ZoomOut});
    newest = act("newest", tr("&Newest photos"), {QKeySequence(Qt::CTRL | Qt::Key_Home)});
    wall = act("wall", tr("&Wall on the whole screen"), {QKeySequence(Qt::Key_F11)});
    fullScreen = act("full-screen", tr("&Full screen"), {QKeySequence(Qt::SHIFT | Qt::Key_F11)});
    share = act(
        "share", tr("&Share with the network …"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    openPage
        = act("globe", tr("&Open the page in the browser"), {QKeySequence(Qt::CTRL | Qt::Key_B)});
    copyPage = act("copy", tr("&Copy the page’s address"), {});
    service = act("", tr("Ser&vice …"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    tunnel = act("globe", tr("&Reach from outside …"), {});
    sourceKeys = act("", tr("K&eys …"), {});
    keys = act("keyboard", tr("&Keyboard shortcuts"),
        {QKeySequence(Qt::CTRL | Qt::Key_Question), QKeySequence(Qt::Key_F1)});
    about = act("info", tr("A&bout Hereabouts"), {});
    quit = act("quit", tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});

    showPlaces->setCheckable(true);
    showHidden->setCheckable(true);
    rows->setCheckable(true);
    fullScreen->setCheckable(true);
    undo->setEnabled(false);
    exportPlaces->setEnabled(false);
    pausePlace->setEnabled(false);
    removePlace->setEnabled(false);
}

QMenu *Acts::menu(QWidget *parent) const
{
    auto *menu = new QMenu(parent);
    menu->addActions({addPlace, pausePlace, removePlace, undo, importPlaces, exportPlaces});
    menu->addSeparator();
    menu->addActions({find, showHidden});
    menu->addSeparator();
    menu->addActions({showPlaces, rows, largerTiles, smallerTiles, newest, wall, fullScreen});
    menu->addSeparator();
    menu->addActions({share, openPage, copyPage});
    menu->addSeparator();
    menu->addActions({service, sourceKeys, tunnel, keys, about, quit});
    return menu;
}

QList<QAction *> Acts::withKeys() const
{
    return {addPlace, undo, find, showPlaces, rows, largerTiles, smallerTiles, newest, wall,
        fullScreen, share, openPage, service, keys, quit};
}

} // namespace ui
