import assert from 'node:assert/strict';
import test from 'node:test';
import { announcer } from '../../../webroot/lib/announcer.js';
import { issuerKey, issuerLabel } from '../../../webroot/lib/issuer.js';
import { chooseLanguage, count, say, setLanguage, t } from '../../../webroot/lib/language.js';
import { boardOf, routeOf } from '../../../webroot/lib/route.js';
import { states } from '../../../webroot/lib/states.js';
import { duration, targetPhrase } from '../../../webroot/lib/target.js';
import { texts } from '../../../webroot/lib/texts.js';

const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

test('every text is there in both languages and fills in the same', () => {
  for (const [key, { sv, en }] of Object.entries(texts)) {
    assert.ok(sv && en, key);
    assert.deepEqual(placeholders(sv), placeholders(en), key);
  }
});

test('every state has a word and a meaning', () => {
  for (const { code } of states) {
    assert.ok(t(`state.${code}`) && t(`state.means.${code}`));
  }
});

test('the address chooses the language, then memory, then it is Swedish', () => {
  assert.equal(chooseLanguage('?lang=en', 'sv'), 'en');
  assert.equal(chooseLanguage('', 'en'), 'en');
  assert.equal(chooseLanguage('?lang=xx', null), 'sv');
});

test('one is said as one', () => {
  assert.equal(count(1, 'commitment'), '1 åtagande');
  assert.equal(count(2, 'commitment'), '2 åtaganden');
});

test('a text that lacks the language is said in Swedish', () => {
  setLanguage('en');
  assert.equal(say({ sv: 'hej' }), 'hej');
  setLanguage('sv');
});

test('an issuer is the same whatever the order of its names', () => {
  const issuer = (names) => ({ kind: 'majority', names, decided: null });
  assert.equal(issuerKey(issuer(['A', 'B'])), issuerKey(issuer(['B', 'A'])));
  assert.equal(issuerLabel(issuer(['A', 'B', 'C'])), 'Majoriteten: A, B och C');
  assert.equal(issuerLabel({ kind: 'council', names: ['Kommunfullmäktige'], decided: null }), 'Kommunfullmäktige');
});

test('a target is one phrase', () => {
  const target = { comparison: 'at-least', value: 600, valueFromBaseline: false, unit: 'platser', deadline: '2026-10-14', within: null };
  assert.equal(targetPhrase(target, 0), 'minst 600\u00a0platser senast 14\u00a0oktober\u00a02026');
  assert.equal(targetPhrase({ comparison: null, deadline: null, within: null }, 0), null);
  assert.equal(duration('PT48H'), '48 timmar');
  assert.equal(duration('P21D'), '21 dagar');
});

test('addresses lead to pages', () => {
  assert.deepEqual(routeOf('/boards/lund', '?screen=1'), { page: 'screen', id: 'lund', screen: true });
  assert.equal(routeOf('/commitments/lund-hej', '').page, 'commitment');
  assert.equal(routeOf('/elsewhere', '').page, 'missing');
  assert.equal(boardOf('lund-fler-i-arbete'), 'lund');
});

test('an announcer speaks at once, then not again before its time, and forgets nothing', () => {
  let clock = 0;
  const spoken = [];
  const planned = [];
  const tell = announcer({ speak: (names) => spoken.push(names), everyMillis: 30_000, now: () => clock, later: (run, millis) => planned.push({ run, millis }) });
  tell(['a']);
  assert.equal(planned[0].millis, 0);
  planned[0].run();
  clock = 10_000;
  tell(['b']);
  tell(['c', 'b']);
  assert.equal(planned.length, 2);
  assert.equal(planned[1].millis, 20_000);
  planned[1].run();
  assert.deepEqual(spoken, [['a'], ['b', 'c']]);
});
