// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How smooth the page is in Chromium: scrolling through 5,000 photos, and while 20 photos a second
// arrive, each beside a plain static page with the same pictures in the same run; and the memory
// after 10,000 photos. Machines without a graphics card paint by the processor: look at the ratios.
//   PAGE_PROGRAM=build/…/tests/page-program node tests/bench/page.mjs
// Needs `npm ci --prefix tests/browser`.
import { createRequire } from 'node:module';
import { Program } from '../browser/program.mjs';

const require = createRequire(new URL('../browser/', import.meta.url));
const { chromium } = require('playwright-core');

const viewport = { width: 1440, height: 900 };
const scrolled = 5000;
const kept = 10_000;
const perSecond = 20;
const seconds = 10;

const program = new Program(process.env.PAGE_PROGRAM);
const url = await program.url();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--enable-precise-memory-info', '--js-flags=--expose-gc'] });

/** From now until `done`: how long frames and tasks of the page take. */
function watch(page) {
    return page.evaluate(() => {
        const frames = [];
        const tasks = [];
        let last = performance.now();
        let isWatching = true;
        requestAnimationFrame(function next(now) {
            frames.push(now - last);
            last = now;
            if (isWatching)
                requestAnimationFrame(next);
        });
        const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)));
        observer.observe({ type: 'longtask' });
        window.finish = () => {
            isWatching = false;
            observer.disconnect();
            frames.shift();
            frames.sort((a, b) => a - b);
            const at = share => frames[Math.floor((frames.length - 1) * share)];
            return { frames: frames.length, p50: at(0.5), p95: at(0.95), worst: at(1),
                onTime: frames.filter(time => time < 20).length / frames.length, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
        };
    });
}

/** Scrolls on by the same way each frame for some seconds, as a wheel does, over what is loaded. */
const scrollFor = (page, time, perFrame) => page.evaluate(({ time: duration, perFrame: step }) => new Promise(done => {
    const end = performance.now() + duration;
    let direction = 1;
    requestAnimationFrame(function next(now) {
        if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1)
            direction = -1;
        else if (scrollY === 0)
            direction = 1;
        scrollBy(0, direction * step);
        if (now < end)
            requestAnimationFrame(next);
        else
            done();
    });
}), { time, perFrame });

function tell(name, result) {
    const ms = value => `${value.toFixed(1)} ms`;
    console.log(`${name.padEnd(34)} p50 ${ms(result.p50)}  p95 ${ms(result.p95)}  worst ${ms(result.worst)}  `
        + `on time ${(100 * result.onTime).toFixed(0)} %  long tasks ${result.longTasks} (longest ${result.longest.toFixed(0)} ms)`);
}

async function open(path = '/') {
    const page = await (await browser.newContext({ viewport })).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(new URL(path, url).href);
    return page;
}

async function openPhotos() {
    const page = await open();
    await page.waitForSelector('#state[data-state="live"]');
    await page.waitForSelector('.tile.ready');
    return page;
}

/** Loads history until so many photos are there. */
async function loadAll(page, count) {
    await page.evaluate(() => (window.countOf = () =>
        Number(document.querySelector('#grid li:last-child')?.getAttribute('aria-posinset') ?? 0)));
    for (let known = 0; known < count - 400;) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.waitForFunction(was => window.countOf() > was, known);
        known = await page.evaluate(() => window.countOf());
    }
    await page.evaluate(() => scrollTo(0, 0));
}

/** The plain page: the same pictures as images in a CSS grid, all of them elements. */
async function openPlain(count) {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(60_000);
    await page.route('**/plain', route => route.fulfill({ contentType: 'text/html', body: `<!doctype html><style>
        body { margin: 4px; display: grid; grid-template-columns: repeat(6, 1fr); gap: 4px; background: #0e1113 }
        img { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 6px; display: block }</style>`
        + Array.from({ length: count }, (_, i) => `<img loading="lazy" src="/pictures/${count - i}_501/320">`).join('') }));
    await page.goto(new URL('/plain', url).href);
    await page.waitForFunction(() => document.querySelector('img').complete);
    return page;
}

async function measured(page, action) {
    await watch(page);
    await action();
    return page.evaluate(() => window.finish());
}

await program.tell(`burst ${scrolled}`);
console.log(`Scrolling through ${scrolled} photos, ${seconds} s each:`);
const plain = await openPlain(scrolled);
const photos = await openPhotos();
await loadAll(photos, scrolled);
const results = {};
// Turn about, so that a noisy moment meets both; the first round only fetches pictures.
for (const round of ['', 'again, '])  {
    for (const [name, page] of [['plain static page', plain], ['photos', photos]]) {
        await page.bringToFront();
        results[name] = await measured(page, () => scrollFor(page, seconds * 1000, 30));
        tell(`  ${round}${name}`, results[name]);
    }
}
console.log(`  ratio of p95: ${(results.photos.p95 / results['plain static page'].p95).toFixed(2)}, `
    + `of p50: ${(results.photos.p50 / results['plain static page'].p50).toFixed(2)}`);
await plain.context().close();

console.log(`${perSecond} photos a second arrive for ${seconds} s:`);
await photos.evaluate(() => scrollTo(0, 0));
const arriving = await measured(photos, async () => {
    const started = Date.now();
    for (let i = 1; i <= perSecond * seconds; ++i) {
        await program.tell('burst 1');
        await new Promise(done => setTimeout(done, Math.max(0, started + i * 1000 / perSecond - Date.now())));
    }
});
tell('  photos', arriving);
await photos.context().close();

console.log('Memory of the page (JavaScript heap after collection, elements):');
const heap = async (name, page) => {
    const { bytes, elements, tiles } = await page.evaluate(() => {
        window.gc();
        return { bytes: performance.memory.usedJSHeapSize, elements: document.querySelectorAll('*').length, tiles: document.querySelectorAll('#grid li').length };
    });
    console.log(`  ${name.padEnd(42)} ${(bytes / 1e6).toFixed(1)} MB, ${elements} elements, ${tiles} tiles`);
};
const quiet = await openPhotos();
await heap('at the start', quiet);
const total = scrolled + perSecond * seconds;
for (let arrived = 0; arrived < kept; arrived += 500) {
    await program.tell('burst 500');
    const last = total + arrived + 500;
    await quiet.waitForSelector(`[data-id="${last}_501"]`);
    if (arrived === 1500)
        await heap('2,000 photos arrived, newest in sight', quiet);
}
await heap('10,000 photos arrived, newest in sight', quiet);
await loadAll(quiet, kept);
await heap('10,000 photos of history scrolled through', quiet);

await browser.close();
program.end();
