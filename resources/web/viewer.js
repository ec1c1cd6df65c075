// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { showDetails } from './details.js';
import { element, nameButton } from './elements.js';
import { pictureAddress } from './photo.js';
import { words } from './words.js';
import { Zoom } from './zoom.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./store.js').Store} Store */

/** How long a slide stays, from when it is there. */
const slideTime = 6000;

/** Of the screen, in its own pixels. */
function longestSide() {
    return Math.max(innerWidth, innerHeight) * devicePixelRatio;
}

/** One photo, large, with everything that is known about it; and a slide show of them. */
export class Viewer {
    /** With the photo that was shown last. @type {(id: string) => void} */
    onClosed = () => {};
    /** Shown is one of the oldest photos that are here. @type {() => void} */
    onNearEnd = () => {};

    #store;
    #dialog = element('viewer', HTMLDialogElement);
    #picture = element('viewer-picture', HTMLImageElement);
    #missing = element('viewer-missing', HTMLElement);
    #newer = element('viewer-newer', HTMLButtonElement);
    #older = element('viewer-older', HTMLButtonElement);
    #details = element('viewer-details', HTMLElement);
    #info = element('viewer-info', HTMLButtonElement);
    #play = element('viewer-play', HTMLButtonElement);
    #zoom = new Zoom(element('viewer-stage', HTMLElement), this.#picture);
    /** @type {Photo | null} */
    #photo = null;
    /** Where it was, should it have left the list. */
    #index = 0;
    /** The size of the picture that is shown, or on its way. */
    #largest = 0;
    #isPlaying = false;
    /** @type {number | undefined} */
    #timer;

    /** @param {Store} store */
    constructor(store) {
        this.#store = store;
        this.#missing.textContent = words.missing;
        const buttons = /** @type {const} */ ([
            ['viewer-close', words.close, () => this.#dialog.close()],
            ['viewer-newer', words.newer, () => this.#step(-1)],
            ['viewer-older', words.older, () => this.#step(1)],
            ['viewer-closer', words.zoomIn, () => this.#zoom.closer()],
            ['viewer-further', words.zoomOut, () => this.#zoom.further()],
            ['viewer-info', words.details, () => this.#toggleDetails()],
            ['viewer-play', words.play, () => this.#setPlaying(!this.#isPlaying)],
        ]);
        for (const [id, name, action] of buttons) {
            const button = element(id, HTMLButtonElement);
            nameButton(button, name);
            button.addEventListener('click', action);
        }
        this.#dialog.addEventListener('keydown', event => this.#key(event));
        this.#dialog.addEventListener('close', () => this.#leave());
        this.#picture.addEventListener('load', () => this.#arrived());
        this.#picture.addEventListener('error', () => this.#failed());
        this.#zoom.onStep = by => this.#step(by);
        this.#zoom.onChanged = () => {
            element('viewer-further', HTMLButtonElement).disabled = this.#zoom.isFitted;
            if (!this.#zoom.isFitted)
                this.#sharpen(3840);
        };
    }

    /** @param {string} id */
    open(id) {
        const photo = this.#store.photos[this.#store.indexOf(id)];
        if (!photo)
            return;
        if (!this.#dialog.open)
            this.#dialog.showModal();
        this.#details.focus();
        this.#show(photo);
    }

    /** Photos came or went: there may be a neighbour now, or this one is gone. */
    update() {
        if (!this.#photo || !this.#dialog.open)
            return;
        const index = this.#store.indexOf(this.#photo.id);
        this.#index = Math.max(0, index);
        this.#newer.disabled = index <= 0;
        this.#older.disabled = index < 0 || index >= this.#store.photos.length - 1;
        // A button that is disabled loses the focus, and the keys would go astray.
        if (document.activeElement === document.body)
            this.#details.focus();
        if (index > this.#store.photos.length - 5)
            this.onNearEnd();
    }

    /** Called after they left the store. @param {string[]} ids these are to be seen no more */
    hide(ids) {
        if (!this.#photo || !ids.includes(this.#photo.id))
            return;
        const next = this.#store.photos[Math.min(this.#index, this.#store.photos.length - 1)];
        if (next)
            this.#show(next);
        else
            this.#dialog.close();
    }

    /** @param {Photo | undefined} photo */
    #show(photo) {
        if (!photo)
            return;
        clearTimeout(this.#timer);
        this.#photo = photo;
        this.#missing.hidden = true;
        this.#zoom.fit();
        this.#picture.alt = photo.caption || words.photoBy(photo.author);
        // The tile's picture at once, the large one when it is all there.
        this.#picture.src = pictureAddress(photo.id, 640);
        this.#largest = 640;
        this.#sharpen(longestSide() > 2048 ? 3840 : 2048);
        showDetails(photo);
        this.update();
    }

    /** @param {2048 | 3840} size */
    async #sharpen(size) {
        const photo = this.#photo;
        if (!photo || size <= this.#largest)
            return;
        this.#largest = size;
        const large = new Image();
        large.src = pictureAddress(photo.id, size);
        try {
            await large.decode();
        } catch (problem) {
            // What is shown already stays; without that the picture's own error event speaks.
            console.info('The large picture did not come:', String(problem));
            return;
        }
        if (this.#photo === photo && size === this.#largest)
            this.#picture.src = large.src;
    }

    #arrived() {
        this.#missing.hidden = true;
        this.#waitForNext();
    }

    #failed() {
        this.#missing.hidden = !this.#picture.hasAttribute('src');
        this.#waitForNext();
    }

    /** @param {number} by */
    #step(by) {
        const index = this.#photo ? this.#store.indexOf(this.#photo.id) : -1;
        const photo = this.#store.photos[index + by];
        if (index >= 0 && photo)
            this.#show(photo);
    }

    /** @param {boolean} isPlaying */
    #setPlaying(isPlaying) {
        this.#isPlaying = isPlaying;
        nameButton(this.#play, isPlaying ? words.pause : words.play);
        this.#dialog.classList.toggle('playing', isPlaying);
        clearTimeout(this.#timer);
        this.#waitForNext();
    }

    /** A slide show goes from new to old, and begins anew. */
    #waitForNext() {
        if (!this.#isPlaying)
            return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
            const photos = this.#store.photos;
            const next = photos[this.#photo ? this.#store.indexOf(this.#photo.id) + 1 : 0] ?? photos[0];
            if (next && next !== this.#photo)
                this.#show(next);
            else
                this.#waitForNext();
        }, slideTime);
    }

    #toggleDetails() {
        const isHidden = !this.#details.hidden;
        this.#details.hidden = isHidden;
        this.#info.setAttribute('aria-expanded', String(!isHidden));
        if (isHidden && document.activeElement === document.body)
            this.#info.focus();
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
        if (event.ctrlKey || event.altKey || event.metaKey)
            return;
        const last = this.#store.photos.length - 1;
        /** @type {Record<string, () => void>} */
        const actions = {
            'ArrowLeft': () => this.#step(-1),
            'ArrowRight': () => this.#step(1),
            'Home': () => this.#show(this.#store.photos[0]),
            'End': () => this.#show(this.#store.photos[last]),
            'Backspace': () => this.#dialog.close(),
            '+': () => this.#zoom.closer(),
            '=': () => this.#zoom.closer(),
            '-': () => this.#zoom.further(),
            '0': () => this.#zoom.fit(),
            '1': () => this.#zoom.actualSize(),
            'i': () => this.#toggleDetails(),
            ' ': () => this.#setPlaying(!this.#isPlaying),
        };
        // A space presses the button that has the focus.
        const isPress = event.key === ' ' && event.target instanceof HTMLButtonElement;
        if (!(event.key in actions) || isPress)
            return;
        event.preventDefault();
        actions[event.key]();
    }

    #leave() {
        const id = this.#photo?.id;
        this.#setPlaying(false);
        this.#photo = null;
        this.#picture.removeAttribute('src');
        if (id !== undefined)
            this.onClosed(id);
    }
}
