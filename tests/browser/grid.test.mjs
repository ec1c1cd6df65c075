// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectFailures, focused, ids, open, page, place, program, scrollTo } from './support.mjs';

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

test('a picture that fails leaves a quiet mark and its words', async () => {
    expectFailures();
    await program.tell('broken');
    await open();
    await page.waitForSelector('.tile.failed');
    assert.ok(await page.isVisible('.tile.failed .caption'));
    // It fades in: what counts is that it gets there.
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.tile.failed .caption')).opacity === '1');
});
