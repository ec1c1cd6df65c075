// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "images/PictureSize.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace ui {

/// Saves copies of pictures as files: asks for each in our largest common size, writes what comes,
/// and says how it went when all have come or failed. Never overwrites by itself: that is for the
/// file dialog to ask.
class PhotoSaver : public QObject {
    Q_OBJECT

public:
    static constexpr images::PictureSize size = images::PictureSize::Large;

    explicit PhotoSaver(QObject *parent = nullptr);

    /// A file name made of strangers' words: no path, no control characters, not hidden, of
    /// bearable length, and ".jpg" at the end.
    static QString fileName(const QString &place, const QString &author, const QString &photoId);

    /// One file, overwritten if it is there.
    void saveAs(const QString &photoId, const QString &file);
    /// A name of its own for each; "… (2).jpg" when it is taken.
    struct Copy {
        QString photoId;
        QString name;
    };
    void saveInto(const QString &folder, const QList<Copy> &copies);

public slots:
    /// What was not asked for is ignored.
    void take(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void fail(const QString &photoId, images::PictureSize size, const core::Error &error);

signals:
    void pictureWanted(const QString &photoId, images::PictureSize size);
    /// `problem`: of the last one that could not be saved; empty when all were.
    void finished(int saved, const QString &place, const QString &problem);

private:
    void note(const QString &problem);

    QHash<QString, QString> m_files; ///< still to come, by photo
    QString m_place; ///< the file or the folder
    QString m_problem;
    int m_saved = 0;
};

} // namespace ui
