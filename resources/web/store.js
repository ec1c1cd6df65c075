// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { after, photoFromMedia } from './photo.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {{media: unknown[], position: string, more: boolean, epoch: string, newest: string}} Page */

/** As many photos are kept while one looks at the newest; older ones are asked for again. */
const kept = 1000;
/** As many new ones wait while one reads further down; beyond that the page starts afresh. */
const waiting = 2000;

/**
 * The photos that the page knows, newest first, each once; and those that arrived while one reads
 * further down, which wait so that nothing moves.
 */
export class Store {
    /** @type {Photo[]} */
    photos = [];
    /** @type {Photo[]} */
    #arrivals = [];
    #arrivalCount = 0;
    #ids = new Set();
    /** @type {string | null} */
    #before = null;
    hasOlder = false;
    /** New photos wait instead of moving what one looks at. */
    isHolding = false;

    /** How many photos wait. */
    get arrivalCount() {
        return this.#arrivalCount;
    }

    /** Where older photos continue. */
    get before() {
        return this.#before;
    }

    /** Too many wait to be kept: the newest page has to be asked for. */
    get hasOverflowed() {
        return this.#arrivalCount > this.#arrivals.length;
    }

    /** Everything anew. @param {Page} page */
    start(page) {
        this.#ids.clear();
        this.#arrivals = [];
        this.#arrivalCount = 0;
        this.photos = this.#understand(page.media, after(page.newest));
        this.#before = page.position;
        this.hasOlder = page.more;
    }

    /**
     * @param {unknown[]} media newest first @param {string} position of the newest
     * @returns {Photo[]} those that are really new
     */
    addNewest(media, position) {
        const fresh = this.#understand(media, after(position));
        if (!this.isHolding) {
            this.photos.unshift(...fresh);
            this.#trim();
            return fresh;
        }
        this.#arrivalCount += fresh.length;
        this.#arrivals.unshift(...fresh);
        if (this.#arrivals.length > waiting)
            this.#arrivals = [];
        return fresh;
    }

    /** @param {Page} page */
    addOlder(page) {
        this.photos.push(...this.#understand(page.media, this.#before));
        if (page.media.length > 0)
            this.#before = page.position;
        this.hasOlder = page.more;
    }

    /** Those that waited join the others. */
    releaseArrivals() {
        const released = this.#arrivals;
        this.photos.unshift(...released);
        this.#arrivals = [];
        this.#arrivalCount = 0;
        this.#trim();
        return released;
    }

    /** @param {string[]} ids */
    hide(ids) {
        const hidden = new Set(ids);
        const stays = (/** @type {Photo} */ photo) => !hidden.has(photo.id);
        const waited = this.#arrivals.length;
        this.photos = this.photos.filter(stays);
        this.#arrivals = this.#arrivals.filter(stays);
        this.#arrivalCount -= waited - this.#arrivals.length;
    }

    /** @param {string | null} id */
    indexOf(id) {
        return id === null ? -1 : this.photos.findIndex(photo => photo.id === id);
    }

    /** @param {unknown[]} media @param {string | null} before */
    #understand(media, before) {
        /** @type {Photo[]} */
        const photos = [];
        for (const item of media) {
            const photo = photoFromMedia(item, before);
            if (photo && !this.#ids.has(photo.id)) {
                this.#ids.add(photo.id);
                photos.push(photo);
            }
        }
        return photos;
    }

    /** Forgets the oldest, batch by batch: only between batches do we know where to go on. */
    #trim() {
        let end = kept;
        while (end < this.photos.length && this.photos[end].before === this.photos[end - 1].before)
            ++end;
        if (end >= this.photos.length)
            return;
        this.#before = this.photos[end].before;
        this.hasOlder = true;
        for (const photo of this.photos.splice(end))
            this.#ids.delete(photo.id);
    }
}
