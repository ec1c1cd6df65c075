// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the page share: one browser for each file, and for each test the page's real
// server and a page of its own. Needs `npm ci` here, Chromium, and PAGE_PROGRAM, the path of
// page-program.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, beforeEach } from 'node:test';
import { Program } from './program.mjs';

export const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}/node_modules/playwright-core`))
    throw new Error(`The browser's driver is missing. Install it with: npm ci --prefix ${here}`);
if (!process.env.PAGE_PROGRAM)
    throw new Error('PAGE_PROGRAM must be the path of page-program.');
const { chromium } = await import('playwright-core');

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const desktop = { width: 1280, height: 800 };

let browser;
/** The page's server of this test. @type {Program} */
export let program;
/** @type {string} */
export let url;
/** @type {import('playwright-core').Page} */
export let page;
/** What must not happen: errors in the page, requests to elsewhere. */
let complaints;
let expectsFailures;

before(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
});
after(() => browser?.close());

beforeEach(async () => {
    program = new Program(process.env.PAGE_PROGRAM);
    url = await program.url();
    complaints = [];
    expectsFailures = false;
});
afterEach(async () => {
    await page?.context().close();
    page = null;
    program.end();
    assert.deepEqual(complaints, []);
});

/** The browser may complain in its console: a server goes away, a picture is missing. */
export function expectFailures() {
    expectsFailures = true;
}

/** A new page in a window of its own, nothing opened yet. */
export async function newPage(options = {}) {
    const context = await browser.newContext({ viewport: desktop, ...options });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', error => complaints.push(`error: ${error.message}`));
    page.on('console', message => {
        if (message.type() === 'error' && !expectsFailures)
            complaints.push(`console: ${message.text()}`);
    });
    page.on('request', request => {
        if (!request.url().startsWith(url) && !request.url().startsWith(url.replace('http', 'ws')))
            complaints.push(`elsewhere: ${request.url()}`);
    });
    page.on('websocket', socket => {
        if (!socket.url().startsWith(url.replace('http', 'ws')))
            complaints.push(`elsewhere: ${socket.url()}`);
    });
}

/** The page, connected. */
export async function open(options = {}, path = '/') {
    await newPage(options);
    await page.goto(new URL(path, url).href);
    await live();
}

export const live = () => page.waitForSelector('#state[data-state="live"]', { state: 'attached' });
export const ids = () => page.$$eval('#grid li', tiles => tiles.map(tile => tile.dataset.id));
export const numbers = (first, last) => Array.from({ length: Math.abs(last - first) + 1 },
    (_, i) => `${first > last ? first - i : first + i}_501`);
export const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.dataset.id);

/** With the keyboard alone, past the controls of the bar. */
export async function tabToGrid() {
    for (let i = 0; i < 20 && await focused() === undefined; ++i)
        await page.keyboard.press('Tab');
}

/** Waits until just these tiles are there, in this order. */
export async function shows(expected) {
    await page.waitForFunction(wanted => {
        const found = [...document.querySelectorAll('#grid li')].map(tile => tile.dataset.id);
        return JSON.stringify(found) === JSON.stringify(wanted);
    }, expected).catch(async problem => {
        throw new Error(`Shown: ${await ids()}; expected: ${expected}`, { cause: problem });
    });
}

/** Where a tile is on the screen. */
export const place = id => page.$eval(`[data-id="${id}"]`, tile => {
    const { x, y, width, height } = tile.getBoundingClientRect();
    return { x, y, width, height };
});

export async function scrollTo(y) {
    await page.evaluate(top => new Promise(done => {
        scrollTo(0, top);
        requestAnimationFrame(() => requestAnimationFrame(done));
    }), y);
}

/** What axe finds on the page as it is now; open it with bypassCSP. */
export async function violations() {
    if (!await page.evaluate(() => 'axe' in window))
        await page.addScriptTag({ path: `${here}/node_modules/axe-core/axe.min.js` });
    return (await page.evaluate(() => window.axe.run())).violations
        .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 90)).join(' | ')}`);
}
