// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from './elements.js';
import { Feed } from './feed.js';
import { Grid } from './grid.js';
import { Look } from './look.js';
import { showPlaces } from './places.js';
import { Search } from './search.js';
import { Status } from './status.js';
import { Store } from './store.js';
import { Viewer } from './viewer.js';
import { placeNames, when, words } from './words.js';

/** @typedef {import('./feed.js').State} State */
/** @typedef {import('./feed.js').Place} Place */
/** @typedef {import('./store.js').Page} Page */

const store = new Store();
const feed = new Feed();
const list = element('grid', HTMLElement);
const grid = new Grid(list, store);
const viewer = new Viewer(store);
const status = new Status();
const search = new Search();
new Look(grid);

const latest = element('latest', HTMLElement);
const arrivals = element('arrivals', HTMLButtonElement);
const empty = element('empty', HTMLElement);
const emptyTitle = element('empty-title', HTMLElement);
const emptyText = element('empty-text', HTMLElement);
const emptyClear = element('empty-clear', HTMLButtonElement);
const foot = element('foot', HTMLElement);
const footWords = element('foot-words', HTMLElement);
const footRetry = element('foot-retry', HTMLButtonElement);

/** Older photos are asked for in larger pieces when the filter lets few of them through. */
const searchedPage = 200;

let hasStarted = false;
/** What is watched, in words. */
let watched = '';
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
    lastArrival = Number(position.split('-')[0]);
    refresh();
    if (fresh.length === 0)
        return;
    if (!store.isHolding)
        grid.welcome(fresh);
    status.announce(fresh.length);
};
feed.onHidden = (/** @type {string[]} */ ids) => {
    store.hide(ids);
    viewer.hide(ids);
    refresh();
};
feed.onPlaces = (/** @type {Place[]} */ places) => {
    watched = placeNames(places, 3, words.and);
    showPlaces(places, title => search.set(title));
    refreshEmpty();
};
feed.onState = (/** @type {State} */ state) => status.set(state);

// The way of what people do.
grid.onOpen = (/** @type {string} */ id) => viewer.open(id);
grid.onNearEnd = loadMoreOnce;
viewer.onNearEnd = loadMoreOnce;
viewer.onClosed = (/** @type {string} */ id) => grid.focus(id);
search.onChanged = (/** @type {string} */ text, /** @type {import('./filter.js').Time} */ time) => {
    // What waits belongs to what one searches in.
    showArrivals();
    store.setFilter(text, time);
    scrollTo(0, 0);
    refresh();
};
emptyClear.addEventListener('click', () => search.clear());
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
        const page = await feed.page(before, store.isFiltered ? searchedPage : undefined);
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
    arrivals.hidden = store.arrivalCount === 0;
    arrivals.textContent = words.arrivals(store.arrivalCount);
    refreshEmpty();
    refreshFoot();
    refreshLatest();
    grid.update();
    viewer.update();
}

function refreshEmpty() {
    const isSearching = store.isFiltered && store.hasOlder;
    empty.hidden = !hasStarted || store.photos.length > 0 || isSearching;
    emptyTitle.textContent = store.isFiltered ? words.nothingFound : words.emptyTitle;
    emptyText.textContent = store.isFiltered ? words.nothingMatches(search.text, search.time === 'any' ? '' : words.times[search.time], store.total) : words.emptyText(watched);
    emptyClear.hidden = !store.isFiltered;
}

function refreshFoot() {
    footRetry.hidden = history !== 'failed';
    if (history === 'failed')
        footWords.textContent = words.failed;
    else if (store.hasOlder)
        footWords.textContent = store.isFiltered ? words.searching(store.photos.length, store.total) : words.loading;
    else
        footWords.textContent = store.isFiltered ? words.found(store.photos.length, store.total) : words.end;
    foot.hidden = store.photos.length === 0 && !(store.isFiltered && store.hasOlder);
}

function refreshLatest() {
    const text = lastArrival === null ? '' : words.latest(when(lastArrival));
    if (latest.textContent !== text)
        latest.textContent = text;
}

document.documentElement.lang = words.language;
emptyClear.textContent = words.clearFilter;
footRetry.textContent = words.retry;
element('wall-link', HTMLAnchorElement).append(words.wall);
// A reload shows the newest photos: where one was before is somewhere else by now.
window.history.scrollRestoration = 'manual';
setInterval(refreshLatest, 1000);
feed.start();
