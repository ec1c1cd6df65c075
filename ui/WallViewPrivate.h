// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/PhotoListModel.h"
#include "ui/ScreenAwake.h"
#include "ui/WallProgramme.h"
#include "ui/WallStage.h"
#include "ui/WallView.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace ui {

/// What moves behind a WallView: photos come from the model, the programme says which one comes on
/// where, pictures are asked for and composed, the stage shows them.
class WallView::Private {
public:
    Private(WallView *view, PhotoListModel *photos, const Options &options);

    void follow();
    void start();
    void stop();
    void arrange();
    void arrangeSoon();
    void step();
    void bring(const WallProgramme::Change &change, const QString &before);
    void compose(int cell, const QByteArray &jpeg);
    void take(int cell, const QImage &tile);
    void fail(int cell);
    void leave(const QStringList &ids);
    void drift();
    void tell(const QString &words, std::chrono::milliseconds time);
    void tellAwake(ScreenAwake::State state);
    void paintWords(QPainter &painter) const;
    /// Of those rows that are for a wall.
    QStringList idsOf(int first, int last) const;
    QRect room() const;
    QList<QRect> cells(qsizetype photoCount) const;
    QList<QRect> cells() const { return cells(programme.photoCount()); }
    WallMotion motion() const;
    int pixels(int independent) const { return qRound(independent * view->devicePixelRatioF()); }
    int driftReach() const;
    int shortSide() const { return std::min(screenPixels().width(), screenPixels().height()); }
    QSize screenPixels() const
    {
        return (QSizeF(view->size()) * view->devicePixelRatioF()).toSize();
    }
    QRect onWidget(const QRect &pixels) const;
    WallProgramme::Time now() const { return WallProgramme::Time(clock.elapsed()); }

    /// A cell that waits for its picture.
    struct Wish {
        QString id; ///< empty: nothing is wanted
        QString before;
        images::PictureSize size = images::PictureSize::Small;
        QDeadlineTimer deadline;
        quint64 turn = 0; ///< tiles of an earlier turn are late
    };

    WallView *view;
    PhotoListModel *model;
    WallLayout layout;
    WallProgramme programme;
    WallStage stage;
    ScreenAwake awake;
    std::vector<Wish> wishes; ///< by cell
    std::vector<QString> shown; ///< by cell: whose tile is there
    QElapsedTimer clock;
    QTimer due;
    QTimer driftTimer;
    QTimer regroup;
    QTimer cursorTimer;
    QTimer noticeTimer;
    QThreadPool decoders;
    QPoint offset;
    QString words;
    QString trouble;
    quint64 turn = 0;
    bool isOn = false;
};

} // namespace ui
