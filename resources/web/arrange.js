// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where photos stand on the wall: the window's arithmetic (ui/WallLayout.cpp), the same names.

/** @typedef {typeof layouts[number]} Layout */
/** @typedef {import('./rows.js').Box} Box */
/** @typedef {{columns: number, rows: number}} Shape */

export const layouts = /** @type {const} */ (['grid', 'mosaic', 'single', 'split', 'cubes']);

/** A grid's tiles are about a quarter of the shorter side of the screen. */
const tilesAcross = 4;
const maxMosaicCells = 20;
/** Small tiles along a side of a mosaic, at most. */
const mosaicSide = 12;
const cubes = { columns: 5, rows: 3 };
/** Width by height of a tile: between these a photo is cropped without losing its subject. */
const narrowest = 0.55;
const widest = 1.8;
/** Liked best: between a square and a photo lying down. */
const bestForm = 1.15;
// Different, so that the way of the wall is long before it repeats.
const driftStepX = 4000;
const driftStepY = 7000;

/** @param {string | null} name @returns {Layout} */
export function layoutFromName(name) {
    return layouts.find(layout => layout === name) ?? 'grid';
}

/**
 * How much of a photo must stay in sight for it to fill its cell; else it is shown whole. Photos
 * that must not be cropped are always shown whole.
 * @param {Layout} layout
 */
export function visibleShare(layout) {
    // Who looks at one photo or two wants to see them; a tile wants to be full.
    return layout === 'single' || layout === 'split' ? 0.8 : 0;
}

/**
 * The cells of a wall of `count` photos, in reading order, `gap` pixels apart; never more cells
 * than photos, and no empty corner.
 * @param {Layout} layout @param {number} width @param {number} height @param {number} count
 * @param {number} gap @returns {Box[]}
 */
export function cellsFor(layout, width, height, count, gap) {
    if (count <= 0 || width < 3 * gap || height < 3 * gap)
        return [];
    const isLying = width >= height;
    const even = (/** @type {number} */ tiles) => evenShape(width / height, Math.min(count, tiles));
    /** @type {Shape} */
    let shape = { columns: 1, rows: 1 };
    if (layout === 'split' && count >= 2) {
        shape = isLying ? { columns: 2, rows: 1 } : { columns: 1, rows: 2 };
    } else if (layout === 'cubes') {
        const { columns, rows } = cubes;
        shape = count < columns * rows ? even(count) : isLying ? cubes : { columns: rows, rows: columns };
    } else if (layout === 'grid') {
        const side = Math.max(1, Math.min(width, height) / tilesAcross);
        shape = even(Math.max(1, Math.floor(width / side)) * Math.max(1, Math.floor(height / side)));
    } else if (layout === 'mosaic' && count >= 3) {
        return mosaicCells(width, height, mosaicShape(width / height, Math.min(count, maxMosaicCells)), gap);
    } else if (layout === 'mosaic') {
        shape = even(count);
    }
    return evenCells(width, height, shape, gap);
}

/**
 * Where the whole wall stands after `time`: it wanders by one pixel every few seconds, at most
 * `reach` pixels from the middle, so that no edge and no letter burns into the screen.
 * @param {number} time milliseconds @param {number} reach
 */
export function drift(time, reach) {
    return {
        x: triangle(Math.floor(time / driftStepX), reach),
        y: triangle(Math.floor(time / driftStepY), reach),
        next: Math.min(driftStepX - time % driftStepX, driftStepY - time % driftStepY),
    };
}

/** @param {number} step @param {number} reach */
function triangle(step, reach) {
    const period = 4 * reach;
    const at = (step + reach) % period; // Starts in the middle.
    return (at < 2 * reach ? at : period - at) - reach;
}

/** @param {number} form */
function awayFromBest(form) {
    return Math.abs(Math.log(form / bestForm));
}

/** @param {number} form */
function isGood(form) {
    return form >= narrowest && form <= widest;
}

/**
 * The even grid with most tiles, at most `count`, whose tiles have a good shape.
 * @param {number} form of the room @param {number} count @returns {Shape}
 */
function evenShape(form, count) {
    for (let tiles = count; tiles > 1; --tiles) {
        /** @type {Shape | null} */
        let best = null;
        let bestAway = Infinity;
        for (let rows = 1; rows <= tiles; ++rows) {
            const columns = tiles / rows;
            const tileForm = form * rows / columns;
            if (tiles % rows !== 0 || !isGood(tileForm) || awayFromBest(tileForm) >= bestAway)
                continue;
            best = { columns, rows };
            bestAway = awayFromBest(tileForm);
        }
        if (best)
            return best;
    }
    return { columns: 1, rows: 1 };
}

/**
 * Part `index` of `count` of a length, with gaps between: together they fill it to the pixel.
 * @param {number} length @param {number} index @param {number} count @param {number} gap
 */
function part(length, index, count, gap) {
    const edge = (/** @type {number} */ i) => Math.round((length + gap) * i / count);
    return { from: edge(index), length: edge(index + 1) - edge(index) - gap };
}

/** @param {number} width @param {number} height @param {Shape} shape @param {number} gap @returns {Box[]} */
function evenCells(width, height, { columns, rows }, gap) {
    return Array.from({ length: columns * rows }, (_, i) => {
        const across = part(width, i % columns, columns, gap);
        const down = part(height, Math.floor(i / columns), rows, gap);
        return { left: across.from, top: down.from, width: across.length, height: down.length };
    });
}

/**
 * Where tiles of twice the side begin on an even grid: as on a chessboard, with small ones between.
 * @param {Shape} shape @returns {Set<number>} numbers of their first cells
 */
function largeTiles({ columns, rows }) {
    const tiles = new Set();
    for (let row = 0; row + 2 <= rows; row += 2) {
        for (let column = row % 4; column + 2 <= columns; column += 4)
            tiles.add(row * columns + column);
    }
    return tiles;
}

/** @param {number} form of the room @param {number} count @returns {Shape} */
function mosaicShape(form, count) {
    let best = { columns: 1, rows: 1 };
    let bestTiles = 1;
    let bestAway = Infinity;
    for (let rows = 1; rows <= mosaicSide; ++rows) {
        for (let columns = 1; columns <= mosaicSide; ++columns) {
            const tiles = columns * rows - 3 * largeTiles({ columns, rows }).size;
            const away = awayFromBest(form * rows / columns);
            const isBetter = tiles > bestTiles || (tiles === bestTiles && away < bestAway);
            if (tiles > count || !isGood(form * rows / columns) || !isBetter)
                continue;
            best = { columns, rows };
            bestTiles = tiles;
            bestAway = away;
        }
    }
    return best;
}

/** @param {number} width @param {number} height @param {Shape} shape @param {number} gap @returns {Box[]} */
function mosaicCells(width, height, shape, gap) {
    const even = evenCells(width, height, shape, gap);
    const large = largeTiles(shape);
    const { columns } = shape;
    const covered = new Set([...large].flatMap(first => [first + 1, first + columns, first + columns + 1]));
    return even.flatMap((cell, i) => {
        if (covered.has(i))
            return [];
        if (!large.has(i))
            return [cell];
        const last = even[i + columns + 1];
        return [{ ...cell, width: last.left + last.width - cell.left, height: last.top + last.height - cell.top }];
    });
}
