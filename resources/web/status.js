// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from './elements.js';
import { stateWords, words } from './words.js';

/** @typedef {import('./feed.js').State} State */

const pause = 3000;

/** Whether it is live, in words; and sentences for screen readers. */
export class Status {
    #line = element('state', HTMLElement);
    #text = element('state-words', HTMLElement);
    #announcer = element('announcer', HTMLElement);
    /** @type {State} */
    #state = { name: 'connecting' };
    #wasLost = false;
    #announced = 0;
    /** @type {number | undefined} */
    #timer;

    constructor() {
        setInterval(() => this.#refresh(), 1000);
    }

    /** @param {State} state */
    set(state) {
        this.#state = state;
        this.#refresh();
        if (state.name === 'lost' && !this.#wasLost)
            this.say(words.lostBriefly);
        else if (state.name === 'live' && this.#wasLost)
            this.say(words.liveAgain);
        this.#wasLost = state.name === 'lost' || (this.#wasLost && state.name === 'connecting');
    }

    /** For screen readers, when they have a moment. @param {string} sentence */
    say(sentence) {
        this.#announcer.textContent = sentence;
    }

    /** One sentence for all that came within a few seconds. @param {number} count of new photos */
    announce(count) {
        this.#announced += count;
        this.#timer ??= setTimeout(() => {
            this.say(words.arrived(this.#announced));
            this.#announced = 0;
            this.#timer = undefined;
        }, pause);
    }

    #refresh() {
        this.#line.dataset.state = this.#state.name;
        const text = stateWords(this.#state);
        if (this.#text.textContent !== text)
            this.#text.textContent = text;
    }
}
