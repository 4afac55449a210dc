import { existsSync, readFileSync } from 'node:fs';
import { USUAL_REASONS } from '../../../src/adherence/engine/usual-reasons.js';
import { RECORDING_READERS } from '../../../src/adherence/telephony/recordings/recording-readers.js';
import {
  recordedStates,
  type RecordedState,
} from '../../../src/adherence/telephony/recordings/recorded-states.js';
import { type RecordingOptions } from '../../../src/adherence/telephony/recordings/recording.js';
import { isSignedByTwilio } from '../../../src/adherence/telephony/twilio/twilio-signature.js';
import { type Instant, parseInstant } from '../../../src/time/instant.js';

const FOLDER = '../shared/reference/telephony';
const recorded = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER))
  process.stderr.write(`Without ${FOLDER}, recordings of real platforms are not read.\n`);

function states(source: string, file: string, options: RecordingOptions = {}): RecordedState[] {
  const reader = RECORDING_READERS.find(({ name }) => name === source);
  if (reader === undefined) throw new Error(`No reader of ${source}.`);
  return recordedStates(reader.read(readFileSync(`${FOLDER}/${file}`), options), USUAL_REASONS);
}

const at = (time: string): Instant => parseInstant(`2026-11-23T${time}Z`);

function stateAt(rows: readonly RecordedState[], agent: string, time: Instant): string {
  return rows.find((row) => row.agent === agent && row.start <= time && time < row.end)?.state ?? 'none';
}

/** A second after each action that the recording's driver took: who, when, what he is then. */
const DRIVEN: readonly (readonly [time: string, agent: string, state: string])[] = [
  ['03:18:02.000', 'Bob Jones', 'available'],
  ['03:18:02.400', "Eve O'Neil|x", 'available'],
  ['03:18:02.800', 'Carol', 'other-aux'],
  ['03:18:04.600', 'Carol', 'available'],
  ['03:18:29.600', 'Carol', 'training'],
  ['03:18:19.700', 'Alice Smith', 'lunch'],
  ['03:18:39.100', 'Alice Smith', 'available'],
  ['03:18:40.800', 'Bob Jones', 'meeting'],
  ['03:18:42.300', 'Bob Jones', 'available'],
  ['03:18:23.300', 'Dan', 'not-responding'],
  ['03:18:54.300', 'Dan', 'back-office'],
  ['03:18:54.600', "Eve O'Neil|x", 'coaching'],
  ['03:19:10.900', "Eve O'Neil|x", 'available'],
  ['03:19:20.800', 'Alice Smith', 'available'],
  ['03:19:44.800', 'Bob Jones', 'offline'],
  ['03:19:45.100', 'Carol', 'offline'],
  ['03:19:51.400', "Eve O'Neil|x", 'lunch'],
  ['03:19:57.000', "Eve O'Neil|x", 'offline'],
  ['03:19:57.000', 'Dan', 'offline'],
  ['03:19:57.000', 'Alice Smith', 'available'],
  ['03:20:06.200', "Eve O'Neil|x", 'available'],
];

recorded('a day of an Asterisk 16', () => {
  const ami = () => states('asterisk-ami', 'asterisk-16/ami-raw.log');
  const names = ['Bob Jones', 'Carol', 'Dan', "Eve O'Neil|x"];
  const identities = new Map(names.map((name, i) => [`PJSIP/100${i + 2}`, name]));
  const log = () => states('asterisk-queue-log', 'asterisk-16/queue_log', { identities });

  it.each(DRIVEN)('has at %s %s %s', (time, agent, state) => {
    expect(stateAt(ami(), agent, at(time))).toBe(state);
  });

  it('is the same by the manager interface and by the queue log, where the log can know', () => {
    const [live, written] = [ami(), log()];
    for (const agent of ['Alice Smith', ...names]) {
      const changes = [...live, ...written]
        .filter((row) => row.agent === agent)
        .map(({ start }) => start as number);
      for (let second = at('03:18:00.000') as number; second < at('03:20:20.000'); second += 1_000) {
        const clear = changes.every((change) => Math.abs(change - second) >= 1_000);
        const heard = stateAt(written, agent, second as Instant);
        if (!clear || heard === 'none' || heard === 'unknown') continue;
        // The log is silent about holding.
        const seen = stateAt(live, agent, second as Instant).replace('on-hold', 'on-inbound-call');
        expect({ agent, second, state: seen }).toEqual({ agent, second, state: heard });
      }
    }
  });

  it('tiles the time of every agent', () => {
    for (const rows of [ami(), log()]) {
      rows.forEach((row, i) => {
        if (rows[i + 1]?.agent === row.agent) expect(rows[i + 1].start).toBe(row.end);
      });
    }
  });
});

recorded('outbound calls of an Asterisk 22', () => {
  it('are outbound, and a call to a colleague is not', () => {
    const rows = states('asterisk-ami', 'asterisk-22-outbound/ami-raw-outbound.log');
    expect(rows.find((row) => row.agent === 'Alice Smith' && row.state === 'on-outbound-call')).toEqual({
      agent: 'Alice Smith',
      start: at('03:24:30.600'),
      end: at('03:24:44.001'),
      state: 'on-outbound-call',
      reason: '',
      direction: 'outbound',
    });
    expect(stateAt(rows, 'Bob Jones', at('03:24:40.000'))).toBe('on-outbound-call');
    expect(rows.filter(({ direction }) => direction === 'internal').length).toBeGreaterThan(0);
    expect(stateAt(rows, 'Alice Smith', at('03:25:03.000'))).toBe('on-call-unknown');
  });
});

recorded('samples of the platforms themselves', () => {
  it('give the after-call work that Amazon says its two events mean', () => {
    const files = ['block0', 'block1'].map(
      (block) => `amazon-connect/determine-acw-time.${block}.repaired.json`,
    );
    const bytes = Buffer.concat(files.map((file) => readFileSync(`${FOLDER}/${file}`)));
    const reader = RECORDING_READERS.find(({ name }) => name === 'amazon-connect');
    const rows = reader === undefined ? [] : recordedStates(reader.read(bytes, {}), USUAL_REASONS);
    expect(rows.map(({ state, direction, start, end }) => [state, direction, end - start])).toEqual([
      ['after-call-work', 'outbound', 5_005],
    ]);
  });

  it('are signed as Twilio signs', () => {
    const vector = JSON.parse(readFileSync(`${FOLDER}/twilio/signature-vector.json`, 'utf8')) as {
      readonly url: string;
      readonly authToken: string;
      readonly params: Readonly<Record<string, string>>;
      readonly 'expected_X-Twilio-Signature': string;
    };
    const { url, params, authToken, 'expected_X-Twilio-Signature': signature } = vector;
    expect(isSignedByTwilio({ url, params, signature }, authToken)).toBe(true);
    for (const name of Object.keys(params)) {
      const changed = { ...params, [name]: `${params[name]}0` };
      expect(isSignedByTwilio({ url, params: changed, signature }, authToken)).toBe(false);
    }
  });

  it('are read as Genesys sends them', () => {
    const reader = RECORDING_READERS.find(({ name }) => name === 'genesys');
    const [active, talking] = [
      'users-activity.repaired',
      'users-conversations.recorded-redacted-trimmed',
    ].map((file) => reader?.read(readFileSync(`${FOLDER}/genesys-cloud/${file}.json`), {}).events.at(-1));
    expect(active?.declared).toMatchObject({ code: 'unavailable', reasonLabel: 'AVAILABLE' });
    expect(talking?.contacts).toMatchObject([{ channel: 'voice', direction: 'outbound', phase: 'ended' }]);
  });
});
