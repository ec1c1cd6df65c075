// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { visibleShare } from './arrange.js';
import { offerSizes } from './photo.js';
import { words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./arrange.js').Layout} Layout */
/** @typedef {import('./rows.js').Box} Box */

const turnTime = 750;
/** How long a picture may take; then another photo has its turn. */
const patience = 15_000;
/** The ways a cube can turn, as turns of itself around the axes. */
const turns = [
    { axis: 'Y', angle: 90 }, { axis: 'Y', angle: -90 }, { axis: 'X', angle: 90 }, { axis: 'X', angle: -90 },
];
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** One place on the wall. A photo comes on when its picture is there: fading in, or on the next side of a cube. */
export class Cell {
    element = document.createElement('li');
    #layout;
    /** @type {Box} */
    #box = { left: 0, top: 0, width: 0, height: 0 };
    #turner = document.createElement('div');
    /** What is seen, or turns into sight. @type {HTMLElement | null} */
    #face = null;
    /** @type {string | null} */
    id = null;
    /** Only the last photo that was asked for comes on. */
    #asked = 0;

    /** @param {Layout} layout */
    constructor(layout) {
        this.#layout = layout;
        this.element.className = 'cell';
        this.#turner.className = 'turner';
        this.element.append(this.#turner);
    }

    /** @param {Box} box */
    place(box) {
        this.#box = box;
        const { style } = this.element;
        style.left = `${box.left}px`;
        style.top = `${box.top}px`;
        style.width = `${box.width}px`;
        style.height = `${box.height}px`;
        // Read from afar: letters grow with their picture.
        style.fontSize = `${Math.max(12, Math.min(36, Math.min(box.width, box.height) * 0.05))}px`;
    }

    clear() {
        ++this.#asked;
        this.id = null;
        this.#face = null;
        this.#turner.replaceChildren();
    }

    /** @param {Photo} photo @returns {Promise<boolean>} false: its picture can't be had */
    async show(photo) {
        const asked = ++this.#asked;
        const { face, picture } = makeFace(photo);
        try {
            await load(picture, photo, this.#box);
        } catch (problem) {
            console.info('A picture did not come:', String(problem));
            return asked !== this.#asked;
        }
        if (asked !== this.#asked)
            return true;
        face.classList.toggle('whole', this.#showsWhole(photo, picture));
        const before = this.#face;
        this.#face = face;
        this.id = photo.id;
        if (this.#layout === 'cubes' && before && !stillness.matches)
            await this.#turn(before, face);
        else
            this.#fade(before, face);
        return true;
    }

    /** @param {Photo} photo @param {HTMLImageElement} picture */
    #showsWhole(photo, picture) {
        const form = picture.naturalWidth / picture.naturalHeight / (this.#box.width / this.#box.height);
        return photo.staysWhole || Math.min(form, 1 / form) < visibleShare(this.#layout);
    }

    /** @param {HTMLElement | null} before @param {HTMLElement} face */
    #fade(before, face) {
        face.classList.add('fresh');
        this.#turner.append(face);
        const done = () => before?.remove();
        if (stillness.matches)
            done();
        else
            face.addEventListener('animationend', done, { once: true });
    }

    /** A quarter of a turn; the new photo is on the side that comes to the front. @param {HTMLElement} before @param {HTMLElement} face */
    async #turn(before, face) {
        const { axis, angle } = turns[Math.floor(Math.random() * turns.length)];
        const depth = (axis === 'Y' ? this.#box.width : this.#box.height) / 2;
        before.style.transform = `translateZ(${depth}px)`;
        face.style.transform = `rotate${axis}(${-angle}deg) translateZ(${depth}px)`;
        this.#turner.append(face);
        // Half turned its edge is nearest: it steps back by as much.
        const turning = this.#turner.animate([
            { transform: `translateZ(${-depth}px) rotate${axis}(0deg)` },
            { transform: `translateZ(${-depth * Math.SQRT2}px) rotate${axis}(${angle / 2}deg)` },
            { transform: `translateZ(${-depth}px) rotate${axis}(${angle}deg)` },
        ], { duration: turnTime, easing: 'ease-in-out' });
        // In front of its neighbours: across the corner it is wider than they leave it.
        this.element.style.zIndex = '1';
        await turning.finished;
        this.element.style.zIndex = '';
        before.remove();
        face.style.transform = '';
    }
}

/** @param {Photo} photo */
function makeFace(photo) {
    const face = document.createElement('figure');
    face.className = 'face';
    face.dataset.id = photo.id;
    const picture = document.createElement('img');
    picture.alt = photo.place || photo.author || photo.caption ? '' : words.photoBy('');
    picture.draggable = false;
    const label = document.createElement('figcaption');
    if (photo.caption)
        label.append(line('p', 'caption', photo.caption));
    const where = document.createElement('p');
    where.className = 'where';
    for (const [name, content] of [['place', photo.place], ['author', photo.author || words.noAuthor]]) {
        if (content)
            where.append(line('bdi', name, content));
    }
    label.append(where);
    if (photo.licence)
        label.append(line('p', 'licence', photo.licence));
    face.append(picture, label);
    return { face, picture };
}

/** @param {string} kind @param {string} name @param {string} content text from strangers: it stays text */
function line(kind, name, content) {
    const element = document.createElement(kind);
    element.className = name;
    element.dir = 'auto';
    element.textContent = content;
    return element;
}

/** @param {HTMLImageElement} picture @param {Photo} photo @param {Box} box */
async function load(picture, photo, box) {
    offerSizes(picture, photo, box.width, box.height);
    /** @type {number | undefined} */
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('It takes too long.')), patience);
    });
    try {
        await Promise.race([picture.decode(), late]);
    } finally {
        clearTimeout(timer);
    }
}
