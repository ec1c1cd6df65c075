// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page in a real browser, against the page's real server. Needs `npm ci` here, Chromium, and
// PAGE_PROGRAM, the path of page-program.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Program } from './program.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}/node_modules/playwright-core`))
    throw new Error(`The browser's driver is missing. Install it with: npm ci --prefix ${here}`);
if (!process.env.PAGE_PROGRAM)
    throw new Error('PAGE_PROGRAM must be the path of page-program.');
const { chromium } = await import('playwright-core');

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const desktop = { width: 1280, height: 800 };

let browser;
let program;
let url;
let page;
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

async function open(options = {}) {
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
    await page.goto(url);
    await live();
}

const live = () => page.waitForSelector('#state[data-state="live"]');
const ids = () => page.$$eval('#grid li', tiles => tiles.map(tile => tile.dataset.id));
const numbers = (first, last) => Array.from({ length: Math.abs(last - first) + 1 },
    (_, i) => `${first > last ? first - i : first + i}_501`);
const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.dataset.id);

async function shows(expected) {
    await page.waitForFunction(wanted => {
        const found = [...document.querySelectorAll('#grid li')].map(tile => tile.dataset.id);
        return JSON.stringify(found) === JSON.stringify(wanted);
    }, expected).catch(async problem => {
        throw new Error(`Shown: ${await ids()}; expected: ${expected}`, { cause: problem });
    });
}

/** Where a tile is on the screen. */
const place = id => page.$eval(`[data-id="${id}"]`, tile => {
    const { x, y, width, height } = tile.getBoundingClientRect();
    return { x, y, width, height };
});

async function scrollTo(y) {
    await page.evaluate(top => new Promise(done => {
        scrollTo(0, top);
        requestAnimationFrame(() => requestAnimationFrame(done));
    }), y);
}

test('the page says what it is for while nothing is there', async () => {
    await open();
    await page.waitForSelector('#empty:not([hidden])');
    assert.match(await page.textContent('#empty'), /No photos yet/);
    assert.match(await page.textContent('#empty'), /San Francisco/);
    assert.equal(await page.textContent('#state'), 'Live');
});

test('photos that are there are shown, newest first, with place and author', async () => {
    await program.tell('burst 8');
    await open();
    await shows(numbers(8, 1));
    assert.match(await page.textContent('[data-id="1_501"]'), /Fort Point·jo/);
    await page.waitForFunction(() => document.querySelectorAll('.tile.ready').length === 8);
});

test('new photos arrive without a reload, in front, each once', async () => {
    await program.tell('add 3');
    await open();
    await shows(numbers(3, 1));
    await page.evaluate(() => (window.isSamePage = true));

    await program.tell('add 2');
    await shows(numbers(5, 1));
    await program.tell('burst 10');
    await shows(numbers(15, 1));

    assert.equal(await page.evaluate(() => window.isSamePage), true);
    await page.waitForFunction(() => /new photos/.test(document.querySelector('#announcer').textContent));
});

test('after the server was away the page resumes: no gap, no double', async () => {
    expectsFailures = true;
    await program.tell('add 5');
    await open();
    await shows(numbers(5, 1));

    const reloads = [];
    page.on('request', request => request.url().includes('/api/') && reloads.push(request.url()));
    await program.tell('drop');
    await page.waitForSelector('#state[data-state="lost"]');
    assert.match(await page.textContent('#state'), /^Connection lost\. Trying again in \d+ s\.$/);
    await program.tell('burst 12');
    await program.tell('back');

    await live();
    await shows(numbers(17, 1));
    assert.equal(await page.textContent('#announcer'), 'Live again.');
    await program.tell('add 1');
    await shows(numbers(18, 1));
    assert.deepEqual(reloads, [], 'what was missed came over the feed');
});

test('a connection that has gone silent is taken for dead, and resumed', async () => {
    await program.tell('add 2');
    const context = await browser.newContext({ viewport: desktop });
    page = await context.newPage();
    await page.clock.install();
    await page.goto(url);
    await live();
    await shows(numbers(2, 1));

    const again = page.waitForEvent('websocket');
    await page.clock.fastForward(60_000);
    assert.match((await again).url(), /\/live\?epoch=epoch-1&position=\d+-2$/);
    await live();
    await program.tell('add 1');
    await shows(numbers(3, 1));
});

test('a server that begins anew makes the page begin anew', async () => {
    await program.tell('add 5');
    await open();
    await page.waitForFunction(() => document.querySelectorAll('.tile.ready').length === 5);
    await program.tell('reset');
    await page.waitForSelector('#empty:not([hidden])');
    await live();
    await program.tell('add 2');
    await shows(numbers(7, 6));
});

test('hidden photos leave the page', async () => {
    await program.tell('add 4');
    await open();
    await shows(numbers(4, 1));
    await program.tell('hide 3_501');
    await shows(['4_501', '2_501', '1_501']);
});

test('text from strangers stays text', async () => {
    await open();
    const kinds = () => page.evaluate(() => [...new Set([...document.querySelectorAll('#grid *, #viewer *')]
        .map(element => element.tagName.toLowerCase()))].sort());
    await program.tell('hostile');
    await shows(numbers(8, 1));
    assert.match(await page.textContent('#grid'), /<img src=x onerror=/);

    await page.locator('.tile').first().press('Enter');
    for (let i = 0; i < 8; ++i) {
        await page.waitForFunction(() => document.querySelector('#viewer').open);
        assert.equal(await page.locator('#viewer-details :is(img, script, iframe, svg, b, i)').count(), 0);
        // Neither "javascript:" nor "data:" has become a link.
        assert.equal(await page.locator('#viewer a[href]').count(), 0);
        await page.keyboard.press('ArrowRight');
    }
    const allowed = ['a', 'button', 'dd', 'div', 'dl', 'dt', 'h2', 'img', 'li', 'p', 'path', 'span', 'svg'];
    assert.deepEqual((await kinds()).filter(kind => !allowed.includes(kind)), []);
    assert.equal(await page.title(), 'Hereabouts');
});

test('while one reads further down nothing moves, and a button tells what is new', async () => {
    await program.tell('add 60');
    await open();
    await page.waitForSelector('[data-id="60_501"]');
    await scrollTo(500);
    const shown = await ids();
    const anchor = shown[10];
    const before = await place(anchor);

    await program.tell('burst 12');
    await page.waitForFunction(() => document.querySelector('#arrivals').textContent === '12 new ↑');
    assert.deepEqual(await place(anchor), before);
    assert.deepEqual(await ids(), shown);

    await page.click('#arrivals');
    await page.waitForSelector('#arrivals', { state: 'hidden' });
    assert.equal(await page.evaluate(() => scrollY), 0);
    assert.equal((await ids())[0], '72_501');
    assert.equal(await focused(), '72_501');
});

test('history goes on as one scrolls, without gap or double, and few tiles are elements', async () => {
    await program.tell('burst 400');
    await open();
    const seen = [];
    let most = 0;
    for (let i = 0; i < 80 && seen.at(-1) !== '1_501'; ++i) {
        for (const id of await ids()) {
            if (!seen.includes(id))
                seen.push(id);
        }
        most = Math.max(most, await page.locator('#grid li').count());
        await scrollTo(i * 400);
        await page.waitForFunction(() => {
            const last = document.querySelector('#grid li:last-child');
            return last && last.getBoundingClientRect().bottom > innerHeight
                || document.querySelector('#foot-words').textContent.startsWith('These are all');
        });
    }
    assert.deepEqual(seen, numbers(400, 1));
    assert.ok(most <= 120, `${most} tiles`);
});

test('a day of photos does not fill the memory', async () => {
    await open();
    for (let i = 0; i < 25; ++i)
        await program.tell('add 100');
    await page.waitForSelector('[data-id="2500_501"]');
    const kept = await page.evaluate(async () => {
        const height = document.querySelector('#grid').clientHeight;
        return { height, tiles: document.querySelectorAll('#grid li').length };
    });
    // About a thousand are kept: the height of the grid tells.
    const { width } = await place('2500_501');
    const columns = Math.round(desktop.width / (width + 4));
    assert.ok(kept.height / (width + 4) * columns <= 1200, JSON.stringify(kept));
    assert.ok(kept.tiles <= 120);

    // What was let go comes back from the server, in order.
    await scrollTo(10_000_000);
    await page.waitForFunction(before => document.querySelector('#grid').clientHeight > before, kept.height);
    const found = (await ids()).map(id => Number.parseInt(id));
    assert.deepEqual(found, found.map((_, i) => found[0] - i));
});

test('the keyboard reaches everything', async () => {
    await program.tell('burst 40');
    await open();
    await page.waitForSelector('[data-id="40_501"]');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), '40_501');
    assert.equal(await page.locator('.tile[tabindex="0"]').count(), 1);
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), '39_501');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), '40_501');
    const columns = await page.evaluate(() =>
        [...document.querySelectorAll('#grid li')].filter(tile => tile.getBoundingClientRect().top < 100).length);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), `${40 - columns}_501`);
    await page.keyboard.press('End');
    assert.equal(await focused(), '1_501');
    assert.ok((await place('1_501')).y < desktop.height);
    await page.keyboard.press('Home');
    assert.equal(await focused(), '40_501');
    assert.equal(await page.evaluate(() => scrollY), 0);

    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#viewer').open);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#viewer-page').href.endsWith('/p/38/'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('#viewer').open);
    assert.equal(await focused(), '38_501');
});

test('the focus stays with its photo when new ones push it away', async () => {
    await program.tell('add 30');
    await open();
    await page.waitForSelector('[data-id="30_501"]');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await program.tell('add 60');
    await page.waitForSelector('[data-id="90_501"]');
    assert.equal(await focused(), '29_501');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), '28_501');
});

test('the viewer shows the large picture and all that is known', async () => {
    await program.tell('burst 2');
    await open();
    await page.click('[data-id="1_501"]');
    await page.waitForFunction(() => document.querySelector('#viewer-picture').src.endsWith('/pictures/1_501/2048'));
    assert.equal(await page.textContent('#viewer-title'), 'Fort Point');
    assert.equal(await page.textContent('#viewer-caption'), 'Under the bridge, before the fog');
    const facts = await page.textContent('#viewer-facts');
    assert.match(facts, /Byjo/);
    assert.match(facts, /CC BY 4\.0/);
    assert.match(facts, /just now|sec\. ago/);
    const link = page.locator('#viewer-page');
    assert.equal(await link.getAttribute('href'), 'https://photos.example.org/p/1/');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    await page.click('#viewer-close');
    assert.equal(await page.evaluate(() => document.querySelector('#viewer').open), false);
});

test('a picture that fails leaves a quiet mark and its words', async () => {
    expectsFailures = true;
    await program.tell('broken');
    await open();
    await page.waitForSelector('.tile.failed');
    assert.ok(await page.isVisible('.tile.failed .caption'));
    // It fades in: what counts is that it gets there.
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.tile.failed .caption')).opacity === '1');
});

for (const [name, viewport, columns] of [
    ['phone', { width: 390, height: 844 }, 2],
    ['desktop', { width: 1440, height: 900 }, 6],
    ['wall', { width: 3840, height: 2160 }, 10],
]) {
    test(`on a ${name} tiles are square, 4 px apart, ${columns} in a row`, async () => {
        await program.tell('burst 60');
        await open({ viewport });
        await page.waitForSelector('[data-id="60_501"]');
        const tiles = await page.$$eval('#grid li', found => found.slice(0, 24).map(tile => {
            const { left, top, right, bottom } = tile.getBoundingClientRect();
            return { left, top, right, bottom };
        }));
        assert.equal(tiles.filter(tile => tile.top === tiles[0].top).length, columns);
        for (let i = 1; i < columns; ++i)
            assert.equal(tiles[i].left - tiles[i - 1].right, 4);
        assert.equal(tiles[columns].top - tiles[0].bottom, 4);
        for (const tile of tiles)
            assert.ok(Math.abs((tile.right - tile.left) - (tile.bottom - tile.top)) <= 1);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    });
}

test('a resize keeps what one was reading', async () => {
    await program.tell('burst 60');
    await open({ viewport: { width: 1440, height: 600 } });
    await page.waitForSelector('[data-id="60_501"]');
    await scrollTo(700);
    const first = await page.evaluate(() => [...document.querySelectorAll('#grid li')]
        .find(tile => tile.getBoundingClientRect().top >= 44)?.dataset.id);
    await page.setViewportSize({ width: 800, height: 600 });
    await page.waitForFunction(id => {
        const tile = document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
        return tile && tile.top >= 40 && tile.bottom <= innerHeight;
    }, first);
});

test('reduced motion is no motion', async () => {
    await open({ reducedMotion: 'reduce' });
    await program.tell('add 1');
    await page.waitForSelector('.tile');
    assert.equal(await page.$eval('.tile', tile => getComputedStyle(tile).animationName), 'none');
});

test('Chinese readers read Chinese', async () => {
    await program.tell('burst 1');
    await open({ locale: 'zh-CN' });
    assert.equal(await page.textContent('#state'), '实时');
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing to mend in ${colorScheme}`, async () => {
        await program.tell('burst 12');
        await open({ colorScheme, bypassCSP: true });
        await page.waitForFunction(() => document.querySelectorAll('.tile.ready').length === 12);
        await page.addScriptTag({ path: `${here}/node_modules/axe-core/axe.min.js` });
        const violations = async () => (await page.evaluate(() => axe.run())).violations
            .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 90)).join(' | ')}`);
        assert.deepEqual(await violations(), []);
        await page.locator('.tile').first().press('Enter');
        await page.waitForFunction(() => document.querySelector('#viewer').open);
        assert.deepEqual(await violations(), []);
    });
}

test('the modules keep their types', () => {
    execFileSync(process.execPath, [`${here}/node_modules/typescript/bin/tsc`, '--project', here], { stdio: 'pipe', encoding: 'utf8' });
});
