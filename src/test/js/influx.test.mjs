// InfluxDB's own clients for node against a running server: `@influxdata/influxdb-client` for
// version 2 and `influx` for version 1. FRAMDRIFT_URL is the operator's listener.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError, InfluxDB as Influx2, Point } from '@influxdata/influxdb-client';
import influx1 from 'influx';

const url = process.env.FRAMDRIFT_URL;
const token = process.env.FRAMDRIFT_TOKEN;
const HOUR = 3_600;
const FIRST = Date.UTC(2001, 0, 1) / 1_000;

const total = async (site, asked = 'observations') => {
  const id = encodeURIComponent(`0003:energy-by-hour:site=${site}`);
  const response = await fetch(`${url}/api/v1/series/${id}/${asked}?limit=1`);
  return (await response.json()).total;
};

const points = (count, site) =>
  Array.from({ length: count }, (_, i) =>
    new Point('el')
      .tag('site', site)
      .tag('meter no', 'a, b=c')
      .floatField('kwh', i + 0.25)
      .stringField('note', 'said "so", and\\more')
      .timestamp(FIRST + i * HOUR),
  );

test('version 2 writes packed batches, and again without a trace', async () => {
  const before = await total('torgskolan');
  for (let time = 0; time < 3; time += 1) {
    const api = new Influx2({ url, token }).getWriteApi('sandby', 'energi', 's', {
      batchSize: 2_000,
      gzipThreshold: 1_000,
      maxRetries: 0,
    });
    api.writePoints(points(5_000, 'torgskolan'));
    await api.close();
  }
  assert.equal(await total('torgskolan'), before + 5_000);
});

test('version 2 is told of points that are not taken', async () => {
  const failures = [];
  const api = new Influx2({ url, token }).getWriteApi('sandby', 'energi', 's', {
    maxRetries: 0,
    writeFailed: (error) => {
      failures.push(error);
      return Promise.resolve();
    },
  });
  api.writeRecord(`el,site=badhuset kwh=1 ${FIRST}`);
  api.writeRecord('el,site=badhuset kwh=');
  await api.close();
  assert.equal(failures.length, 1);
  assert.ok(failures[0] instanceof HttpError);
  assert.equal(failures[0].statusCode, 400);
  assert.equal(failures[0].code, 'invalid');
  assert.match(failures[0].message, /partial write: .*missing field value.* dropped=1/);
});

test('version 2 is told that its token or bucket is wrong', async () => {
  for (const [auth, bucket, status] of [['wrong', 'energi', 401], [token, 'nothing', 404]]) {
    const api = new Influx2({ url, token: auth }).getWriteApi('sandby', bucket, 's', { maxRetries: 0 });
    api.writeRecord(`el,site=badhuset kwh=1 ${FIRST}`);
    await assert.rejects(api.close(), (error) => error.statusCode === status);
  }
});

test('version 1 finds its database and writes', async () => {
  const { hostname, port } = new URL(url);
  const client = new influx1.InfluxDB({
    hosts: [{ host: hostname, port: Number(port) }],
    database: 'energi',
    username: 'anyone',
    password: token,
  });
  const [ping] = await client.ping(5_000);
  assert.ok(ping.online);
  assert.match(ping.version, /^1\./);
  await client.createDatabase('energi');
  assert.ok((await client.getDatabaseNames()).includes('energi'));

  const before = await total('badhuset');
  const batch = Array.from({ length: 500 }, (_, i) => ({
    measurement: 'el',
    tags: { site: 'badhuset', 'meter no': 'a, b=c' },
    fields: { kwh: i + 0.5 },
    timestamp: new Date((FIRST + (i + 100) * HOUR) * 1_000),
  }));
  for (const precision of ['ms', 'n', 's', 'm', 'h', 'u']) {
    await client.writePoints(batch, { precision });
  }
  assert.equal(await total('badhuset'), before + 500);
  await assert.rejects(
    client.writeMeasurement('water', [{ fields: { m3: 1 } }]),
    (error) => error.res.statusCode === 400 && /no mapping/.test(error.message),
  );
});
