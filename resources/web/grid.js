// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { makeTile } from './tile.js';
import { words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./store.js').Store} Store */
/** @typedef {{cell: HTMLLIElement, tile: HTMLButtonElement, left: number, top: number, width: number, height: number}} Tile */

const gap = 4;
/** Rows kept ready above and below what is seen. */
const spareRows = 2;

/**
 * Photos in rows, newest first. Where a photo goes is arithmetic over its index, and only the rows
 * in sight (and a few spare ones) are elements: ten photos and ten thousand cost the same.
 */
export class Grid {
    /** @type {(id: string) => void} */
    onOpen = () => {};
    /** The last rows are near. @type {() => void} */
    onNearEnd = () => {};

    #list;
    #store;
    /** @type {Map<string, Tile>} */
    #tiles = new Map();
    #columns = 1;
    #width = 0;
    #isAsked = false;
    /** The photo that the Tab key reaches. @type {string | null} */
    #current = null;
    /** Someone chose it; else it is the first in sight. */
    #isChosen = false;

    /** @param {HTMLElement} list @param {Store} store */
    constructor(list, store) {
        this.#list = list;
        this.#store = store;
        list.setAttribute('aria-label', words.photos);
        addEventListener('scroll', () => this.update(), { passive: true });
        new ResizeObserver(() => this.#measure()).observe(list);
        addEventListener('resize', () => this.update());
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

    /** These came just now: they fade in. @param {Photo[]} photos */
    welcome(photos) {
        const fresh = new Set(photos.map(photo => photo.id));
        this.#paint();
        for (const [id, { tile }] of this.#tiles) {
            if (fresh.has(id))
                tile.classList.add('fresh');
        }
    }

    /** @param {string} id */
    focus(id) {
        const index = this.#store.indexOf(id);
        if (index >= 0)
            this.#goTo(index);
    }

    #measure() {
        const anchor = this.#firstSeen();
        const photo = this.#store.photos[anchor];
        const width = this.#list.clientWidth;
        if (width === this.#width)
            return;
        const isAway = scrollY > 0;
        this.#width = width;
        // Two columns on a phone; the wider the screen, the further away one stands.
        this.#columns = width < 600 ? 2 : Math.max(3, Math.round(width / (160 + width / 18)));
        this.#paint();
        if (isAway && photo)
            this.#scrollTo(anchor, 'start');
    }

    #side() {
        return (this.#width - gap * (this.#columns - 1)) / this.#columns;
    }

    #pitch() {
        return this.#side() + gap;
    }

    /** Of the list in the document. */
    #top() {
        return this.#list.getBoundingClientRect().top + scrollY;
    }

    #firstSeen() {
        const row = Math.ceil(Math.max(0, scrollY - this.#top() + barHeight()) / this.#pitch());
        return this.#width > 0 ? row * this.#columns : 0;
    }

    #paint() {
        if (this.#width === 0)
            return;
        const photos = this.#store.photos;
        const rows = Math.ceil(photos.length / this.#columns);
        this.#list.style.height = `${Math.max(0, rows * this.#pitch() - gap)}px`;

        const above = scrollY - this.#top();
        const first = Math.max(0, Math.floor(above / this.#pitch()) - spareRows) * this.#columns;
        const last = Math.min(photos.length,
            (Math.ceil((above + innerHeight) / this.#pitch()) + spareRows) * this.#columns);
        const shown = this.#shownIndexes(first, last);
        this.#release(new Set(shown.map(index => photos[index].id)));

        /** @type {ChildNode | null} */
        let next = this.#list.firstChild;
        for (const index of shown) {
            const { cell } = this.#place(photos[index], index);
            // Elements stand in the order of the photos: that is the order of the Tab key and of
            // screen readers.
            if (cell === next)
                next = cell.nextSibling;
            else
                this.#list.insertBefore(cell, next);
        }
        this.#keepOneReachable(photos[Math.min(this.#firstSeen(), photos.length - 1)]);
        if (above + 3 * innerHeight > rows * this.#pitch())
            this.onNearEnd();
    }

    /**
     * The rows in sight, and the photo with the focus wherever it is: it must not vanish.
     * @param {number} first @param {number} last
     */
    #shownIndexes(first, last) {
        /** @type {number[]} */
        const indexes = [];
        for (let index = first; index < last; ++index)
            indexes.push(index);
        if (this.#hasFocus()) {
            const focused = this.#store.indexOf(this.#current);
            if (focused >= 0 && focused < first)
                indexes.unshift(focused);
            else if (focused >= last)
                indexes.push(focused);
        }
        return indexes;
    }

    #hasFocus() {
        return this.#list.contains(document.activeElement);
    }

    /** Tiles out of sight are let go. @param {Set<string>} shown */
    #release(shown) {
        for (const [id, { cell }] of this.#tiles) {
            if (shown.has(id))
                continue;
            cell.remove();
            this.#tiles.delete(id);
        }
    }

    /** @param {Photo} photo @param {number} index */
    #place(photo, index) {
        let entry = this.#tiles.get(photo.id);
        if (!entry) {
            entry = { ...makeTile(photo, this.#side()), left: -1, top: -1, width: 0, height: 0 };
            this.#tiles.set(photo.id, entry);
        }
        // On whole pixels: pictures stay sharp, and gaps are all the same.
        const column = index % this.#columns;
        const row = Math.floor(index / this.#columns);
        const left = Math.round(column * this.#pitch());
        const top = Math.round(row * this.#pitch());
        const width = Math.round((column + 1) * this.#pitch()) - gap - left;
        const height = Math.round((row + 1) * this.#pitch()) - gap - top;
        if (left !== entry.left || top !== entry.top || width !== entry.width || height !== entry.height) {
            Object.assign(entry, { left, top, width, height });
            entry.cell.style.transform = `translate(${left}px, ${top}px)`;
            entry.cell.style.width = `${width}px`;
            entry.cell.style.height = `${height}px`;
        }
        entry.cell.setAttribute('aria-posinset', String(index + 1));
        entry.cell.setAttribute('aria-setsize', String(this.#store.hasOlder ? -1 : this.#store.photos.length));
        return entry;
    }

    /** One tile is in the Tab order, the arrows reach the others. @param {Photo | undefined} fallback */
    #keepOneReachable(fallback) {
        if (!this.#isChosen || this.#current === null || !this.#tiles.has(this.#current)) {
            this.#current = fallback?.id ?? null;
            this.#isChosen = false;
        }
        for (const [id, { tile }] of this.#tiles)
            tile.tabIndex = id === this.#current ? 0 : -1;
    }

    /** @param {KeyboardEvent} event */
    #move(event) {
        if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
            return;
        const index = this.#store.indexOf(this.#current);
        const last = this.#store.photos.length - 1;
        const rowsOnScreen = Math.max(1, Math.floor((innerHeight - barHeight()) / this.#pitch()));
        /** @type {Record<string, number>} */
        const targets = {
            ArrowLeft: index - 1,
            ArrowRight: index + 1,
            ArrowUp: index - this.#columns,
            ArrowDown: index + this.#columns,
            PageUp: index - rowsOnScreen * this.#columns,
            PageDown: index + rowsOnScreen * this.#columns,
            Home: 0,
            End: last,
        };
        if (index < 0 || !(event.key in targets))
            return;
        event.preventDefault();
        const target = targets[event.key];
        const isJump = event.key.startsWith('Page');
        if (isJump || event.key === 'ArrowDown')
            this.#goTo(Math.max(0, Math.min(last, target)));
        else if (target >= 0 && target <= last)
            this.#goTo(target);
    }

    /** @param {number} index */
    #goTo(index) {
        this.#current = this.#store.photos[index].id;
        this.#isChosen = true;
        this.#scrollTo(index, 'nearest');
        this.#paint();
        this.#tiles.get(this.#current)?.tile.focus({ preventScroll: true });
    }

    /** @param {number} index @param {'nearest' | 'start'} where */
    #scrollTo(index, where) {
        const top = this.#top() + Math.floor(index / this.#columns) * this.#pitch();
        const ceiling = top - barHeight() - gap;
        const floor = top + this.#pitch() - innerHeight;
        if (index < this.#columns)
            scrollTo(0, 0);
        else if (where === 'start' || scrollY > ceiling)
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

/** The height that the bar covers at the top. */
function barHeight() {
    return document.querySelector('.bar')?.getBoundingClientRect().height ?? 0;
}
