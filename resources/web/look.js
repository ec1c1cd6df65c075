// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element, nameButton } from './elements.js';
import { words } from './words.js';

/** @typedef {import('./grid.js').Grid} Grid */

const key = 'look';
const step = 0.1;

/** How large tiles are, and whether rows are square or justified: chosen in the bar, remembered. */
export class Look {
    #grid;
    #size = element('tile-size', HTMLInputElement);
    #rows = element('rows', HTMLButtonElement);
    /** @type {import('./rows.js').Style} */
    #style = 'square';

    /** @param {Grid} grid */
    constructor(grid) {
        this.#grid = grid;
        this.#size.setAttribute('aria-label', words.tileSize);
        this.#size.title = words.tileSize;
        nameButton(this.#rows, words.justified);
        this.#recall();
        this.#size.addEventListener('input', () => this.#changed());
        this.#rows.addEventListener('click', () => {
            this.#style = this.#style === 'square' ? 'justified' : 'square';
            this.#changed();
        });
        // As in the window: Ctrl and the wheel over the photos.
        addEventListener('wheel', event => this.#turn(event), { passive: false });
        this.#show();
    }

    /** @param {WheelEvent} event */
    #turn(event) {
        const isOverPhotos = event.target instanceof Element && event.target.closest('main') !== null;
        if (!event.ctrlKey || !isOverPhotos)
            return;
        event.preventDefault();
        this.#size.valueAsNumber -= Math.sign(event.deltaY) * step;
        this.#changed();
    }

    #recall() {
        try {
            const look = JSON.parse(localStorage.getItem(key) ?? '{}');
            this.#style = look.style === 'justified' ? 'justified' : 'square';
            if (Number.isFinite(look.scale))
                this.#size.valueAsNumber = look.scale; // The field keeps it within its bounds.
        } catch (problem) {
            console.info('The look was not remembered:', String(problem));
        }
    }

    #changed() {
        this.#show();
        try {
            localStorage.setItem(key, JSON.stringify({ scale: this.#size.valueAsNumber, style: this.#style }));
        } catch (problem) {
            console.info('The look is not remembered:', String(problem));
        }
    }

    #show() {
        this.#rows.setAttribute('aria-pressed', String(this.#style === 'justified'));
        this.#grid.setLook(this.#size.valueAsNumber, this.#style);
    }
}
