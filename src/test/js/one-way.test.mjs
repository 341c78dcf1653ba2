import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { OneWay } from '../../../webroot/live/one-way.js';

const look = 10_000; // ms

/** Streams that a test speaks through. */
const streams = () => {
  const opened = [];
  globalThis.EventSource = class {
    readyState = 1;
    listeners = {};

    constructor() {
      opened.push(this);
    }

    addEventListener(name, listener) {
      this.listeners[name] = listener;
    }

    close() {
      this.readyState = 2;
    }
  };
  return opened;
};

const reading = (what) => {
  mock.timers.enable({ apis: ['setInterval'] });
  const opened = streams();
  let cuts = 0;
  const stream = new OneWay({ address: 'x', take: () => {}, onCut: () => (cuts += 1) });
  try {
    what({ opened, tick: () => mock.timers.tick(look), cuts: () => cuts });
  } finally {
    stream.close();
    mock.timers.reset();
  }
};

for (const hours of [-24, 0, 24]) {
  test(`a stream that falls silent is opened anew, though the clock jumps ${hours} hours`, () => {
    const real = Date.now;
    reading(({ opened, tick, cuts }) => {
      try {
        Date.now = () => real() + hours * 3_600_000;
        for (let i = 0; i < 4; i += 1) {
          tick();
        }
        assert.equal(opened.length, 1);
        tick();
        assert.equal(opened.length, 2);
        assert.equal(cuts(), 1);
      } finally {
        Date.now = real;
      }
    });
  });
}

test('a stream that is pinged or brings something stays', () => {
  reading(({ opened, tick, cuts }) => {
    for (let i = 0; i < 20; i += 1) {
      tick();
      if (i % 4 === 0) {
        opened[0].listeners.ping();
      } else if (i % 2 === 0) {
        opened[0].onmessage({ data: '{}' });
      }
    }
    assert.equal(opened.length, 1);
    assert.equal(cuts(), 0);
  });
});

test('a stream that was refused is opened anew at the next look', () => {
  reading(({ opened, tick }) => {
    opened[0].readyState = 2;
    tick();
    assert.equal(opened.length, 2);
  });
});
