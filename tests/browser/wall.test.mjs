// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectFailures, live, newPage, numbers, open, page, program, url, violations } from './support.mjs';

const wall = (options, layout = 'grid') => open(options, `/wall?layout=${layout}`);
const onWall = () => page.$$eval('.cell', cells => cells.map(cell => cell.querySelector('.face:last-child')?.dataset.id));

/** Waits until so many cells have their photo, and nothing moves any more. */
async function filled(count) {
    await page.waitForFunction(wanted => document.querySelectorAll('.cell').length === wanted
        && document.querySelectorAll('.face').length === wanted && document.getAnimations().length === 0, count);
}

for (const [layout, viewport, photos, cells] of [
    ['grid', { width: 1280, height: 800 }, 40, 24],
    ['mosaic', { width: 1280, height: 800 }, 40, 20],
    ['single', { width: 1280, height: 800 }, 40, 1],
    ['split', { width: 1280, height: 800 }, 40, 2],
    ['cubes', { width: 1280, height: 800 }, 40, 15],
    ['cubes', { width: 390, height: 844 }, 40, 15],
    ['split', { width: 390, height: 844 }, 40, 2],
    ['grid', { width: 1280, height: 800 }, 1, 1],
    ['grid', { width: 1920, height: 1080 }, 3, 3],
    ['mosaic', { width: 1920, height: 1080 }, 3, 3],
    ['split', { width: 1280, height: 800 }, 1, 1],
    ['cubes', { width: 1920, height: 1080 }, 3, 3],
]) {
    test(`${layout} of ${photos} photos on ${viewport.width} × ${viewport.height} has ${cells} cells and no hole`, async () => {
        await program.tell(`burst ${photos}`);
        await wall({ viewport, reducedMotion: 'reduce' }, layout);
        await filled(cells);

        const shown = await onWall();
        assert.equal(new Set(shown).size, cells, 'each photo once');
        const { boxes, room } = await page.evaluate(() => ({
            boxes: [...document.querySelectorAll('.cell')].map(cell => {
                const { left, top, right, bottom } = cell.getBoundingClientRect();
                return { left, top, right, bottom };
            }),
            room: { width: document.querySelector('#stage').clientWidth, height: document.querySelector('#stage').clientHeight },
        }));
        // With the gaps their areas fill the room: nothing overlaps, and no corner is empty.
        const area = boxes.reduce((sum, box) => sum + (box.right - box.left + 4) * (box.bottom - box.top + 4), 0);
        assert.equal(area, (room.width + 4) * (room.height + 4));
        for (const box of boxes)
            assert.ok(box.left >= 0 && box.top >= 0 && box.right <= viewport.width && box.bottom <= viewport.height);
    });
}

test('a wall without photos says what it waits for, and shows the first one', async () => {
    await wall();
    await page.waitForSelector('#empty:not([hidden])');
    assert.match(await page.textContent('#empty'), /Watching San Francisco/);
    await program.tell('add 1');
    await filled(1);
    assert.deepEqual(await onWall(), ['1_501']);
    assert.ok(await page.isHidden('#empty'));
});

test('an unknown layout is the grid', async () => {
    await program.tell('burst 4');
    await wall({}, 'spiral');
    assert.equal(await page.getAttribute('#stage', 'data-layout'), 'grid');
    await filled(4);
});

test('a new photo comes on at once, and each keeps place, author, caption and licence in sight', async () => {
    await program.tell('burst 30');
    await wall({ reducedMotion: 'reduce' });
    await filled(24);
    await program.tell('burst 1');
    await page.waitForSelector('.face[data-id="31_501"]');

    const labels = await page.$$eval('figcaption', found => found.map(label => ({
        text: label.textContent, opacity: getComputedStyle(label).opacity, height: label.clientHeight })));
    for (const { text, opacity, height } of labels) {
        assert.match(text, /CC BY/);
        assert.equal(opacity, '1');
        assert.ok(height > 20);
    }
    await page.waitForFunction(() => document.querySelector('#announcer').textContent === '1 new photo');
});

test('for a new photo one cube turns a quarter, in 750 ms', async () => {
    await program.tell('burst 20');
    await wall({}, 'cubes');
    await filled(15);
    await page.evaluate(() => {
        window.turned = [];
        const animate = Element.prototype.animate;
        Element.prototype.animate = function(frames, options) {
            window.turned.push({ frames, options, faces: this.children.length });
            return animate.call(this, frames, options);
        };
    });
    await program.tell('burst 1');
    await page.waitForSelector('.face[data-id="21_501"]');
    const [turn] = await page.evaluate(() => window.turned);
    assert.equal(turn.options.duration, 750);
    assert.equal(turn.faces, 2, 'the old photo turns away as the new one comes');
    assert.match(turn.frames.at(-1).transform, /rotate[XY]\(-?90deg\)$/);
    await filled(15);
});

test('with reduced motion no cube turns', async () => {
    await program.tell('burst 20');
    await wall({ reducedMotion: 'reduce' }, 'cubes');
    await filled(15);
    await page.evaluate(() => (Element.prototype.animate = () => { throw new Error('It moved.'); }));
    await program.tell('burst 1');
    await page.waitForSelector('.face[data-id="21_501"]');
    await filled(15);
});

test('a photo that must not be changed is shown whole, others fill their cell', async () => {
    await program.tell('burst 20'); // The 11th forbids changes.
    await wall({ reducedMotion: 'reduce' }, 'cubes');
    await program.tell('burst 2');
    await filled(15);
    const fits = await page.$$eval('.face', faces => faces.map(face =>
        [face.dataset.id, getComputedStyle(face.querySelector('img')).objectFit]));
    for (const [id, fit] of fits)
        assert.equal(fit, Number.parseInt(id) % 11 === 0 ? 'contain' : 'cover', id);
    assert.ok(fits.some(([id]) => Number.parseInt(id) % 11 === 0));
});

test('in time every photo comes on', async () => {
    await program.tell('burst 30');
    await newPage({ reducedMotion: 'reduce' });
    await page.clock.install();
    await page.goto(new URL('/wall?layout=split', url).href);
    await live();
    await filled(2);
    const seen = await onWall();
    while (seen.length < 30) {
        const before = await onWall();
        await page.clock.runFor(5000);
        await page.waitForFunction(was => JSON.stringify([...document.querySelectorAll('.cell')]
            .map(cell => cell.querySelector('.face:last-child')?.dataset.id)) !== was, JSON.stringify(before));
        const fresh = (await onWall()).filter(id => !before.includes(id));
        for (const id of fresh)
            assert.ok(!seen.includes(id), `${id} came again after ${seen.length}`);
        seen.push(...fresh);
    }
    assert.deepEqual(seen.sort(), numbers(30, 1).sort());
});

test('hidden photos leave the wall, and others take their place', async () => {
    await program.tell('burst 30');
    await wall({ reducedMotion: 'reduce' });
    await filled(24);
    const [gone] = await onWall();
    await program.tell(`hide ${gone}`);
    await page.waitForSelector(`[data-id="${gone}"]`, { state: 'detached' });
    await filled(24);
    assert.ok(!(await onWall()).includes(gone));
});

test('a server that begins anew clears the wall', async () => {
    await program.tell('burst 5');
    await wall();
    await filled(4);
    await program.tell('reset');
    await page.waitForSelector('#empty:not([hidden])');
    assert.equal(await page.locator('.face').count(), 0);
    await live();
    await program.tell('add 2');
    await filled(2);
});

test('a wall whose server was away says so, and goes on with what it missed', async () => {
    expectFailures();
    await program.tell('burst 3');
    await wall();
    await filled(2);
    assert.ok(await page.isHidden('#state'));
    await program.tell('drop');
    await page.waitForSelector('#state[data-state="lost"]');
    assert.ok(await page.isVisible('#state'));
    await program.tell('burst 1');
    await program.tell('back');
    await live();
    await filled(4);
    assert.ok((await onWall()).includes('4_501'));
});

test('the wall wanders a little, so that nothing burns in', async () => {
    await program.tell('burst 2');
    await newPage();
    await page.clock.install();
    await page.goto(new URL('/wall', url).href);
    await live();
    const places = new Set();
    for (let i = 0; i < 12; ++i) {
        await page.clock.runFor(7000);
        const { x, y } = await page.$eval('#stage', stage => stage.getBoundingClientRect());
        assert.ok(Math.abs(x - 10) <= 6 && Math.abs(y - 10) <= 6);
        places.add(`${x} ${y}`);
    }
    assert.ok(places.size > 6, [...places].join(', '));
});

test('keys change the layout and leave; there is no cursor, and a link for those who look for one', async () => {
    await program.tell('burst 20');
    await wall({ reducedMotion: 'reduce' });
    assert.equal(await page.$eval('body', body => getComputedStyle(body).cursor), 'none');
    await page.keyboard.press('5');
    await filled(15);
    assert.match(page.url(), /\/wall\?layout=cubes$/);
    await page.keyboard.press('3');
    await filled(1);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Leave the wall (Esc)');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#grid:not([hidden])');
});

for (const layout of ['grid', 'mosaic', 'single', 'split', 'cubes']) {
    test(`axe finds nothing to mend on the wall, ${layout}`, async () => {
        await program.tell('burst 20');
        await wall({ bypassCSP: true, reducedMotion: 'reduce' }, layout);
        await page.waitForFunction(() => document.querySelectorAll('.face').length === document.querySelectorAll('.cell').length);
        assert.deepEqual(await violations(), []);
    });
}

test('on small tiles place and author have a line each, and no caption', async () => {
    await program.tell('burst 24');
    await open({ viewport: { width: 390, height: 844 } }, '/wall?layout=mosaic');
    await page.waitForFunction(() => document.querySelectorAll('.cell').length > 0
        && [...document.querySelectorAll('.cell')].every(cell => cell.querySelector('.face')));
    const faces = await page.$$eval('.face', all => all.map(face => ({
        width: face.clientWidth,
        hasCaption: face.querySelector('.caption')?.checkVisibility() ?? false,
        lines: new Set([...face.querySelectorAll('.where bdi')].map(text => text.offsetTop)).size,
    })));
    assert.ok(faces.some(face => face.width <= 150) && faces.some(face => face.width > 150));
    for (const face of faces)
        assert.equal(face.lines, face.width <= 150 ? 2 : 1);
    assert.ok(faces.every(face => face.width > 150 || !face.hasCaption));
});
