// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/HelpDialogs.h"

#include "ui/Acts.h"
#include "ui/DialogText.h"
#include "ui/LinkButton.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

namespace {

constexpr int iconSide = 64;
constexpr int textWidth = 380;

struct Help {
    Q_DECLARE_TR_FUNCTIONS(ui::Help)
};

QDialog *emptyDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(
        theme::space::wide, theme::space::wide, theme::space::wide, theme::space::large);
    column->setSpacing(theme::space::medium);
    return dialog;
}

void finish(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->layout()->addWidget(buttons);
    dialog->layout()->setSizeConstraint(QLayout::SetFixedSize);
    dialog->open();
}

} // namespace

void showAbout(QWidget *parent)
{
    QDialog *dialog = emptyDialog(Help::tr("About Hereabouts"), parent);
    auto *column = static_cast<QVBoxLayout *>(dialog->layout());
    auto *head = new QHBoxLayout;
    head->setSpacing(theme::space::large);
    auto *icon = new QLabel(dialog);
    icon->setPixmap(
        theme::applicationIcon().pixmap(QSize(iconSide, iconSide), dialog->devicePixelRatioF()));
    auto *names = new QVBoxLayout;
    QLabel *name = paragraph(QStringLiteral("Hereabouts"), dialog);
    name->setFont(theme::font(theme::Type::Display, QFont::DemiBold));
    names->addWidget(name);
    names->addWidget(
        paragraph(Help::tr("Version %1").arg(QStringLiteral(HEREABOUTS_VERSION)), dialog));
    head->addWidget(icon);
    head->addLayout(names, 1);
    column->addLayout(head);

    const QString paragraphs[] = {
        Help::tr("Photos taken around a place, the moment they appear."),
        Help::tr("Free software: you may use, study, share and change it under the GNU General "
                 "Public License, version 3 or later. It comes without any warranty."),
        Help::tr("Made with Qt %1, Redis and hiredis, Boost.Beast and libjpeg-turbo. It speaks the "
                 "real-time protocol of 2011 to compatible services and is not connected with any "
                 "company.")
            .arg(QString::fromLatin1(qVersion())),
        Help::tr("Map: land by Natural Earth (public domain), places by GeoNames.org (CC BY 4.0), "
                 "Chinese characters by OpenCC (Apache 2.0)."),
    };
    for (const QString &words : paragraphs) {
        QLabel *label = paragraph(words, dialog);
        label->setFixedWidth(textWidth);
        column->addWidget(label);
    }
    auto *licence = new LinkButton(dialog);
    licence->setLink(Help::tr("Read the licence"),
        QUrl(QStringLiteral("https://www.gnu.org/licenses/gpl-3.0.html")));
    QObject::connect(licence, &LinkButton::opened, dialog, &QDesktopServices::openUrl);
    column->addWidget(licence, 0, Qt::AlignLeft);
    finish(dialog);
}

void showKeys(const Acts &acts, QWidget *parent)
{
    QDialog *dialog = emptyDialog(Help::tr("Keyboard shortcuts"), parent);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::space::wide);
    grid->setVerticalSpacing(theme::space::hair);
    const auto add = [grid, dialog](const QString &keys, const QString &meaning) {
        const int row = grid->rowCount();
        QLabel *key = paragraph(keys, dialog);
        key->setWordWrap(false);
        key->setFont(theme::font(theme::Type::Body, QFont::DemiBold));
        grid->addWidget(key, row, 0);
        QLabel *act = paragraph(meaning, dialog);
        act->setWordWrap(false);
        grid->addWidget(act, row, 1);
    };
    for (const QAction *action : acts.withKeys()) {
        add(action->shortcut().toString(QKeySequence::NativeText), words::plainAct(action->text()));
    }
    add(Help::tr("Arrows, Enter"), Help::tr("Move among the photos, open one"));
    add(Help::tr("Left, Right, Esc"), Help::tr("In a photo: newer, older, back"));
    add(Help::tr("+, −, 0, 1"), Help::tr("In a photo: zoom in, out, all of it, its own pixels"));
    add(Help::tr("I, S"), Help::tr("In a photo: what is known of it, slide show"));
    add(Help::tr("1 to 5, Esc"), Help::tr("On the wall: how photos stand, leave"));
    add(Help::tr("Space, F2, Delete"), Help::tr("In the places: pause or resume, edit, remove"));
    add(Help::tr("Arrows, +, −"), Help::tr("On the map: move, zoom; with Ctrl the circle"));
    add(Help::tr("Space, Home"),
        Help::tr("On the map: put the circle in its middle, show it whole"));
    add(Help::tr("F10"), Help::tr("Menu"));
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(grid);
    finish(dialog);
}

} // namespace ui
