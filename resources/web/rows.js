// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {'square' | 'justified'} Style */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/**
 * One row: `count` photos from `start` on.
 * @typedef {{start: number, count: number, ratios: number, top: number, height: number}} Row
 */

export const gap = 4;
/** A panorama or a screenshot of a phone does not make a row of its own. */
const narrowest = 0.55;
const widest = 2.4;
/** What a photo is taken for whose provider says nothing. */
const usual = 4 / 3;

/** @param {Photo} photo */
function ratioOf(photo) {
    return Math.min(widest, Math.max(narrowest, photo.ratio ?? usual));
}

/**
 * Which photo lies where, newest first. Rows once full never change: new photos fill the first row
 * from its end and begin another above it, older ones go on below. So a new photo moves nothing
 * sideways, as in the window. Arithmetic alone: it knows no elements.
 */
export class Rows {
    /** @type {Row[]} */
    #rows = [];
    /** As laid out last. @type {Photo[]} */
    #photos = [];
    #width = 0;
    /** @type {Style} */
    #style = 'square';
    #columns = 1;
    #rowHeight = 1;

    get all() {
        return this.#rows;
    }

    get height() {
        const last = this.#rows.at(-1);
        return last ? last.top + last.height : 0;
    }

    /**
     * Everything is laid out anew. @param {number} width @param {number} scale of the tiles; 1 is usual
     * @param {Style} style
     */
    shape(width, scale, style) {
        // Two columns on a phone; the wider the screen, the further away one stands.
        const side = (width < 600 ? width / 2 : 160 + width / 18) * scale;
        this.#width = width;
        this.#style = style;
        this.#columns = Math.max(1, Math.round(width / side));
        this.#rowHeight = Math.round(Math.min(side, width) * 0.85);
        this.#layOut(this.#photos);
    }

    /** @param {Photo[]} photos @returns {boolean} whether what was there lies where it was, or all of it moved by whole rows */
    update(photos) {
        const known = this.#photos;
        const added = known.length > 0 ? photos.indexOf(known[0]) : -1;
        const stayed = Math.min(known.length, photos.length - added);
        if (added < 0 || stayed <= 0 || photos[added + stayed - 1] !== known[stayed - 1]) {
            this.#layOut(photos);
            return false;
        }
        this.#photos = photos;
        this.#cut(stayed);
        for (let index = added - 1; index >= 0; --index)
            this.#putFirst(photos[index]);
        for (let index = added + stayed; index < photos.length; ++index)
            this.#putLast(photos[index]);
        this.#number();
        return true;
    }

    /** @param {number} index */
    rowOf(index) {
        let low = 0;
        for (let high = this.#rows.length - 1; low < high;) {
            const middle = (low + high + 1) >> 1;
            if (this.#rows[middle].start <= index)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /** The row at that height; the last one below all. @param {number} y */
    rowAt(y) {
        let low = 0;
        for (let high = this.#rows.length - 1; low < high;) {
            const middle = (low + high + 1) >> 1;
            if (this.#rows[middle].top <= y)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /** On whole pixels: pictures stay sharp, and gaps are all the same. @param {number} number @returns {Box[]} */
    boxesOf(number) {
        const row = this.#rows[number];
        const { top, height } = row;
        // The first row fills from its end, so that what is there stays there.
        const fillsUp = number === 0 && this.#rows.length > 1 && !this.#isFull(row);
        if (this.#style === 'square') {
            const pitch = (this.#width + gap) / this.#columns;
            const free = fillsUp ? this.#columns - row.count : 0;
            return Array.from({ length: row.count }, (_, i) => {
                const left = Math.round((free + i) * pitch);
                return { left, top, width: Math.round((free + i + 1) * pitch) - gap - left, height };
            });
        }
        const free = fillsUp ? Math.max(0, this.#width - this.#widthOf(row, height)) : 0;
        /** @type {Box[]} */
        const boxes = [];
        let edge = free;
        for (let index = row.start; index < row.start + row.count; ++index) {
            const left = Math.round(edge);
            edge += ratioOf(this.#photos[index]) * height + gap;
            boxes.push({ left, top, width: Math.round(edge) - gap - left, height });
        }
        // Heights are whole pixels: what that leaves over goes to the last one.
        const last = boxes[boxes.length - 1];
        if (this.#isFull(row))
            last.width = this.#width - last.left;
        return boxes;
    }

    /** @param {Photo[]} photos */
    #layOut(photos) {
        this.#photos = photos;
        this.#rows = [];
        if (this.#width === 0)
            return;
        for (const photo of photos)
            this.#putLast(photo);
        this.#number();
    }

    /** @param {Row} row @param {number} height */
    #widthOf(row, height) {
        return row.ratios * height + (row.count - 1) * gap;
    }

    /** @param {Row} row */
    #isFull(row) {
        return this.#style === 'square' ? row.count >= this.#columns
            : this.#widthOf(row, this.#rowHeight) >= this.#width;
    }

    /** @param {Photo} photo */
    #putLast(photo) {
        const row = this.#rows.at(-1);
        if (row && !this.#isFull(row))
            this.#add(row, photo);
        else
            this.#rows.push({ start: 0, count: 1, ratios: ratioOf(photo), top: 0, height: 0 });
    }

    /** @param {Photo} photo */
    #putFirst(photo) {
        const row = this.#rows[0];
        if (row && !this.#isFull(row))
            this.#add(row, photo);
        else
            this.#rows.unshift({ start: 0, count: 1, ratios: ratioOf(photo), top: 0, height: 0 });
    }

    /** @param {Row} row @param {Photo} photo */
    #add(row, photo) {
        ++row.count;
        row.ratios += ratioOf(photo);
    }

    /** The oldest went: only as many stay. @param {number} count */
    #cut(count) {
        while (this.#rows.length > 0 && this.#rows[this.#rows.length - 1].start >= count)
            this.#rows.pop();
        const last = this.#rows.at(-1);
        if (!last || last.start + last.count <= count)
            return;
        last.count = count - last.start;
        last.ratios = 0;
        // Photos are numbered anew by now; the row's own are the last ones.
        for (const photo of this.#photos.slice(this.#photos.length - last.count))
            last.ratios += ratioOf(photo);
    }

    #number() {
        const side = Math.round((this.#width + gap) / this.#columns) - gap;
        let start = 0;
        let top = 0;
        for (const row of this.#rows) {
            const natural = (this.#width - (row.count - 1) * gap) / row.ratios;
            row.start = start;
            row.top = top;
            row.height = this.#style === 'square' ? side : Math.round(Math.min(this.#rowHeight, natural));
            start += row.count;
            top += row.height + gap;
        }
    }
}
