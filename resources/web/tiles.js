// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { makeTile, resizeTile } from './tile.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./rows.js').Box} Box */
/** @typedef {{photo: Photo, index: number, box: Box}} Placed */
/** @typedef {{photo: Photo, cell: HTMLLIElement, tile: HTMLButtonElement, picture: HTMLImageElement, box: Box | null, number: number, of: number}} Tile */

/** The elements of the photos in sight; those of others are let go. Touches only what changes. */
export class Tiles {
    #list;
    /** @type {Map<string, Tile>} */
    #tiles = new Map();

    /** @param {HTMLElement} list */
    constructor(list) {
        this.#list = list;
    }

    /** @param {string} id */
    has(id) {
        return this.#tiles.has(id);
    }

    /** These and no others, in this order. @param {Placed[]} placed @param {number} of all photos; -1: unknown */
    show(placed, of) {
        this.#release(new Set(placed.map(({ photo }) => photo.id)));
        /** @type {ChildNode | null} */
        let next = this.#list.firstChild;
        for (const one of placed) {
            const { cell } = this.#place(one, of);
            // Elements stand in the order of the photos: that is the order of the Tab key and of
            // screen readers.
            if (cell === next)
                next = cell.nextSibling;
            else
                this.#list.insertBefore(cell, next);
        }
    }

    /** They fade in. @param {string[]} ids */
    welcome(ids) {
        for (const id of ids)
            this.#tiles.get(id)?.tile.classList.add('fresh');
    }

    /** @param {string} id */
    focus(id) {
        this.#tiles.get(id)?.tile.focus({ preventScroll: true });
    }

    /** By the Tab key: this one, and no other. @param {string | null} id */
    makeReachable(id) {
        for (const [other, { tile }] of this.#tiles) {
            const wanted = other === id ? 0 : -1;
            if (tile.tabIndex !== wanted)
                tile.tabIndex = wanted;
        }
    }

    /** @param {Set<string>} shown */
    #release(shown) {
        for (const [id, { cell }] of this.#tiles) {
            if (shown.has(id))
                continue;
            cell.remove();
            this.#tiles.delete(id);
        }
    }

    /** @param {Placed} placed @param {number} of */
    #place({ photo, index, box }, of) {
        let entry = this.#tiles.get(photo.id);
        if (!entry) {
            entry = { photo, ...makeTile(photo, box), box: null, number: 0, of: 0 };
            this.#tiles.set(photo.id, entry);
        }
        const known = entry.box;
        const { style } = entry.cell;
        if (!known || known.left !== box.left || known.top !== box.top)
            style.transform = `translate(${box.left}px, ${box.top}px)`;
        if (!known || known.width !== box.width || known.height !== box.height) {
            style.width = `${box.width}px`;
            style.height = `${box.height}px`;
            if (known)
                resizeTile(entry.picture, photo, box);
        }
        entry.box = box;
        if (entry.number !== index + 1)
            entry.cell.setAttribute('aria-posinset', String(entry.number = index + 1));
        if (entry.of !== of)
            entry.cell.setAttribute('aria-setsize', String(entry.of = of));
        return entry;
    }
}
