// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { live, newPage, open, page, program, url } from './support.mjs';

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

const scale = () => page.$eval('#viewer-picture', picture => new DOMMatrix(getComputedStyle(picture).transform).a);
const shown = number => page.waitForFunction(wanted =>
    document.querySelector('#viewer-page').href.endsWith(`/p/${wanted}/`), number);

/** Fingers on the glass: an event of the browser's own, with all points that touch it. */
async function touches() {
    const session = await page.context().newCDPSession(page);
    return (type, ...points) => session.send('Input.dispatchTouchEvent',
        { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
}

async function view(id) {
    await page.locator(`[data-id="${id}"] .tile`).click();
    await page.waitForFunction(() => /\/(2048|3840)$/.test(document.querySelector('#viewer-picture').src)
        && document.querySelector('#viewer-picture').complete);
}

test('one can look closer by keys, wheel, buttons and double click, and move the picture', async () => {
    await program.tell('burst 3');
    await open();
    await view('2_501');
    assert.equal(await scale(), 1);
    await page.keyboard.press('+');
    assert.ok(await scale() > 1.3);
    await page.keyboard.press('0');
    assert.equal(await scale(), 1);
    await page.click('#viewer-closer');
    assert.ok(await scale() > 1.3);
    await page.click('#viewer-further');
    assert.equal(await scale(), 1);

    await page.mouse.dblclick(400, 400);
    assert.ok(await scale() >= 2);
    await page.waitForFunction(() => document.querySelector('#viewer-picture').src.endsWith('/3840'));
    const left = () => page.$eval('#viewer-picture', picture => picture.getBoundingClientRect().left);
    const before = await left();
    await page.mouse.move(400, 400);
    await page.mouse.down();
    await page.mouse.move(340, 400, { steps: 3 });
    await page.mouse.up();
    assert.equal(await left(), before - 60);
    // Large: a drag moves the picture and does not turn to the next one.
    await shown(2);

    await page.keyboard.press('ArrowRight');
    await shown(1);
    assert.equal(await scale(), 1, 'the next one fits again');
});

for (const [what, viewport, deviceScaleFactor] of [
    ['in a small window', { width: 320, height: 300 }, 1],
    ['in a small window of a fine screen', { width: 320, height: 300 }, 2],
    ['where it has more room than pixels', { width: 2600, height: 1800 }, 1],
]) {
    test(`100 % is one pixel of the picture on one of the screen, ${what}`, async () => {
        await program.tell('burst 2');
        await open({ viewport, deviceScaleFactor });
        await view('1_501');
        const size = () => page.$eval('#viewer-picture', picture => {
            const ratio = picture.naturalWidth / picture.naturalHeight;
            const fitted = Math.min(picture.clientWidth, picture.clientHeight * ratio);
            const scale = new DOMMatrix(getComputedStyle(picture).transform).a;
            return { natural: picture.naturalWidth, seen: fitted * scale * devicePixelRatio };
        });
        const fitted = await size();
        assert.ok(Math.abs(fitted.seen - fitted.natural) > 20, 'else this shows nothing');
        await page.keyboard.press('1');
        const actual = await size();
        assert.ok(Math.abs(actual.seen - actual.natural) < 0.5, `${actual.seen} of ${actual.natural}`);
        await page.keyboard.press('0');
        assert.equal((await size()).seen, fitted.seen);
    });
}

test('a picture smaller than the screen is not moved at 100 %: wheel and swipe turn the page', async () => {
    await program.tell('burst 3');
    await open({ viewport: { width: 2600, height: 1800 } });
    await view('3_501');
    await page.keyboard.press('1');
    await page.mouse.move(700, 700);
    await page.mouse.wheel(0, 120);
    await shown(2);
});

test('two fingers zoom, one moves what is larger than the screen, and swipes what fits', async () => {
    await program.tell('burst 3');
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.locator('[data-id="2_501"] .tile').tap();
    await page.waitForFunction(() => document.querySelector('#viewer-picture').complete);
    const touch = await touches();

    await touch('touchStart', [150, 250], [240, 250]);
    await touch('touchMove', [130, 250], [260, 250]);
    await touch('touchMove', [105, 250], [285, 250]); // Twice as far from each other.
    await touch('touchEnd');
    const zoomed = await scale();
    assert.ok(Math.abs(zoomed - 2) < 0.05, `${zoomed}`);
    const left = () => page.$eval('#viewer-picture', picture => picture.getBoundingClientRect().left);
    const before = await left();
    await touch('touchStart', [200, 250]);
    await touch('touchMove', [170, 250]);
    await touch('touchMove', [120, 250]);
    await touch('touchEnd');
    assert.ok(Math.abs(await left() - (before - 80)) < 1);
    await shown(2);

    await touch('touchStart', [105, 250], [285, 250]);
    await touch('touchMove', [130, 250], [260, 250]);
    await touch('touchMove', [180, 250], [200, 250]);
    await touch('touchEnd');
    assert.equal(await scale(), 1, 'it fits, no less');
    await shown(2); // A pinch is no swipe.
    await touch('touchStart', [300, 250]);
    await touch('touchMove', [240, 252]);
    await touch('touchMove', [180, 254]);
    await touch('touchEnd');
    await shown(1);
});

test('wheel and swipe turn to the next photo', async () => {
    await program.tell('burst 3');
    await open();
    await view('3_501');
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 120);
    await shown(2);
    await page.mouse.down();
    await page.mouse.move(300, 410, { steps: 3 });
    await page.mouse.up();
    await shown(1);
    await page.mouse.down();
    await page.mouse.move(500, 410, { steps: 3 });
    await page.mouse.up();
    await shown(2);
});

test('a slide show goes on by itself, from new to old and round again, until it is stopped', async () => {
    await program.tell('burst 3');
    await newPage();
    await page.clock.install();
    await page.goto(url);
    await live();
    await view('2_501');
    await page.keyboard.press('Space');
    assert.equal(await page.getAttribute('#viewer-play', 'aria-label'), 'Stop the slide show');
    await page.clock.runFor(7000);
    await shown(1);
    await page.waitForFunction(() => document.querySelector('#viewer-picture').src.endsWith('/2048'));
    await page.clock.runFor(7000);
    await shown(3);
    await page.keyboard.press('Space');
    await page.clock.runFor(60_000);
    await shown(3);
});

test('when the photo in the viewer is hidden, the next one is there', async () => {
    await program.tell('burst 3');
    await open();
    await view('2_501');
    await program.tell('hide 2_501');
    await shown(1);
    await program.tell('hide 1_501');
    await shown(3);
    await program.tell('hide 3_501');
    await page.waitForFunction(() => !document.querySelector('#viewer').open);
    await page.waitForSelector('#empty:not([hidden])');
});

test('the details can be put away', async () => {
    await program.tell('burst 1');
    await open();
    await view('1_501');
    await page.keyboard.press('i');
    assert.ok(await page.isHidden('#viewer-details'));
    assert.equal(await page.getAttribute('#viewer-info', 'aria-expanded'), 'false');
    assert.equal(await page.$eval('#viewer-stage', stage => stage.clientWidth), 1280);
    await page.click('#viewer-info');
    assert.ok(await page.isVisible('#viewer-details'));
});

test('on a phone the details are a sheet below the picture', async () => {
    await program.tell('burst 1');
    await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.locator('.tile').tap();
    await page.waitForFunction(() => document.querySelector('#viewer').open);
    const { stage, sheet } = await page.evaluate(() => ({
        stage: document.querySelector('#viewer-stage').getBoundingClientRect().toJSON(),
        sheet: document.querySelector('#viewer-details').getBoundingClientRect().toJSON() }));
    assert.equal(stage.bottom, sheet.top);
    assert.equal(sheet.bottom, 844);
    assert.equal(sheet.width, 390);
    assert.ok(sheet.height <= 0.42 * 844 + 1);
});
