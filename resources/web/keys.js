// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./rows.js').Rows} Rows */

/**
 * Where a key leads in the grid.
 * @param {string} key @param {number} index where the focus is @param {Rows} rows
 * @param {number} height of what is seen
 * @returns {number | null} an index, perhaps of no photo; null: the key means nothing here
 */
export function gridTarget(key, index, rows, height) {
    const row = rows.rowOf(index);
    const last = rows.all.length - 1;
    const page = Math.max(1, Math.floor(height / rows.all[row].height));
    switch (key) {
    case 'ArrowLeft':
        return index - 1;
    case 'ArrowRight':
        return index + 1;
    case 'ArrowUp':
        return row > 0 ? below(rows, index, row, row - 1) : -1;
    case 'ArrowDown':
        return row < last ? below(rows, index, row, row + 1) : -1;
    case 'PageUp':
        return below(rows, index, row, Math.max(0, row - page));
    case 'PageDown':
        return below(rows, index, row, Math.min(last, row + page));
    case 'Home':
        return 0;
    case 'End':
        return rows.all[last].start + rows.all[last].count - 1;
    default:
        return null;
    }
}

/**
 * The photo of another row that lies straight below, or above.
 * @param {Rows} rows @param {number} index @param {number} row @param {number} target
 */
function below(rows, index, row, target) {
    const from = rows.boxesOf(row)[index - rows.all[row].start];
    const centre = from.left + from.width / 2;
    const distances = rows.boxesOf(target).map(box => Math.abs(box.left + box.width / 2 - centre));
    return rows.all[target].start + distances.indexOf(Math.min(...distances));
}
