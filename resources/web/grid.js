// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { gridTarget } from './keys.js';
import { gap, Rows } from './rows.js';
import { Tiles } from './tiles.js';
import { words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./tiles.js').Placed} Placed */

/** Rows kept ready above and below what is seen. */
const spareRows = 2;

/**
 * Photos in rows, newest first. Where a photo goes is arithmetic, and only the rows in sight (and a
 * few spare ones) are elements: ten photos and ten thousand cost the same.
 */
export class Grid {
    /** @type {(id: string) => void} */
    onOpen = () => {};
    /** The last rows are near. @type {() => void} */
    onNearEnd = () => {};

    #list;
    #store;
    #rows = new Rows();
    #tiles;
    #width = 0;
    /** Of the list in the document, and what the bar covers: asked for when the size changes, as
     *  asking while scrolling makes the browser lay out everything. */
    #top = 0;
    #barHeight = 0;
    #isAsked = false;
    /** As the rows know them. @type {Photo[]} */
    #photos = [];
    /** The rows that are painted; nothing is done when they would be the same. */
    #painted = { first: -1, last: -1 };
    #isStale = true;
    /** The photo that the Tab key reaches. @type {string | null} */
    #current = null;
    /** Someone chose it; else it is the first in sight. */
    #isChosen = false;
    #scale = 1;
    /** @type {import('./rows.js').Style} */
    #style = 'square';

    /** @param {HTMLElement} list @param {Store} store */
    constructor(list, store) {
        this.#list = list;
        this.#store = store;
        this.#tiles = new Tiles(list);
        list.setAttribute('aria-label', words.photos);
        addEventListener('scroll', () => this.update(), { passive: true });
        new ResizeObserver(() => this.#measure()).observe(list);
        addEventListener('resize', () => this.#measure());
        list.addEventListener('keydown', event => this.#move(event));
        list.addEventListener('click', event => this.#open(event));
        list.addEventListener('focusin', event => this.#take(event));
    }

    /** Paints at the next frame, once, however often it is asked. */
    update() {
        if (this.#isAsked)
            return;
        this.#isAsked = true;
        requestAnimationFrame(() => {
            this.#isAsked = false;
            this.#paint();
        });
    }

    /** How tiles look from now on. @param {number} scale 1 is usual @param {import('./rows.js').Style} style */
    setLook(scale, style) {
        this.#scale = scale;
        this.#style = style;
        this.#list.dataset.rows = style;
        this.#reshape();
    }

    /** These came just now: they fade in. @param {Photo[]} photos */
    welcome(photos) {
        this.#paint();
        this.#tiles.welcome(photos.map(photo => photo.id));
    }

    /** @param {string} id */
    focus(id) {
        const index = this.#store.indexOf(id);
        if (index >= 0)
            this.#goTo(index);
    }

    #measure() {
        const width = this.#list.clientWidth;
        this.#top = this.#list.getBoundingClientRect().top + scrollY;
        this.#barHeight = document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
        if (width !== this.#width && width > 0) {
            this.#width = width;
            this.#reshape();
        } else {
            this.update();
        }
    }

    #reshape() {
        if (this.#width === 0)
            return;
        this.#keepingPlace(() => this.#rows.shape(this.#width, this.#scale, this.#style));
        this.#paint();
    }

    /** Whatever happens to the rows, what one reads stays where it is. @param {() => void} change */
    #keepingPlace(change) {
        const index = this.#firstSeen();
        const seen = scrollY > 8 ? this.#photos[index] : undefined;
        const top = seen ? this.#rows.all[this.#rows.rowOf(index)].top : 0;
        change();
        this.#isStale = true;
        this.#list.style.height = `${this.#rows.height}px`;
        const at = seen ? this.#store.photos.indexOf(seen) : -1;
        const moved = at < 0 ? 0 : this.#rows.all[this.#rows.rowOf(at)].top - top;
        if (moved !== 0)
            scrollBy(0, moved);
    }

    /** The first photo whose row is wholly in sight. */
    #firstSeen() {
        const rows = this.#rows.all;
        const ceiling = scrollY - this.#top + this.#barHeight;
        if (rows.length === 0)
            return 0;
        const number = this.#rows.rowAt(ceiling);
        const isCovered = rows[number].top + gap < ceiling && number + 1 < rows.length;
        return rows[isCovered ? number + 1 : number].start;
    }

    #paint() {
        if (this.#width === 0)
            return;
        this.#takePhotos();
        const above = scrollY - this.#top;
        const first = Math.max(0, this.#rows.rowAt(above) - spareRows);
        const last = Math.min(this.#rows.all.length - 1, this.#rows.rowAt(above + innerHeight) + spareRows);
        if (this.#isStale || first !== this.#painted.first || last !== this.#painted.last)
            this.#show(this.#shownRows(first, last));
        this.#isStale = false;
        this.#painted = { first, last };
        this.#keepOneReachable(this.#photos[Math.min(this.#firstSeen(), this.#photos.length - 1)]);
        if (above + 3 * innerHeight > this.#rows.height)
            this.onNearEnd();
    }

    #takePhotos() {
        const photos = this.#store.photos;
        if (photos === this.#photos)
            return;
        this.#keepingPlace(() => this.#rows.update(photos));
        this.#photos = photos;
    }

    /**
     * The rows in sight, and that with the focus wherever it is: it must not vanish.
     * @param {number} first @param {number} last
     */
    #shownRows(first, last) {
        const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
        const focused = this.#hasFocus() ? this.#store.indexOf(this.#current) : -1;
        if (focused < 0)
            return numbers;
        const row = this.#rows.rowOf(focused);
        if (row < first)
            numbers.unshift(row);
        else if (row > last)
            numbers.push(row);
        return numbers;
    }

    /** @param {number[]} numbers of rows */
    #show(numbers) {
        /** @type {Placed[]} */
        const placed = [];
        for (const number of numbers) {
            const { start } = this.#rows.all[number];
            this.#rows.boxesOf(number).forEach((box, i) =>
                placed.push({ photo: this.#photos[start + i], index: start + i, box }));
        }
        this.#tiles.show(placed, this.#store.hasOlder ? -1 : this.#photos.length);
    }

    #hasFocus() {
        return this.#list.contains(document.activeElement);
    }

    /** One tile is in the Tab order, the arrows reach the others. @param {Photo | undefined} fallback */
    #keepOneReachable(fallback) {
        if (!this.#isChosen || this.#current === null || !this.#tiles.has(this.#current)) {
            this.#current = fallback?.id ?? null;
            this.#isChosen = false;
        }
        this.#tiles.makeReachable(this.#current);
    }

    /** @param {KeyboardEvent} event */
    #move(event) {
        const index = this.#store.indexOf(this.#current);
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || index < 0)
            return;
        const target = gridTarget(event.key, index, this.#rows, innerHeight - this.#barHeight);
        if (target === null)
            return;
        event.preventDefault();
        if (target >= 0 && target < this.#store.photos.length)
            this.#goTo(target);
    }

    /** @param {number} index */
    #goTo(index) {
        this.#takePhotos();
        this.#current = this.#photos[index].id;
        this.#isChosen = true;
        this.#scrollTo(index);
        this.#isStale = true;
        this.#paint();
        this.#tiles.focus(this.#current);
    }

    /** @param {number} index */
    #scrollTo(index) {
        const number = this.#rows.rowOf(index);
        const row = this.#rows.all[number];
        const ceiling = this.#top + row.top - this.#barHeight - gap;
        const floor = this.#top + row.top + row.height + gap - innerHeight;
        if (number === 0)
            scrollTo(0, 0);
        else if (scrollY > ceiling)
            scrollTo(0, ceiling);
        else if (scrollY < floor)
            scrollTo(0, floor);
    }

    /** @param {Event} event */
    #idOf(event) {
        const target = /** @type {Element} */ (event.target);
        return target.closest('li')?.dataset.id ?? null;
    }

    /** @param {Event} event */
    #open(event) {
        const id = this.#idOf(event);
        if (id !== null)
            this.onOpen(id);
    }

    /** @param {Event} event */
    #take(event) {
        const id = this.#idOf(event);
        if (id === null)
            return;
        this.#current = id;
        this.#isChosen = true;
        this.#keepOneReachable(undefined);
    }
}
