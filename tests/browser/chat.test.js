// The chat page in a real Chromium against the whole platform.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { chromium } from 'playwright-core';

import { startPlatform, startProxy } from './platform.js';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let platform;
let browser;
let proxy;

before(async () => {
  proxy = await startProxy();
  platform = await startPlatform(['--allow-origin', `http://127.0.0.1:${proxy.port}`]);
  proxy.to(Number(new URL(platform.page).port));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
});

after(async () => {
  await browser?.close();
  proxy?.close();
  await platform?.stop();
});

/** A page of a browser profile of its own. Fails on any error of the page. */
async function open(query = '', { port } = {}) {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    const cut = /WebSocket connection|ERR_/.test(message.text());
    if (message.type() === 'error' && !cut) errors.push(message.text());
  });
  const url = new URL(platform.page + query);
  if (port) url.port = port;
  await page.goto(url.href);
  await page.waitForSelector('.entry.bot');
  return { page, context, errors };
}

async function say(page, text) {
  await page.fill('#text', text);
  await page.press('#text', 'Enter');
}

const seen = (page, text) => page.waitForFunction(
  (wanted) => document.querySelector('#log').innerText.includes(wanted), text);

const entries = (page) => page.$$eval('#log > *', (all) => all.map((entry) => entry.innerText));

test('an order question in English gets the true answer, once, with a card', async () => {
  const { page, context, errors } = await open('?lang=en');
  await seen(page, 'automated assistant of Lumen & Loom');
  await say(page, 'where is my order #AC104372?');
  await seen(page, 'e-mail address, the postcode');
  await say(page, 'robin.hale@example.com');
  await page.waitForSelector('.card');
  const card = await page.innerText('.card');
  assert.match(card, /#AC104372/);
  assert.match(card, /On its way/);
  assert.equal((await page.$$('.card')).length, 1);
  assert.deepEqual(errors, []);
  await context.close();
});

test('and in Chinese', async () => {
  const { page, context, errors } = await open('?lang=zh');
  await say(page, '我的订单 #AC104372 到哪了？');
  await seen(page, '邮箱、邮编');
  await say(page, '邮编 BS1 4DJ');
  await page.waitForSelector('.card');
  assert.match(await page.innerText('.card'), /运输中/);
  assert.deepEqual(errors, []);
  await context.close();
});

test('another language is picked from a list, and Arabic runs from right to left', async () => {
  const { page, context, errors } = await open('?lang=ar');
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  assert.equal(await page.innerText('#title'), 'خدمة العملاء');
  await seen(page, 'Lumen & Loom');
  assert.equal((await page.$$('#language option')).length, 12);
  await page.selectOption('#language', 'es');
  await page.waitForURL(/lang=es/);
  assert.equal(await page.innerText('#title'), 'Atención al cliente');
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'ltr');
  assert.deepEqual(errors, []);
  await context.close();
});

test('a choice is picked by a click and shown by its label', async () => {
  const { page, context } = await open('?lang=en');
  await page.click('button[data-choice=track_order]');
  await seen(page, 'Which order is it about');
  const own = await page.$$eval('.shopper', (all) => all.map((entry) => entry.innerText));
  assert.deepEqual(own, ['Where is my order?']);
  await context.close();
});

test('a reload keeps the conversation, and a new one can be begun', async () => {
  const { page, context } = await open('?lang=en');
  await say(page, 'where is my order?');
  await seen(page, 'Which order is it about');
  const before_ = await entries(page);
  await page.reload();
  await seen(page, 'Which order is it about');
  assert.deepEqual(await entries(page), before_);
  await say(page, 'AC104372');
  await seen(page, 'e-mail address, the postcode');
  await page.click('#new');
  await page.waitForFunction(() => document.querySelectorAll('#log > *').length === 1);
  await context.close();
});

test('the network is cut and comes back: nothing lost, nothing twice', async () => {
  const { page, context, errors } = await open('?lang=en', { port: proxy.port });
  await say(page, 'hello');
  await seen(page, 'How can I help');
  proxy.cut();
  await page.waitForFunction(() => document.querySelector('#status').dataset.kind === 'offline');
  await say(page, 'thanks');
  await say(page, 'where is my order AC104372');
  assert.equal(await page.$$eval('.pending', (all) => all.length), 2);
  proxy.mend();
  await seen(page, "You're welcome");
  await seen(page, 'e-mail address, the postcode');
  await page.waitForFunction(() => document.querySelectorAll('.pending').length === 0);
  const said = await page.$$eval('.shopper', (all) => all.map((entry) => entry.innerText));
  assert.deepEqual(said, ['hello', 'thanks', 'where is my order AC104372']);
  const shown = await entries(page);
  assert.equal(new Set(shown).size, shown.length, 'nothing twice');
  await page.reload();
  await seen(page, 'e-mail address, the postcode');
  assert.deepEqual(await entries(page), shown, 'the log says the same');
  assert.deepEqual(errors, []);
  await context.close();
});

test('a token that is not taken any more is dropped, and a new conversation begins', async () => {
  const { page, context } = await open('?lang=en');
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('aisle.conversation'));
    localStorage.setItem('aisle.conversation', JSON.stringify({ ...kept, token: 'forged' }));
  });
  await page.reload();
  // Three refusals with growing pauses come first.
  await page.waitForSelector('.entry.bot', { timeout: 30000 });
  await say(page, 'hello');
  await seen(page, 'How can I help');
  await context.close();
});

test('an outage does not cost the conversation, however long', async () => {
  const { page, context } = await open('?lang=en', { port: proxy.port });
  await say(page, 'hello');
  await seen(page, 'How can I help');
  const token = () => page.evaluate(() => JSON.parse(localStorage.getItem('aisle.conversation')).token);
  const conversation = (text) => Buffer.from(text, 'base64url').toString('latin1').match(/c-[0-9a-f]{32}/)[0];
  const before_ = conversation(await token());
  let refused = 0;
  page.on('console', (message) => { refused += /WebSocket connection/.test(message.text()) ? 1 : 0; });
  proxy.cut();
  const patience = Date.now() + 30000;
  while (refused < 5 && Date.now() < patience) await page.waitForEvent('console', { timeout: 30000 });
  proxy.mend();
  await say(page, 'thanks');
  await page.waitForFunction(() => document.querySelector('#log').innerText.includes("You're welcome"), null, { timeout: 45000 });
  assert.equal(conversation(await token()), before_);
  await context.close();
});

test('what a shopper types is text, never markup', async () => {
  const { page, context, errors } = await open('?lang=en');
  await say(page, '<img src=x onerror="document.title=1"><b>hi</b>');
  await seen(page, '<b>hi</b>');
  assert.equal((await page.$$('#log img, #log b')).length, 0);
  await page.setViewportSize({ width: 360, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, 'fits a phone');
  assert.deepEqual(errors, []);
  if (process.env.AISLE_SCREENSHOT) await page.screenshot({ path: process.env.AISLE_SCREENSHOT });
  await context.close();
});
