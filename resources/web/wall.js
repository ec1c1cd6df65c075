// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { cellsFor, drift, layoutFromName, layouts } from './arrange.js';
import { Cell } from './cell.js';
import { element } from './elements.js';
import { Feed } from './feed.js';
import { photoFromMedia } from './photo.js';
import { Programme } from './programme.js';
import { keepAwake } from './awake.js';
import { Status } from './status.js';
import { placeNames, words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {import('./feed.js').Place} Place */
/** @typedef {import('./feed.js').State} State */
/** @typedef {import('./store.js').Page} Page */

const gap = 4;
/** How far the wall wanders; its edge leaves room for that. */
const reach = 6;
const pageSize = 200;
/** As much of what was before is asked for. */
const enough = 1000;
/** Records of photos that are no longer on the wall go, some hundred at a time. */
const forgetAt = 2500;

const stage = element('stage', HTMLElement);
const empty = element('empty', HTMLElement);
const feed = new Feed(pageSize);
const status = new Status();
const programme = new Programme();
/** @type {Map<string, Photo>} */
const photos = new Map();
/** @type {Cell[]} */
let cells = [];
let layout = layoutFromName(new URLSearchParams(location.search).get('layout'));
/** @type {number | undefined} */
let timer;

feed.onStart = (/** @type {Page} */ page) => {
    photos.clear();
    programme.clear();
    const ids = take(page.media);
    programme.setLayout(layout, boxesFor(ids.length).length);
    programme.begin(ids);
    arrange();
    empty.hidden = photos.size > 0;
    loadOlder(page);
};
feed.onMedia = (/** @type {unknown[]} */ media) => {
    const fresh = take(media);
    programme.arrive(fresh);
    forget();
    arrange();
    empty.hidden = photos.size > 0;
    if (fresh.length > 0)
        status.announce(fresh.length);
};
feed.onHidden = (/** @type {string[]} */ ids) => {
    programme.remove(ids);
    for (const id of ids)
        photos.delete(id);
    arrange();
    empty.hidden = photos.size > 0;
};
feed.onPlaces = (/** @type {Place[]} */ places) => {
    element('empty-text', HTMLElement).textContent = words.emptyText(placeNames(places, 3, words.and));
};
feed.onState = (/** @type {State} */ state) => status.set(state);

/** Understands what came; those marked as sensitive are not for a wall. @param {unknown[]} media @returns {string[]} what is new */
function take(media) {
    /** @type {string[]} */
    const ids = [];
    for (const item of media) {
        const photo = photoFromMedia(item, null);
        if (!photo || photo.isSensitive || photos.has(photo.id))
            continue;
        photos.set(photo.id, photo);
        ids.push(photo.id);
    }
    return ids;
}

/** What the programme has forgotten, and is not seen either. */
function forget() {
    if (photos.size < forgetAt)
        return;
    for (const id of photos.keys()) {
        if (!programme.has(id) && !cells.some((_, i) => programme.at(i) === id))
            photos.delete(id);
    }
}

/** A wall has a past: what was before comes on between the new ones. @param {Page} page */
async function loadOlder(page) {
    try {
        while (page.more && photos.size < enough) {
            const older = await feed.page(page.position, pageSize);
            if (older.epoch !== page.epoch)
                return;
            programme.add(take(older.media));
            page = older;
        }
    } catch (problem) {
        console.info('Older photos did not come:', String(problem));
    }
    arrange();
}

/** @param {number} count of photos */
function boxesFor(count) {
    return cellsFor(layout, stage.clientWidth, stage.clientHeight, count, gap);
}

/** As many cells as there are photos for, where they belong. */
function arrange() {
    const boxes = boxesFor(programme.photoCount);
    programme.setLayout(layout, boxes.length);
    while (cells.length > boxes.length)
        cells.pop()?.element.remove();
    boxes.forEach((box, i) => {
        cells[i] ??= addCell();
        cells[i].place(box);
        // What is seen there, or on its way, is no longer on the wall.
        if (programme.at(i) === null)
            cells[i].clear();
    });
    step();
}

function addCell() {
    const cell = new Cell(layout);
    stage.append(cell.element);
    return cell;
}

function step() {
    clearTimeout(timer);
    for (let change = programme.next(performance.now()); change; change = programme.next(performance.now()))
        bringOn(change);
    timer = setTimeout(step, Math.max(50, programme.nextAt(performance.now()) - performance.now()));
}

/** @param {import('./programme.js').Change} change */
async function bringOn(change) {
    const photo = photos.get(change.id);
    const cell = cells[change.cell];
    const before = cell.id;
    if (photo && await cell.show(photo))
        return;
    programme.giveUp(change, before, performance.now());
    step();
}

/** @param {import('./arrange.js').Layout} next */
function setLayout(next) {
    layout = next;
    stage.dataset.layout = layout;
    history.replaceState(null, '', `/wall?layout=${layout}`);
    for (const cell of cells)
        cell.element.remove();
    cells = [];
    // All cells are new; the newest photos need not be again.
    programme.setLayout(layout, 0);
    arrange();
}

function wander() {
    const { x, y, next } = drift(performance.now(), reach);
    stage.style.transform = `translate(${x}px, ${y}px)`;
    setTimeout(wander, next);
}

addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey)
        return;
    const number = Number(event.key);
    if (event.key === 'Escape')
        location.assign('/');
    else if (number >= 1 && number <= layouts.length)
        setLayout(layouts[number - 1]);
});

document.documentElement.lang = words.language;
document.title = words.wallTitle;
element('title', HTMLElement).textContent = words.wallTitle;
element('leave', HTMLAnchorElement).textContent = words.leaveWall;
element('empty-title', HTMLElement).textContent = words.emptyTitle;
element('empty-text', HTMLElement).textContent = words.emptyText('');
stage.setAttribute('aria-label', words.wallPhotos);
stage.dataset.layout = layout;
new ResizeObserver(arrange).observe(stage);
wander();
keepAwake();
feed.start();
