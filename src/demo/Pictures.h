// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "demo/Random.h"

#include <QByteArray>
#include <QCache>
#include <QHash>
#include <QObject>
#include <QSize>
#include <QStringList>
#include <QThreadPool>

#include <functional>

namespace demo {

/// The pictures of the demonstration, as JPEG in three sizes: made on a pool when somebody asks,
/// then kept up to a number of bytes. A painted picture is named by the number that it is painted
/// from, so that it can be made again at any time.
class Pictures : public QObject {
    Q_OBJECT

public:
    explicit Pictures(QObject *parent = nullptr);
    ~Pictures() override;

    /// Takes the pictures from there instead of painting. Errors: Unavailable when there are none.
    core::Result<void> setDirectory(const QString &directory);

    /// A picture that was not chosen before, with its sizes.
    struct Choice {
        QString name;
        QSize small;
        QSize large;
    };
    Choice next(Random &random);

    /// Answers once, now or later, with a JPEG; empty: there is no such picture, or too many are
    /// being made. `file` is "<name>_<t, l or s>.jpg".
    using Made = std::function<void(const QByteArray &jpeg)>;
    void request(const QByteArray &file, Made made);

private:
    struct Sizes {
        QByteArray thumbnail;
        QByteArray small;
        QByteArray large;
    };
    struct Waiting {
        char size;
        Made made;
    };

    bool exists(const QByteArray &name) const;
    void make(const QByteArray &name);
    void keep(const QByteArray &name, const Sizes &sizes);
    static Sizes paint(quint64 seed);
    static Sizes load(const QString &path);
    static Sizes sizesOf(const QImage &image);
    static QByteArray pick(const Sizes &sizes, char size);

    QStringList m_files; ///< empty: pictures are painted
    qsizetype m_nextFile = 0;
    QCache<QByteArray, Sizes> m_cache;
    QHash<QByteArray, QList<Waiting>> m_waiting;
    QThreadPool m_pool;
};

} // namespace demo
