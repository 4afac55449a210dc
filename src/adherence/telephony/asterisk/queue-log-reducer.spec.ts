import { instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { deriveState } from '../../engine/agent-state.js';
import { USUAL_REASONS } from '../../engine/usual-reasons.js';
import { type QueueLogLine, readQueueLogLine } from './queue-log-line.js';
import { QueueLogReducer, type QueueLogOptions } from './queue-log-reducer.js';

const START = 1_795_000_000;

/** `seconds|call|queue|agent|VERB|...` becomes `agent seconds state`. */
function told(lines: readonly string[], options: Partial<QueueLogOptions> = {}): string[] {
  const reducer = new QueueLogReducer({ origin: 'pbx', ...options });
  const events = lines.flatMap((text, offset) => reducer.push(lineOf(text), offset, text));
  return [...events, ...reducer.advance(instant((START + 3_600) * 1_000))].map(wordsOf);
}

function lineOf(text: string): QueueLogLine {
  const bar = text.indexOf('|');
  const line = readQueueLogLine(`${START + Number(text.slice(0, bar))}${text.slice(bar)}`);
  if (line === null) throw new Error(`${text} is no line.`);
  return line;
}

function wordsOf({ agentKey, eventTime, declared, contacts }: ReceivedEvent): string {
  const { state } = deriveState(declared, contacts, USUAL_REASONS);
  return `${agentKey} ${eventTime / 1_000 - START} ${state}`;
}

describe('a line of the queue log', () => {
  it('is split at its known verb when a name holds a bar', () => {
    expect(
      readQueueLogLine("1795403903|1795403901.6|sales|Eve O'Neil|x|CONNECT|1|1795403902.8|1"),
    ).toMatchObject({
      agent: "Eve O'Neil|x",
      verb: 'CONNECT',
      data: ['1', '1795403902.8', '1'],
    });
  });

  it('may carry a verb of the administrator', () => {
    expect(readQueueLogLine('1795403903|NONE|sales|Ann|SURVEY|5')).toMatchObject({
      agent: 'Ann',
      verb: 'SURVEY',
    });
  });

  it.each(['', 'hello', '1795403903|NONE|sales', '2026-11-23 03:18:01|NONE|sales|Ann|PAUSE|x'])(
    'is not "%s"',
    (text) => {
      expect(readQueueLogLine(text)).toBeNull();
    },
  );
});

describe('agents by the queue log', () => {
  it('ring before they answer, talk, and are back', () => {
    expect(told(['10|c1|support|Ann|CONNECT|5|u1|3', '19|c1|support|Ann|COMPLETECALLER|5|9|1'])).toEqual([
      'Ann 7 ringing',
      'Ann 10 on-inbound-call',
      'Ann 19 available',
    ]);
  });

  it('have after-call work where the queue gives it', () => {
    expect(
      told(['10|c1|support|Ann|CONNECT|5|u1|0', '19|c1|support|Ann|COMPLETEAGENT|5|9|1'], {
        wrapUpSeconds: { support: 15 },
      }).slice(-2),
    ).toEqual(['Ann 19 after-call-work', 'Ann 34 available']);
  });

  it('stay paused when the after-call work in which they paused is over', () => {
    const options = { wrapUpSeconds: { support: 15 } };
    const talked = ['10|c1|support|Ann|CONNECT|5|u1|0', '19|c1|support|Ann|COMPLETEAGENT|5|9|1'];
    expect(told([...talked, '22|NONE|support|Ann|PAUSE|Lunch'], options).slice(-2)).toEqual([
      'Ann 22 after-call-work',
      'Ann 34 lunch',
    ]);
    expect(told([...talked, '24|c2|support|Ann|CONNECT|1|u2|0'], options).slice(-2)).toEqual([
      'Ann 24 ringing',
      'Ann 24 on-inbound-call',
    ]);
  });

  it('are told the same when the reading stops after any line and goes on from what was kept', () => {
    const lines = [
      '0|MANAGER|support|PJSIP/1005|ADDMEMBER|PAUSED',
      '1|NONE|support|Ann|UNPAUSE|',
      '10|c1|support|Ann|CONNECT|5|u1|3',
      '19|c1|support|Ann|COMPLETEAGENT|5|9|1',
      '21|NONE|support|Ann|PAUSE|Lunch',
      '60|NONE|NONE|NONE|QUEUESTART|',
      '62|NONE|support|Ann|UNPAUSE|',
    ];
    const options = { origin: 'pbx', wrapUpSeconds: { support: 15 } };
    let kept: unknown = null;
    const broken = lines.flatMap((text, offset) => {
      const reducer = new QueueLogReducer(options, kept);
      const events = reducer.push(lineOf(text), offset, text);
      kept = JSON.parse(JSON.stringify(reducer.state));
      return events;
    });
    const whole = new QueueLogReducer(options);
    expect(broken).toEqual(lines.flatMap((text, offset) => whole.push(lineOf(text), offset, text)));
  });

  it('are forgotten when no line has spoken of them for a month', () => {
    const reducer = new QueueLogReducer({ origin: 'pbx' });
    reducer.push(lineOf('0|NONE|support|Ann|UNPAUSE|'), 0, '');
    reducer.push(lineOf(`${32 * 86_400}|NONE|support|Ben|UNPAUSE|`), 1, '');
    expect(reducer.state.members.map(([key]) => key)).toEqual(['Ben']);
    expect(Object.keys(reducer.state.told)).toEqual(['Ben']);
  });

  it('are paused once by a pause of all queues and of each', () => {
    expect(
      told([
        '0|NONE|support|Ann|UNPAUSE|',
        '5|NONE|NONE|Ann|PAUSEALL|Lunch',
        '5|NONE|support|Ann|PAUSE|Lunch',
        '9|NONE|NONE|Ann|UNPAUSEALL|Lunch',
        '9|NONE|support|Ann|UNPAUSE|Lunch',
      ]),
    ).toEqual(['Ann 0 available', 'Ann 5 lunch', 'Ann 9 available']);
  });

  it('keep the order of the file within a second', () => {
    const events = new QueueLogReducer({ origin: 'pbx' });
    const at = (text: string, offset: number) => {
      const line = readQueueLogLine(text);
      return line === null ? [] : events.push(line, offset, text);
    };
    const found = [
      ...at('1795403919|NONE|support|Bob|PAUSE|Break', 0),
      ...at('1795403919|NONE|support|Bob|UNPAUSE|', 1),
      ...at('1795403919|NONE|support|Bob|PAUSE|Break', 2),
    ];
    expect(found.map(({ declared }) => declared?.code)).toEqual(['unavailable', 'available', 'unavailable']);
    const sequences = found.map(({ sequence }) => sequence ?? -1);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  it('are one under their name and their interface where an identity says so', () => {
    const identities = new Map([['PJSIP/1002', 'Bob Jones']]);
    expect(
      told(
        [
          '0|MANAGER|support|PJSIP/1002|ADDMEMBER|',
          '5|NONE|support|Bob Jones|PAUSE|Break',
          '9|MANAGER|support|PJSIP/1002|REMOVEMEMBER|',
        ],
        { identities },
      ),
    ).toEqual(['Bob Jones 0 available', 'Bob Jones 5 break', 'Bob Jones 9 offline']);
  });

  it('are gone after a restart if they were added, and else unknown until heard of', () => {
    expect(
      told([
        '0|MANAGER|support|PJSIP/1005|ADDMEMBER|PAUSED',
        '1|NONE|support|Alice|UNPAUSE|',
        '9|NONE|NONE|NONE|QUEUESTART|',
        '12|c|support|Alice|CONNECT|1|u|0',
      ]),
    ).toEqual([
      'PJSIP/1005 0 other-aux',
      'Alice 1 available',
      'PJSIP/1005 9 offline',
      'Alice 9 unknown',
      'Alice 12 ringing',
      'Alice 12 on-inbound-call',
    ]);
  });

  it('show calls that the dial plan writes as outbound, from where they began', () => {
    expect(told(['0|NONE|out|Ann|UNPAUSE|', '100|c9|out|Ann|OUTCALL|ANSWER|60'])).toEqual([
      'Ann 0 available',
      'Ann 40 on-outbound-call',
      'Ann 100 available',
    ]);
  });

  it('change the reason of a pause as VICIdial writes it', () => {
    expect(told(['0|NONE|support|Ann|PAUSE|', '2|NONE|support|Ann|PAUSEREASON|Lunch'])).toEqual([
      'Ann 0 other-aux',
      'Ann 2 lunch',
    ]);
  });
});
