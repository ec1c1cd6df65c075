// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { filterFor } from './filter.js';
import { after, photoFromMedia } from './photo.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {{media: unknown[], position: string, more: boolean, epoch: string, newest: string}} Page */

/** As many photos are kept while one looks at the newest; older ones are asked for again. */
const kept = 1000;
/** As many new ones wait while one reads further down; beyond that the page starts afresh. */
const waiting = 2000;

/**
 * The photos that the page knows, newest first, each once; those that arrived while one reads
 * further down, which wait so that nothing moves; and which of them are asked for by the filter.
 */
export class Store {
    /** All of them. Arrays are replaced, not changed: who has seen one can compare. @type {Photo[]} */
    #all = [];
    /** Those that the filter lets through. @type {Photo[]} */
    #shown = [];
    /** @type {((photo: Photo) => boolean) | null} */
    #matches = null;
    /** @type {Photo[]} */
    #arrivals = [];
    #arrivalCount = 0;
    #hasOverflowed = false;
    #ids = new Set();
    /** @type {string | null} */
    #before = null;
    hasOlder = false;
    /** New photos wait instead of moving what one looks at. */
    isHolding = false;

    /** What is to be seen. */
    get photos() {
        return this.#shown;
    }

    /** How many there are without the filter. */
    get total() {
        return this.#all.length;
    }

    get isFiltered() {
        return this.#matches !== null;
    }

    /** How many photos wait that are to be seen. */
    get arrivalCount() {
        return this.#arrivalCount;
    }

    /** Where older photos continue. */
    get before() {
        return this.#before;
    }

    /** Too many wait to be kept: the newest page has to be asked for. */
    get hasOverflowed() {
        return this.#hasOverflowed;
    }

    /** Only photos with all of these words, of that time. @param {string} text @param {import('./filter.js').Time} time */
    setFilter(text, time) {
        this.#matches = filterFor(text, time);
        this.#arrivalCount = this.#filtered(this.#arrivals).length;
        this.#setAll(this.#all);
    }

    /** Everything anew. @param {Page} page */
    start(page) {
        this.#ids.clear();
        this.#dropArrivals();
        this.#setAll(this.#understand(page.media, after(page.newest)));
        this.#before = page.position;
        this.hasOlder = page.more;
    }

    /**
     * @param {unknown[]} media newest first @param {string} position of the newest
     * @returns {Photo[]} those that are really new, and to be seen
     */
    addNewest(media, position) {
        const fresh = this.#understand(media, after(position));
        const seen = this.#filtered(fresh);
        if (!this.isHolding) {
            this.#setAll([...fresh, ...this.#all]);
            this.#trim();
            return seen;
        }
        this.#arrivalCount += seen.length;
        this.#arrivals.unshift(...fresh);
        if (this.#arrivals.length > waiting) {
            this.#arrivals = [];
            this.#hasOverflowed = true;
        }
        return seen;
    }

    /** @param {Page} page */
    addOlder(page) {
        const older = this.#understand(page.media, this.#before);
        this.#all = [...this.#all, ...older];
        this.#shown = [...this.#shown, ...this.#filtered(older)];
        if (page.media.length > 0)
            this.#before = page.position;
        this.hasOlder = page.more;
    }

    /** Those that waited join the others. */
    releaseArrivals() {
        const released = this.#arrivals;
        this.#dropArrivals();
        this.#setAll([...released, ...this.#all]);
        this.#trim();
        return this.#filtered(released);
    }

    /** @param {string[]} ids */
    hide(ids) {
        const hidden = new Set(ids);
        const stays = (/** @type {Photo} */ photo) => !hidden.has(photo.id);
        const waited = this.#filtered(this.#arrivals).length;
        this.#arrivals = this.#arrivals.filter(stays);
        this.#arrivalCount -= waited - this.#filtered(this.#arrivals).length;
        this.#setAll(this.#all.filter(stays));
    }

    /** @param {string | null} id */
    indexOf(id) {
        return id === null ? -1 : this.#shown.findIndex(photo => photo.id === id);
    }

    /** @param {Photo[]} photos */
    #setAll(photos) {
        this.#all = photos;
        this.#shown = this.#filtered(photos);
    }

    /** @param {Photo[]} photos */
    #filtered(photos) {
        return this.#matches === null ? photos : photos.filter(this.#matches);
    }

    #dropArrivals() {
        this.#arrivals = [];
        this.#arrivalCount = 0;
        this.#hasOverflowed = false;
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
        const all = this.#all;
        let end = kept;
        while (end < all.length && all[end].before === all[end - 1].before)
            ++end;
        if (end >= all.length)
            return;
        this.#before = all[end].before;
        this.hasOlder = true;
        for (const photo of all.slice(end))
            this.#ids.delete(photo.id);
        this.#setAll(all.slice(0, end));
    }
}
