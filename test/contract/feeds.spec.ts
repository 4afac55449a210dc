import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AmiBlockReader } from '../../src/adherence/telephony/asterisk/ami-block.js';
import { AmiFeed } from '../../src/adherence/telephony/asterisk/ami-feed.js';
import { CdrFeed } from '../../src/adherence/telephony/asterisk/cdr-feed.js';
import { QueueLogFeed } from '../../src/adherence/telephony/asterisk/queue-log-feed.js';
import { readConnection } from '../../src/adherence/telephony/feed/connection-fields.js';
import { FreeSwitchFeed } from '../../src/adherence/telephony/freeswitch/freeswitch-feed.js';
import { SystemClock } from '../../src/time/clock.js';
import { FakeFreeSwitch } from '../support/fake-freeswitch.js';
import { Life } from '../support/feed-life.js';
import { LiveFeeds } from '../../src/adherence/telephony/feed/live-feeds.js';
import { FakeAsterisk } from '../support/fake-asterisk.js';
import { describeFeed, type FeedPlatform } from './feed-contract.js';

const AMI = { host: '127.0.0.1', port: 5_038, username: 'wfm', secret: 'a secret of its own' };

const member = (name: string, fields: Readonly<Record<string, string>>) => {
  const rows = { Queue: 'support', MemberName: 'Ann', Interface: 'PJSIP/1001', Status: '1', ...fields };
  const lines = Object.entries(rows).map(([key, value]) => `${key}: ${value}\r\n`);
  return `Event: ${name}\r\n${lines.join('')}\r\n`;
};

/** An Asterisk that says what happens to whoever listens, and keeps it for whoever asks later. */
async function asterisk(): Promise<FeedPlatform> {
  const server = new FakeAsterisk();
  const port = await server.listen();
  const story = [
    [member('QueueMemberAdded', { Paused: '0' }), 'available'],
    [member('QueueMemberPause', { Paused: '1', PausedReason: 'Lunch' }), 'unavailable Lunch'],
    [member('QueueMemberPause', { Paused: '0' }), 'available'],
    [member('QueueMemberPause', { Paused: '1', PausedReason: 'Training' }), 'unavailable Training'],
    [member('QueueMemberRemoved', {}), 'offline'],
  ];
  return {
    settings: { ...AMI, port },
    story: story.map(([text, word]) => ({
      happen: async () => {
        for (const block of new AmiBlockReader().push(Buffer.from(text))) server.happen(block);
        await server.send(Buffer.from(text)).catch(() => undefined);
      },
      then: { Ann: word },
    })),
    close: () => server.close(),
  };
}

describeFeed(() => new AmiFeed(), {
  platform: asterisk,
  replays: false,
  bad: {
    host: { ...AMI, host: 'tcp://pbx:5038' },
    port: { ...AMI, port: 70_000 },
    tls: { ...AMI, tls: 'yes' },
    tlsCa: { ...AMI, tls: true, tlsCa: '/etc/ssl/ca.pem' },
    username: { host: 'pbx', secret: 'x' },
    secret: { ...AMI, secret: 'two\nlines of a secret' },
    auth: { ...AMI, auth: 'kerberos' },
    wrapUpSeconds: { ...AMI, wrapUpSeconds: { support: -1 } },
    queue: { ...AMI, queue: 'support' },
  },
  unreachable: { ...AMI, port: 1 },
});

/** A log on the disk that lines are written to. */
async function log(
  lines: readonly (readonly [string, Readonly<Record<string, string>>])[],
): Promise<FeedPlatform> {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  const path = join(folder, 'log');
  await writeFile(path, '');
  return {
    settings: { path },
    story: lines.map(([text, then]) => ({ happen: () => appendFile(path, `${text}\n`), then })),
    close: () => rm(folder, { recursive: true }),
  };
}

describeFeed(() => new QueueLogFeed(), {
  platform: () =>
    log([
      ['1795403900|NONE|support|Ann|UNPAUSE|', { Ann: 'available' }],
      ['1795403903|c1|support|Ann|CONNECT|5|u1|2', { Ann: 'available | connected inbound' }],
      ['1795403903|NONE|NONE|Ann|PAUSEALL|Lunch', { Ann: 'unavailable Lunch | connected inbound' }],
      ['1795403909|c1|support|Ann|COMPLETECALLER|5|6|1', { Ann: 'unavailable Lunch' }],
      ['1795403950|NONE|NONE|NONE|QUEUESTART|', { Ann: 'unknown' }],
    ]),
  replays: true,
  bad: {
    path: { path: 'queue_log' },
    wrapUpSeconds: { path: '/var/log/asterisk/queue_log', wrapUpSeconds: 15 },
    host: { path: '/var/log/asterisk/queue_log', host: 'pbx' },
  },
  unreachable: { path: '/nowhere/queue_log' },
});

const cdr = (phone: string, start: string, answer: string, end: string): string =>
  `"","${phone}","15551234567","from-internal","Ann","PJSIP/${phone}-00000008","PJSIP/trunk-00000009","Dial","","2026-11-23 ${start}","${answer}","2026-11-23 ${end}",35,30,"ANSWERED","DOCUMENTATION","1795403884.${phone}",""`;

describeFeed(() => new CdrFeed(), {
  platform: async () => {
    const platform = await log([
      [cdr('1001', '03:18:04', '2026-11-23 03:18:09', '03:18:39'), { 'PJSIP/1001': '' }],
      [cdr('1002', '03:19:04', '', '03:19:39'), { 'PJSIP/1002': '' }],
      [cdr('1003', '03:20:04', '2026-11-23 03:20:04', '03:20:39'), { 'PJSIP/1003': '' }],
      [cdr('1004', '03:21:04', '2026-11-23 03:21:09', '03:21:39'), { 'PJSIP/1004': '' }],
    ]);
    return { ...platform, settings: { ...platform.settings, trunks: ['PJSIP/trunk-'] } };
  },
  replays: true,
  bad: {
    path: { path: '/var/log/../../etc/passwd', trunks: ['PJSIP/trunk-'] },
    trunks: { path: '/var/log/asterisk/cdr-csv/Master.csv', trunks: [] },
    zone: { path: '/var/log/asterisk/cdr-csv/Master.csv', trunks: ['SIP/trunk'], zone: 'Mars/Olympus' },
  },
  unreachable: { path: '/nowhere/Master.csv', trunks: ['PJSIP/trunk-'] },
});

const FREESWITCH = { host: '127.0.0.1', password: 'a secret of its own' };

/** A FreeSWITCH with an agent whose name has more bytes than letters. */
async function freeSwitch(): Promise<FeedPlatform> {
  const server = new FakeFreeSwitch(FREESWITCH.password);
  const port = await server.listen();
  const call = { 'CC-Queue': 'support', 'CC-Member-Session-UUID': 'c1' };
  const story: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ 'CC-Action': 'agent-status-change', 'CC-Agent-Status': 'Available' }, 'available'],
    [{ 'CC-Action': 'agent-offering', ...call }, 'available | ringing inbound'],
    [{ 'CC-Action': 'bridge-agent-start', ...call }, 'available | connected inbound'],
    [{ 'CC-Action': 'bridge-agent-end', ...call }, 'available'],
    [{ 'CC-Action': 'agent-status-change', 'CC-Agent-Status': 'On Break' }, 'unavailable On Break'],
    [{ 'CC-Action': 'agent-status-change', 'CC-Agent-Status': 'Logged Out' }, 'offline'],
  ];
  return {
    settings: { ...FREESWITCH, port },
    story: story.map(([fields, word]) => ({
      happen: () => Promise.resolve(server.happen('José', fields)),
      then: { José: word },
    })),
    close: () => server.close(),
  };
}

describeFeed(() => new FreeSwitchFeed(), {
  platform: freeSwitch,
  replays: false,
  bad: {
    host: { ...FREESWITCH, host: 'esl://pbx' },
    password: { ...FREESWITCH, password: 'two\nlines of a secret' },
    wrapUpSeconds: { ...FREESWITCH, wrapUpSeconds: { support: 1.5 } },
    username: { ...FREESWITCH, username: 'wfm' },
  },
  unreachable: { ...FREESWITCH, port: 1 },
});

describe('FreeSWITCH', () => {
  it('says so when it refuses the password, and does not repeat it', async () => {
    const server = new FakeFreeSwitch('another');
    const port = await server.listen();
    const life = new Life({ events: new Map(), checkpoint: null, told: 0 });
    const feed = new FreeSwitchFeed();
    const settings = readConnection(feed.fields, { ...FREESWITCH, port });
    const task = { sourceCode: 'pbx', part: 'main', settings, checkpoint: null, clock: new SystemClock() };
    const agentKeys = () => Promise.resolve([]);
    const handle = feed.open({ ...task, agentKeys }, life.sink);
    expect(await life.lost()).toBe('FreeSWITCH refused: invalid.');
    await handle.close();
    await server.close();
  });
});

describe('the contract of feeds', () => {
  it('is kept by every feed there is', () => {
    expect(new LiveFeeds().names).toEqual([
      'asterisk-ami',
      'asterisk-queue-log',
      'asterisk-cdr',
      'amazon-connect-kinesis',
      'genesys-notifications',
      'freeswitch',
      'nats',
      'rabbitmq',
      'mqtt',
      'kafka',
    ]);
  });
});
