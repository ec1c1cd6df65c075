// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ShuffleBag } from './bag.js';

/** @typedef {import('./arrange.js').Layout} Layout */
/** @typedef {{cell: number, id: string}} Change */

/** Photos that the wall of a browser keeps in mind. */
const capacity = 2000;
const maxWaiting = 64;

/**
 * `turn`: from one change out of the bag to the next; `gap`: between changes while new ones pour
 * in; `stay`: the least that a photo can be seen. The gaps keep large areas from flashing more than
 * three times a second (WCAG 2.3.1).
 * @type {Record<Layout, {turn: number, gap: number, stay: number}>}
 */
const paces = {
    single: { turn: 8000, gap: 2000, stay: 2000 },
    split: { turn: 5000, gap: 1000, stay: 2000 },
    grid: { turn: 2500, gap: 350, stay: 3000 },
    mosaic: { turn: 2500, gap: 350, stay: 3000 },
    cubes: { turn: 2500, gap: 350, stay: 3000 },
};

/**
 * Which photo comes on next, in which cell, and when: the window's rules (ui/WallProgramme.cpp). A
 * new photo comes on at once; then it joins the shuffle bag. When many come at a time they take
 * turns, the newest first; those that had to wait too long join the bag unseen. Knows no clock,
 * element or picture.
 */
export class Programme {
    #bag = new ShuffleBag(capacity);
    #pace = paces.grid;
    /** @type {{id: string | null, since: number}[]} */
    #cells = [];
    /** New and not shown yet, newest first. @type {string[]} */
    #waiting = [];
    #lastChange = -60_000;
    /** After a failure: many in a row must not keep us busy. */
    #restUntil = -60_000;

    get photoCount() {
        return this.#bag.count + this.#waiting.length;
    }

    /** @param {string} id */
    has(id) {
        return this.#bag.has(id) || this.#waiting.includes(id);
    }

    /** @param {number} cell @returns {string | null} null: nothing yet */
    at(cell) {
        return this.#cells[cell].id;
    }

    /** Photos keep their cells where they can. @param {Layout} layout @param {number} count of cells */
    setLayout(layout, count) {
        this.#pace = paces[layout];
        this.#cells.length = Math.min(this.#cells.length, count);
        while (this.#cells.length < count)
            this.#cells.push({ id: null, since: 0 });
    }

    /** What is there already, newest first: the newest fill the cells. @param {string[]} ids */
    begin(ids) {
        this.add(ids);
        this.#waiting = ids.slice(0, Math.min(maxWaiting, this.#cells.length));
        this.#bag.remove(this.#waiting);
    }

    /** What was before, not yet shown. @param {string[]} ids newest first */
    add(ids) {
        for (const id of [...ids].reverse())
            this.#bag.add(id); // The newest last: the bag forgets the oldest.
    }

    /** What has just come. @param {string[]} ids newest first */
    arrive(ids) {
        const fresh = ids.filter(id => !this.has(id));
        this.#waiting = [...fresh, ...this.#waiting];
        for (const id of this.#waiting.splice(maxWaiting).reverse())
            this.#bag.add(id);
    }

    /** @param {string[]} ids */
    remove(ids) {
        const gone = new Set(ids);
        this.#bag.remove(gone);
        this.#waiting = this.#waiting.filter(id => !gone.has(id));
        for (const cell of this.#cells) {
            if (cell.id !== null && gone.has(cell.id))
                Object.assign(cell, { id: null, since: 0 });
        }
    }

    clear() {
        this.#bag.clear();
        this.#waiting = [];
        this.#cells = [];
    }

    /** What changes now; null: nothing. The photo counts as shown from then on. @param {number} now @returns {Change | null} */
    next(now) {
        if (this.#cells.length === 0 || now < this.#restUntil)
            return null;
        const empty = this.#cells.findIndex(cell => cell.id === null);
        const isNew = this.#waiting.length > 0;
        if (empty < 0 && now - this.#lastChange < (isNew ? this.#pace.gap : this.#pace.turn))
            return null;
        const rested = this.#rested(now);
        const cell = empty >= 0 ? empty : rested[Math.floor(Math.random() * rested.length)];
        if (cell === undefined)
            return null;
        const id = this.#waiting.shift() ?? this.#bag.next(other => this.#isOnWall(other));
        if (id === null)
            return null;
        if (isNew)
            this.#bag.addShown(id);
        this.#cells[cell] = { id, since: now };
        this.#lastChange = now;
        return { cell, id };
    }

    /** When next() should be asked again, as long as nothing else happens. @param {number} now */
    nextAt(now) {
        const pause = this.#waiting.length > 0 ? this.#pace.gap : this.#pace.turn;
        let at = this.#lastChange + pause;
        const isFull = this.#cells.every(cell => cell.id !== null);
        if (this.#waiting.length > 0 && this.#cells.length > 0 && isFull && this.#rested(at).length === 0)
            at = Math.min(...this.#cells.map(cell => cell.since)) + this.#pace.stay;
        // Overdue means that next() had nothing to give.
        return Math.max(at > now ? at : now + pause, this.#restUntil);
    }

    /** Its picture can't be had now: it waits for another round. @param {Change} change @param {string | null} before @param {number} now */
    giveUp({ cell, id }, before, now) {
        if (this.#cells[cell]?.id === id)
            this.#cells[cell].id = before;
        this.#restUntil = now + this.#pace.gap;
    }

    /** @param {string} id */
    #isOnWall(id) {
        return this.#cells.some(cell => cell.id === id);
    }

    /** Those that may change: seen long enough, and of these the half that was seen longest. @param {number} now */
    #rested(now) {
        const since = (/** @type {number} */ cell) => this.#cells[cell].since;
        return [...this.#cells.keys()].filter(cell => now - since(cell) >= this.#pace.stay)
            .sort((a, b) => since(a) - since(b))
            .slice(0, Math.ceil(this.#cells.length / 2));
    }
}
