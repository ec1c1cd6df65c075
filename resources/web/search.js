// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element, nameButton } from './elements.js';
import { words } from './words.js';

/** The field for the filter: always to be seen, easy to clear, reached by typing. */
export class Search {
    /** @type {(text: string) => void} */
    onChanged = () => {};

    #field = element('filter', HTMLInputElement);
    #clear = element('filter-clear', HTMLButtonElement);

    constructor() {
        this.#field.placeholder = words.filter;
        this.#field.setAttribute('aria-label', words.filterLong);
        nameButton(this.#clear, words.clearFilter);
        this.#field.addEventListener('input', () => this.#changed());
        this.#field.addEventListener('keydown', event => {
            if (event.key === 'Escape' && this.text !== '') {
                event.preventDefault();
                this.set('');
            }
        });
        this.#clear.addEventListener('click', () => this.set(''));
        document.addEventListener('keydown', event => this.#typeAhead(event));
    }

    get text() {
        return this.#field.value.trim();
    }

    /** @param {string} text */
    set(text) {
        this.#field.value = text;
        this.#field.focus();
        this.#changed();
    }

    #changed() {
        this.#clear.hidden = this.#field.value === '';
        this.onChanged(this.text);
    }

    /** Letters typed anywhere go into the field. @param {KeyboardEvent} event */
    #typeAhead(event) {
        const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
        const isBusy = event.target instanceof HTMLInputElement || document.querySelector('dialog[open]') !== null;
        if (isLetter && !isBusy && !event.isComposing)
            this.#field.focus();
    }
}
