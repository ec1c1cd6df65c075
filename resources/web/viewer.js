// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { pictureAddress } from './photo.js';
import { fullTime, when, words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./store.js').Store} Store */

const swipe = 48;

/** @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
export function element(id, type) {
    const found = document.getElementById(id);
    if (!(found instanceof type))
        throw new Error(`The page has no ${id}.`);
    return found;
}

/** One photo, large, with everything that is known about it. */
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
    /** @type {Photo | null} */
    #photo = null;

    /** @param {Store} store */
    constructor(store) {
        this.#store = store;
        const close = element('viewer-close', HTMLButtonElement);
        close.setAttribute('aria-label', words.close);
        this.#newer.setAttribute('aria-label', words.newer);
        this.#older.setAttribute('aria-label', words.older);
        this.#missing.textContent = words.missing;
        close.addEventListener('click', () => this.#dialog.close());
        this.#newer.addEventListener('click', () => this.#step(-1));
        this.#older.addEventListener('click', () => this.#step(1));
        this.#dialog.addEventListener('keydown', event => this.#key(event));
        this.#dialog.addEventListener('close', () => this.#leave());
        this.#picture.addEventListener('load', () => (this.#missing.hidden = true));
        this.#picture.addEventListener('error', () => (this.#missing.hidden = !this.#picture.hasAttribute('src')));
        this.#listenForSwipes(element('viewer-stage', HTMLElement));
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
        this.#newer.disabled = index <= 0;
        this.#older.disabled = index < 0 || index >= this.#store.photos.length - 1;
        // A button that is disabled loses the focus, and the keys would go astray.
        if (document.activeElement === document.body)
            this.#details.focus();
        if (index > this.#store.photos.length - 5)
            this.onNearEnd();
    }

    /** @param {string[]} ids these are to be seen no more */
    hide(ids) {
        if (this.#photo && ids.includes(this.#photo.id))
            this.#dialog.close();
    }

    /** @param {Photo} photo */
    #show(photo) {
        this.#photo = photo;
        this.#missing.hidden = true;
        this.#picture.alt = photo.caption || words.photoBy(photo.author);
        // The tile's picture at once, the large one when it is all there.
        this.#picture.src = pictureAddress(photo.id, 640);
        const large = new Image();
        large.src = pictureAddress(photo.id, 2048);
        large.decode().then(
            () => {
                if (this.#photo === photo)
                    this.#picture.src = large.src;
            },
            () => {
                // What is shown already stays; without that the picture's own error event speaks.
            });

        element('viewer-title', HTMLElement).textContent = photo.place || words.photoBy(photo.author);
        element('viewer-caption', HTMLElement).textContent = photo.caption;
        element('viewer-caption', HTMLElement).hidden = photo.caption === '';
        element('viewer-facts', HTMLElement).replaceChildren(
            ...fact(words.author, photo.author, photo.authorPage),
            ...fact(words.time, photo.time === null ? '' : moment(photo.time), null),
            ...fact(words.licence, photo.licence || words.noLicence, photo.licenceUrl));
        const page = element('viewer-page', HTMLAnchorElement);
        page.textContent = words.page;
        page.hidden = photo.page === null;
        if (photo.page === null)
            page.removeAttribute('href');
        else
            page.href = photo.page;
        this.#details.scrollTop = 0;
        this.update();
    }

    /** @param {number} by */
    #step(by) {
        const index = this.#photo ? this.#store.indexOf(this.#photo.id) : -1;
        const photo = this.#store.photos[index + by];
        if (index >= 0 && photo)
            this.#show(photo);
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
        if (event.ctrlKey || event.altKey || event.metaKey)
            return;
        if (event.key === 'ArrowLeft')
            this.#step(-1);
        else if (event.key === 'ArrowRight')
            this.#step(1);
        else
            return;
        event.preventDefault();
    }

    #leave() {
        const id = this.#photo?.id;
        this.#photo = null;
        this.#picture.removeAttribute('src');
        if (id !== undefined)
            this.onClosed(id);
    }

    /** @param {HTMLElement} stage */
    #listenForSwipes(stage) {
        let start = 0;
        let fingers = 0;
        stage.addEventListener('touchstart', event => {
            fingers = event.touches.length;
            start = event.touches[0].clientX;
        }, { passive: true });
        stage.addEventListener('touchend', event => {
            const distance = event.changedTouches[0].clientX - start;
            // Two fingers zoom.
            if (fingers === 1 && Math.abs(distance) > swipe)
                this.#step(distance < 0 ? 1 : -1);
        }, { passive: true });
    }
}

/** @param {number} time */
function moment(time) {
    const near = when(time);
    const exact = fullTime(time);
    return near === exact ? exact : `${exact}${words.separator}${near}`;
}

/** A line of the details. @param {string} name @param {string} content @param {string | null} link */
function fact(name, content, link) {
    if (!content)
        return [];
    const term = document.createElement('dt');
    term.textContent = name;
    const value = document.createElement('dd');
    value.dir = 'auto';
    if (link === null) {
        value.textContent = content;
    } else {
        const anchor = document.createElement('a');
        anchor.href = link;
        anchor.target = '_blank';
        anchor.rel = 'noopener noreferrer';
        anchor.textContent = content;
        value.append(anchor);
    }
    return [term, value];
}
