// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { live, open, page, place, program, scrollTo } from './support.mjs';

const tiles = () => page.$$eval('#grid li', found => found.map(tile => {
    const { left, top, right, bottom } = tile.getBoundingClientRect();
    return { id: tile.dataset.id, left, top, right, bottom, form: (right - left) / (bottom - top) };
}));

test('justified rows fill the width, and show pictures in their own shape', async () => {
    await program.tell('burst 60'); // 4:3, every third one upright
    await open();
    await page.waitForSelector('[data-id="60_501"]');
    await page.click('#rows');
    await page.waitForSelector('#grid[data-rows="justified"]');
    const found = await tiles();
    const rows = Map.groupBy ? [...Map.groupBy(found, tile => tile.top).values()]
        : [...found.reduce((all, tile) => all.set(tile.top, [...all.get(tile.top) ?? [], tile]), new Map()).values()];
    assert.ok(rows.length >= 3);
    for (const row of rows.slice(0, -1)) {
        assert.equal(row[0].left, 4);
        assert.equal(row.at(-1).right, 1280 - 4);
        for (const [i, tile] of row.entries()) {
            const form = Number.parseInt(tile.id) % 3 === 0 ? 3 / 4 : 4 / 3;
            assert.ok(Math.abs(tile.form - form) < 0.04, JSON.stringify(tile));
            if (i > 0)
                assert.equal(tile.left - row[i - 1].right, 4);
        }
    }
});

for (const style of ['square', 'justified']) {
    test(`a new photo moves no other sideways in ${style} rows, and fills the first row from its end`, async () => {
        await program.tell('burst 40');
        await open();
        await page.waitForSelector('[data-id="40_501"]');
        if (style === 'justified')
            await page.click('#rows');
        await page.waitForSelector(`#grid[data-rows="${style}"]`);
        const before = new Map((await tiles()).map(tile => [tile.id, tile]));
        for (let i = 41; i < 44; ++i) {
            await program.tell('burst 1');
            await page.waitForSelector(`[data-id="${i}_501"]`);
        }
        const after = await tiles();
        const isKnown = tile => before.has(tile.id);
        for (const tile of after.filter(isKnown)) {
            assert.equal(tile.left, before.get(tile.id).left);
            assert.equal(tile.right, before.get(tile.id).right);
        }
        const down = after.filter(isKnown).map(tile => tile.top - before.get(tile.id).top);
        assert.equal(new Set(down).size, 1, 'all moved down by one row');
        assert.equal(after.find(tile => tile.id === '41_501').right, 1276);
        assert.deepEqual(after.slice(0, 3).map(tile => tile.id), ['43_501', '42_501', '41_501']);
    });
}

test('the size of the tiles is chosen in the bar or with Ctrl and the wheel, and remembered', async () => {
    await program.tell('burst 40');
    await open();
    await page.waitForSelector('[data-id="40_501"]');
    const { width: usual } = await place('40_501');
    await page.fill('#tile-size', '2');
    await page.waitForFunction(was => document.querySelector('#grid li').clientWidth > 1.5 * was, usual);
    const { width: large } = await place('40_501');
    await page.reload();
    await live();
    await page.waitForSelector('[data-id="40_501"]');
    assert.equal((await place('40_501')).width, large);

    await page.mouse.move(600, 400);
    await page.keyboard.down('Control');
    for (let i = 0; i < 10; ++i)
        await page.mouse.wheel(0, 100);
    await page.keyboard.up('Control');
    await page.waitForFunction(was => document.querySelector('#grid li').clientWidth === was, usual);
});

test('other sizes and rows keep what one was reading', async () => {
    await program.tell('burst 200');
    await open();
    await page.waitForSelector('[data-id="200_501"]');
    await scrollTo(1000);
    for (const change of [() => page.fill('#tile-size', '0.7'), () => page.click('#rows'), () => page.fill('#tile-size', '1.6')]) {
        const first = (await tiles()).find(tile => tile.top >= 44);
        const height = await page.$eval('#grid', grid => grid.clientHeight);
        await change();
        await page.waitForFunction(({ id, top, was }) => {
            const tile = document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
            return document.querySelector('#grid').clientHeight !== was && tile && Math.abs(tile.top - top) <= 2;
        }, { ...first, was: height });
    }
});

test('what is hidden further up does not move what one reads', async () => {
    await program.tell('burst 200');
    await open();
    await page.waitForSelector('[data-id="200_501"]');
    await scrollTo(1500);
    const first = (await tiles()).find(tile => tile.top >= 44);
    await program.tell('hide 199_501');
    await program.tell('hide 150_501');
    await page.waitForFunction(({ id, top }) => {
        const tile = document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect();
        return tile && tile.top === top;
    }, first);
});

test('the browser takes the size that its screen needs', async () => {
    await program.tell('burst 1');
    await open({ deviceScaleFactor: 1 });
    await page.waitForSelector('.tile.ready');
    assert.match(await page.$eval('.tile img', picture => picture.currentSrc), /\/1_501\/320$/);
    await page.context().close();
    await open({ deviceScaleFactor: 2 });
    await page.waitForSelector('.tile.ready');
    assert.match(await page.$eval('.tile img', picture => picture.currentSrc), /\/1_501\/640$/);
});

test('a chosen time can be read on a phone, beside a field with room for a word', async () => {
    await program.tell('burst 3');
    await open({ viewport: { width: 390, height: 844 } });
    await page.selectOption('#filter-time', 'month');
    const { field, select, text } = await page.evaluate(() => {
        const time = document.querySelector('#filter-time');
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.font = getComputedStyle(time).font;
        const padding = parseFloat(getComputedStyle(time).paddingLeft) + parseFloat(getComputedStyle(time).paddingRight);
        return { field: document.querySelector('#filter').clientWidth, select: time.clientWidth - padding,
            text: canvas.measureText(time.selectedOptions[0].text).width };
    });
    assert.ok(select >= text - 1, `${select} for ${text}`);
    assert.ok(field >= 110, `${field}`);
});
