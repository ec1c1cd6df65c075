// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, live, newPage, open, page, program, shows, url } from './support.mjs';

// Of eight photos, one scene each (PageProgram.cpp): 1 Fort Point, jo; 3 Graça, Inês; 8 Lima.

test('the filter shows what matches in author, place or text, and is easy to clear', async () => {
    await program.tell('burst 8');
    await open();
    await shows(['8_501', '7_501', '6_501', '5_501', '4_501', '3_501', '2_501', '1_501']);
    await page.fill('#filter', 'ines');
    await shows(['3_501']);
    await page.fill('#filter', 'SAN fran');
    await shows(['5_501', '1_501']);
    await page.fill('#filter', 'wind tomorrow');
    await shows(['7_501']);
    assert.equal(await page.textContent('#foot-words'), '1 of all 8 photos.');
    await page.click('#filter-clear');
    await page.waitForFunction(() => document.querySelectorAll('#grid li').length === 8);
    assert.ok(await page.isHidden('#filter-clear'));
});

test('letters typed over the photos go into the filter, Esc clears it', async () => {
    await program.tell('burst 8');
    await open();
    await page.waitForSelector('[data-id="8_501"]');
    await page.focus('[data-id="8_501"] .tile');
    await page.keyboard.type('lima');
    await shows(['8_501']);
    assert.equal(await page.inputValue('#filter'), 'lima');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelectorAll('#grid li').length === 8);
});

test('a place in the bar filters by its name', async () => {
    await program.tell('burst 8');
    await open();
    await page.waitForSelector('[data-id="8_501"]');
    await page.click('#places button:text("Kyoto")');
    await shows(['2_501']);
    assert.equal(await page.inputValue('#filter'), 'Kyoto');
});

test('the filter shows the photos of a time, said in words and easy to clear', async () => {
    await program.tell('burst 3');
    await newPage();
    await page.clock.install({ time: Date.now() + 24 * 60 * 60 * 1000 }); // The photos are a day old.
    await page.goto(url);
    await live();
    await shows(['3_501', '2_501', '1_501']);
    for (const [time, found] of [['hour', 0], ['today', 0], ['yesterday', 3], ['week', 3], ['month', 3], ['any', 3]]) {
        await page.selectOption('#filter-time', time);
        await page.waitForFunction(wanted => document.querySelectorAll('#grid li').length === wanted, found);
    }

    await page.selectOption('#filter-time', 'yesterday');
    await page.fill('#filter', 'ines'); // Both hold.
    await shows(['3_501']);
    await page.selectOption('#filter-time', 'hour');
    await page.waitForSelector('#empty:not([hidden])');
    assert.match(await page.textContent('#empty'), /None of 3 photos has “.ines.”.*Last hour/s);
    assert.ok(await page.$eval('#filter-time', select => select.clientWidth > 60), 'in words');
    await page.click('#empty-clear');
    await shows(['3_501', '2_501', '1_501']);
    assert.equal(await page.inputValue('#filter-time'), 'any');
});

test('what arrives passes the filter too', async () => {
    await program.tell('burst 8');
    await open();
    await page.fill('#filter', 'jo');
    await shows(['1_501']);
    await program.tell('burst 8');
    await shows(['9_501', '1_501']);
    await page.fill('#filter', '');
    await page.waitForFunction(() => document.querySelectorAll('#grid li').length === 16);
});

test('the filter looks through all of history', async () => {
    for (let i = 0; i < 5; ++i)
        await program.tell('add 100');
    await open();
    await page.waitForSelector('[data-id="500_501"]');
    await page.fill('#filter', 'ines'); // Every eighth is hers: 3, 11 … 499.
    await page.waitForFunction(() => document.querySelector('#foot-words').textContent === '63 of all 500 photos.');
    assert.equal((await ids())[0], '499_501');
    await page.focus('[data-id="499_501"] .tile');
    await page.keyboard.press('End');
    await page.waitForSelector('[data-id="3_501"]');
});

test('the filter finds what only the oldest photo has', async () => {
    await program.tell('hostile'); // The 8th has it.
    await program.tell('add 100');
    await program.tell('add 100');
    await open();
    await page.waitForSelector('[data-id="220_501"]');
    await page.fill('#filter', 'constructor.constructor');
    await shows(['8_501']);
    assert.equal(await page.textContent('#foot-words'), '1 of all 220 photos.');
});

test('a filter that nothing passes says so', async () => {
    await program.tell('burst 8');
    await open();
    await page.fill('#filter', '<b>zebra</b>');
    await page.waitForSelector('#empty:not([hidden])');
    assert.match(await page.textContent('#empty'), /No photo matches.*8 photos.*<b>zebra<\/b>/s);
    await page.click('#empty-clear');
    await page.waitForFunction(() => document.querySelectorAll('#grid li').length === 8);
});
