// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./store.js').Page} Page */
/** @typedef {{slug: string, title: string, state: string, count: number, lastPhotoAt: string | null}} Place */
/** @typedef {{name: 'connecting' | 'live'} | {name: 'lost', retryAt: number}} State */

const firstDelay = 1000;
const longestDelay = 30_000;
const helloTime = 10_000;
const answerTime = 10_000;
/** The server says something every 20 s. Twice that in silence: the connection is dead, or this
 *  machine has slept. */
const longestSilence = 45_000;

/**
 * The live connection: one page of /api/photos, then /live from there on. After a loss it comes
 * back by itself and gets exactly what it missed; when the server can't tell, it starts afresh.
 */
export class Feed {
    /** @type {(page: Page) => void} */
    onStart = () => {};
    /** @type {(media: unknown[], position: string) => void} */
    onMedia = () => {};
    /** @type {(ids: string[]) => void} */
    onHidden = () => {};
    /** @type {(places: Place[]) => void} */
    onPlaces = () => {};
    /** @type {(state: State) => void} */
    onState = () => {};

    /** @type {WebSocket | null} */
    #socket = null;
    #epoch = '';
    /** @type {string | null} null: nothing is known yet */
    #position = null;
    #failures = 0;
    /** Counts starts, so that the answer to an earlier one is not taken for that of the last. */
    #starts = 0;
    #heardAt = 0;
    #isLive = false;
    /** @type {number | undefined} */
    #timer;
    #firstPage;

    /** @param {number} [firstPage] how many photos to begin with, else as many as the server likes */
    constructor(firstPage) {
        this.#firstPage = firstPage;
        setInterval(() => this.#checkSilence(longestSilence), 5000);
        addEventListener('online', () => this.#wake());
        addEventListener('pageshow', event => event.persisted && this.#wake());
        document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
    }

    /** Everything anew: the newest page, then live. */
    async start() {
        this.#drop();
        const start = ++this.#starts;
        this.#position = null;
        this.onState({ name: 'connecting' });
        try {
            const page = await this.page(null, this.#firstPage);
            if (start !== this.#starts)
                return;
            this.#epoch = page.epoch;
            this.#position = page.newest;
            this.onStart(page);
        } catch (problem) {
            console.info('The photos did not come:', String(problem));
            if (start === this.#starts)
                this.#lost();
            return;
        }
        this.#connect();
    }

    /** One page of history. @param {string | null} before @param {number} [limit] @returns {Promise<Page>} */
    async page(before, limit) {
        const query = new URLSearchParams();
        if (before !== null)
            query.set('before', before);
        if (limit !== undefined)
            query.set('limit', String(limit));
        const answer = await fetch(`/api/photos?${query}`, { signal: AbortSignal.timeout(answerTime) });
        if (!answer.ok)
            throw new Error(`The server answered ${answer.status}.`);
        return answer.json();
    }

    #connect() {
        this.#drop();
        this.onState({ name: 'connecting' });
        const url = new URL('/live', location.href);
        url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
        url.search = new URLSearchParams({ epoch: this.#epoch, position: this.#position ?? '' }).toString();

        const socket = new WebSocket(url);
        this.#socket = socket;
        socket.onmessage = event => this.#hear(event.data);
        socket.onclose = () => this.#lost();
        // A server that is away swallows the attempt without a word.
        this.#timer = setTimeout(() => this.#lost(), helloTime);
    }

    /** @param {unknown} data */
    #hear(data) {
        this.#heardAt = Date.now();
        /** @type {any} */
        let message;
        try {
            message = JSON.parse(String(data));
        } catch (problem) {
            // Whatever it was, we may have missed photos: come back and get them again.
            console.warn('A message that is not JSON:', String(problem));
            this.#lost();
            return;
        }
        if (message.type === 'hello') {
            clearTimeout(this.#timer);
            this.#failures = 0;
            this.#isLive = true;
            this.onPlaces(message.places);
            this.onState({ name: 'live' });
        } else if (message.type === 'newMedia') {
            this.#position = message.position;
            this.onMedia(message.media, message.position);
        } else if (message.type === 'hidden') {
            this.onHidden(message.ids);
        } else if (message.type === 'places') {
            this.onPlaces(message.places);
        } else if (message.type === 'reset') {
            this.start();
        }
    }

    #lost() {
        this.#drop();
        // Doubles, with jitter: a room full of browsers must not come back in the same moment.
        const delay = Math.min(firstDelay * 2 ** this.#failures, longestDelay) * (0.6 + 0.8 * Math.random());
        ++this.#failures;
        this.#timer = setTimeout(() => this.#again(), delay);
        this.onState({ name: 'lost', retryAt: Date.now() + delay });
    }

    #again() {
        if (this.#position === null)
            this.start();
        else
            this.#connect();
    }

    /** The tab is looked at again, or the network is back: don't make people wait. */
    #wake() {
        if (this.#isLive)
            this.#checkSilence(longestSilence / 2);
        else if (this.#socket === null && this.#failures > 0)
            this.#again();
    }

    /** @param {number} longest */
    #checkSilence(longest) {
        if (this.#isLive && Date.now() - this.#heardAt > longest)
            this.#connect();
    }

    #drop() {
        clearTimeout(this.#timer);
        this.#isLive = false;
        if (this.#socket) {
            this.#socket.onmessage = null;
            this.#socket.onclose = null;
            this.#socket.close();
            this.#socket = null;
        }
    }
}
