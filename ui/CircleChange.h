// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Circle.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

namespace ui {

/// One step to undo on a map: the circle before and after. The change was made already when it is
/// pushed. Changes in a row with the same `step` (not 0) are one.
class CircleChange final : public QUndoCommand {
public:
    using Circle = std::optional<geo::Circle>;
    using Go = std::function<void(const Circle &circle)>;

    CircleChange(Circle before, Circle after, int step, Go go)
        : m_before(before)
        , m_after(after)
        , m_step(step)
        , m_go(std::move(go))
    {
    }

    int id() const override { return m_step == 0 ? -1 : m_step; }
    bool mergeWith(const QUndoCommand *later) override
    {
        m_after = static_cast<const CircleChange *>(later)->m_after;
        return true;
    }
    void undo() override { m_go(m_before); }
    void redo() override
    {
        if (std::exchange(m_isDone, true))
            m_go(m_after);
    }

private:
    Circle m_before;
    Circle m_after;
    int m_step;
    Go m_go;
    bool m_isDone = false;
};

} // namespace ui
