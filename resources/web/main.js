// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Feed } from './feed.js';
import { Grid } from './grid.js';
import { Store } from './store.js';
import { element, Viewer } from './viewer.js';
import { placeNames, stateWords, when, words } from './words.js';

/** @typedef {import('./feed.js').State} State */
/** @typedef {import('./feed.js').Place} Place */
/** @typedef {import('./store.js').Page} Page */

const store = new Store();
const feed = new Feed();
const list = element('grid', HTMLElement);
const grid = new Grid(list, store);
const viewer = new Viewer(store);

const stateLine = element('state', HTMLElement);
const stateText = element('state-words', HTMLElement);
const latest = element('latest', HTMLElement);
const arrivals = element('arrivals', HTMLButtonElement);
const empty = element('empty', HTMLElement);
const foot = element('foot', HTMLElement);
const footWords = element('foot-words', HTMLElement);
const footRetry = element('foot-retry', HTMLButtonElement);

/** @type {State} */
let state = { name: 'connecting' };
let wasLost = false;
let hasStarted = false;
/** @type {number | null} */
let lastArrival = null;
/** @type {'idle' | 'loading' | 'failed'} */
let history = 'idle';

// The way of what the server says.
feed.onStart = (/** @type {Page} */ page) => {
    store.start(page);
    hasStarted = true;
    history = 'idle';
    lastArrival = page.media.length > 0 ? Number(page.newest.split('-')[0]) : null;
    scrollTo(0, 0);
    store.isHolding = false;
    refresh();
};
feed.onMedia = (/** @type {unknown[]} */ media, /** @type {string} */ position) => {
    store.isHolding = isAway();
    const fresh = store.addNewest(media, position);
    if (fresh.length === 0)
        return;
    lastArrival = Number(position.split('-')[0]);
    refresh();
    if (!store.isHolding)
        grid.welcome(fresh);
    announce(fresh.length);
};
feed.onHidden = (/** @type {string[]} */ ids) => {
    store.hide(ids);
    viewer.hide(ids);
    refresh();
};
feed.onPlaces = (/** @type {Place[]} */ places) => {
    const line = element('places', HTMLElement);
    line.textContent = placeNames(places, 4);
    line.title = `${words.places}: ${placeNames(places, places.length)}`;
    element('empty-text', HTMLElement).textContent = words.emptyText(placeNames(places, 3, words.and));
};
feed.onState = (/** @type {State} */ next) => {
    state = next;
    refreshState();
    if (state.name === 'lost' && !wasLost)
        say(words.lostBriefly);
    else if (state.name === 'live' && wasLost)
        say(words.liveAgain);
    wasLost = state.name === 'lost' || (wasLost && state.name === 'connecting');
};

// The way of what people do.
grid.onOpen = (/** @type {string} */ id) => viewer.open(id);
grid.onNearEnd = loadMoreOnce;
viewer.onNearEnd = loadMoreOnce;
viewer.onClosed = (/** @type {string} */ id) => grid.focus(id);
arrivals.addEventListener('click', () => {
    scrollTo(0, 0);
    showArrivals();
    if (store.photos.length > 0)
        grid.focus(store.photos[0].id);
});
footRetry.addEventListener('click', loadOlder);
addEventListener('scroll', () => {
    if (store.arrivalCount > 0 && !isAway())
        showArrivals();
}, { passive: true });

/** Whether one reads further down: then nothing may move. */
function isAway() {
    return scrollY > 8;
}

function showArrivals() {
    store.isHolding = false;
    if (store.hasOverflowed) {
        feed.start();
        return;
    }
    const fresh = store.releaseArrivals();
    refresh();
    grid.welcome(fresh);
}

/** After a failure it waits a moment, or for a person. */
function loadMoreOnce() {
    if (history === 'idle')
        loadOlder();
}

async function loadOlder() {
    const before = store.before;
    if (!store.hasOlder || before === null)
        return;
    history = 'loading';
    refreshFoot();
    try {
        const page = await feed.page(before);
        // Meanwhile everything may have begun anew.
        if (store.before === before)
            store.addOlder(page);
        history = 'idle';
    } catch (problem) {
        console.info('Older photos did not come:', String(problem));
        history = 'failed';
        setTimeout(() => history === 'failed' && loadOlder(), 5000);
    }
    refresh();
}

function refresh() {
    list.hidden = store.photos.length === 0;
    empty.hidden = !hasStarted || store.photos.length > 0;
    arrivals.hidden = store.arrivalCount === 0;
    arrivals.textContent = words.arrivals(store.arrivalCount);
    refreshFoot();
    refreshLatest();
    grid.update();
    viewer.update();
}

function refreshFoot() {
    footRetry.hidden = history !== 'failed';
    if (history === 'failed')
        footWords.textContent = words.failed;
    else if (store.hasOlder)
        footWords.textContent = words.loading;
    else
        footWords.textContent = words.end;
    foot.hidden = store.photos.length === 0;
}

function refreshState() {
    stateLine.dataset.state = state.name;
    const text = stateWords(state);
    if (stateText.textContent !== text)
        stateText.textContent = text;
}

function refreshLatest() {
    const text = lastArrival === null ? '' : words.latest(when(lastArrival));
    if (latest.textContent !== text)
        latest.textContent = text;
}

/** @param {string} sentence for screen readers, when they have a moment */
function say(sentence) {
    element('announcer', HTMLElement).textContent = sentence;
}

/** One sentence for all that came within a few seconds. */
let announced = 0;
/** @type {number | undefined} */
let announceTimer;
function announce(/** @type {number} */ count) {
    announced += count;
    announceTimer ??= setTimeout(() => {
        say(words.arrived(announced));
        announced = 0;
        announceTimer = undefined;
    }, 3000);
}

document.documentElement.lang = words.language;
element('empty-title', HTMLElement).textContent = words.emptyTitle;
element('empty-text', HTMLElement).textContent = words.emptyText('');
footRetry.textContent = words.retry;
// A reload shows the newest photos: where one was before is somewhere else by now.
window.history.scrollRestoration = 'manual';
setInterval(() => {
    refreshState();
    refreshLatest();
}, 1000);
feed.start();
