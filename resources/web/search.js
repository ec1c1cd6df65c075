// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element, nameButton } from './elements.js';
import { times } from './filter.js';
import { words } from './words.js';

/** @typedef {import('./filter.js').Time} Time */

/** The field for the filter: always to be seen, easy to clear, reached by typing; and the choice of a time. */
export class Search {
    /** @type {(text: string, time: Time) => void} */
    onChanged = () => {};

    #time = element('filter-time', HTMLSelectElement);
    #field = element('filter', HTMLInputElement);
    #clear = element('filter-clear', HTMLButtonElement);

    constructor() {
        this.#field.placeholder = words.filter;
        this.#field.setAttribute('aria-label', words.filterLong);
        nameButton(this.#clear, words.clearFilter);
        this.#field.addEventListener('input', () => this.#changed());
        this.#field.addEventListener('keydown', event => {
            if (event.key === 'Escape' && (this.text !== '' || this.time !== 'any')) {
                event.preventDefault();
                this.clear();
            }
        });
        this.#clear.addEventListener('click', () => this.set(''));
        this.#time.setAttribute('aria-label', words.filterTime);
        this.#time.title = words.filterTime;
        this.#time.append(...times.map(name => new Option(words.times[name], name)));
        this.#time.addEventListener('change', () => this.#changed());
        document.addEventListener('keydown', event => this.#typeAhead(event));
    }

    get text() {
        return this.#field.value.trim();
    }

    /** @returns {Time} */
    get time() {
        return times.find(name => name === this.#time.value) ?? 'any';
    }

    clear() {
        this.#time.value = 'any';
        this.set('');
    }

    /** @param {string} text */
    set(text) {
        this.#field.value = text;
        this.#field.focus();
        this.#changed();
    }

    #changed() {
        this.#clear.hidden = this.#field.value === '';
        this.#time.dataset.time = this.time;
        this.onChanged(this.text, this.time);
    }

    /** Letters typed anywhere go into the field. @param {KeyboardEvent} event */
    #typeAhead(event) {
        const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
        const isBusy = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || document.querySelector('dialog[open]') !== null;
        if (isLetter && !isBusy && !event.isComposing)
            this.#field.focus();
    }
}
