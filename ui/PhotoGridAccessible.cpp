// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoGridAccessible.h"

#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>

namespace ui {

namespace {

/// Interfaces kept for photos that a screen reader has asked for.
constexpr qsizetype maxCells = 2000;

/// One photo.
class Cell final : public QAccessibleInterface {
public:
    Cell(PhotoGrid *grid, const QModelIndex &index) : m_grid(grid), m_index(index) {}

    bool isValid() const override { return m_grid && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}
    QModelIndex index() const { return m_index; }

    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_grid.data());
    }

    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Name && isValid()
            ? m_index.data(Qt::AccessibleTextRole).toString()
            : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect rect = m_grid->visualRect(m_index);
        return {m_grid->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        const bool isCurrent = m_grid->currentIndex() == m_index;
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        state.selected = m_grid->selectionModel()->isSelected(m_index);
        state.focused = isCurrent && m_grid->hasFocus();
        state.offscreen = !m_grid->viewport()->rect().intersects(m_grid->visualRect(m_index));
        return state;
    }

private:
    QPointer<PhotoGrid> m_grid;
    QPersistentModelIndex m_index;
};

/// The grid: its children are all photos, newest first.
class List final : public QAccessibleWidget {
public:
    explicit List(PhotoGrid *grid) : QAccessibleWidget(grid, QAccessible::List), m_grid(grid) {}
    ~List() override { forget(); }
    Q_DISABLE_COPY_MOVE(List)

    int childCount() const override { return m_grid->model() ? m_grid->model()->rowCount() : 0; }

    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const QModelIndex index = m_grid->model()->index(row, 0);
        // By the photo's own number: rows change with every new photo.
        const qint64 key = index.data(PhotoListModel::SequenceRole).toLongLong();
        QAccessibleInterface *known = QAccessible::accessibleInterface(m_cells.value(key));
        if (known && static_cast<Cell *>(known)->index() == index)
            return known;
        if (known)
            QAccessible::deleteAccessibleInterface(m_cells.take(key));
        if (m_cells.size() >= maxCells)
            forget();
        auto *cell = new Cell(m_grid, index);
        m_cells.insert(key, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = m_grid->indexAt(m_grid->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row()) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *interface) const override
    {
        if (!interface || interface->role() != QAccessible::ListItem)
            return -1;
        return static_cast<const Cell *>(interface)->index().row();
    }

    QAccessibleInterface *focusChild() const override
    {
        return m_grid->hasFocus() ? child(m_grid->currentIndex().row()) : nullptr;
    }

private:
    void forget() const
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    PhotoGrid *m_grid;
    mutable QHash<qint64, QAccessible::Id> m_cells; ///< by the photo's number
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String(PhotoGrid::staticMetaObject.className()))
        return nullptr;
    auto *grid = qobject_cast<PhotoGrid *>(object);
    return grid ? new List(grid) : nullptr;
}

} // namespace

void installPhotoGridAccessibility()
{
    static const bool isInstalled = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(isInstalled)
}

} // namespace ui
