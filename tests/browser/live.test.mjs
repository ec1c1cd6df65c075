// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectFailures, live, newPage, numbers, open, page, program, shows, url } from './support.mjs';

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
    expectFailures();
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
    await newPage();
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

test('Chinese readers read Chinese', async () => {
    await program.tell('burst 1');
    await open({ locale: 'zh-CN' });
    assert.equal(await page.textContent('#state'), '实时');
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
});
