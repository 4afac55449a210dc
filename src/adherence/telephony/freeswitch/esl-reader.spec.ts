import fc from 'fast-check';
import { readAgentList } from './agent-list.js';
import { EslReader } from './esl-reader.js';

const SENT = [
  'Content-Type: auth/request\n\n',
  'Content-Type: command/reply\nReply-Text: +OK accepted\n\n',
  `Content-Length: ${Buffer.byteLength('{"CC-Agent":"José: ∑"}')}\nContent-Type: text/event-json\n\n{"CC-Agent":"José: ∑"}`,
  'Content-Type: api/response\nContent-Length: 6\n\na\n\nb\n\n',
].join('');

const understood = (chunks: readonly Buffer[]) => {
  const reader = new EslReader();
  return chunks.flatMap((chunk) =>
    reader.push(chunk).map(({ headers, body }) => [headers.get('Content-Type'), body]),
  );
};

describe('the event socket', () => {
  it('is cut into messages by the bytes of their bodies, wherever it was broken', () => {
    const bytes = Buffer.from(SENT);
    const whole = understood([bytes]);
    expect(whole).toEqual([
      ['auth/request', ''],
      ['command/reply', ''],
      ['text/event-json', '{"CC-Agent":"José: ∑"}'],
      ['api/response', 'a\n\nb\n\n'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length })), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge));
        expect(understood(chunks)).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('is left when something else speaks', () => {
    expect(() => new EslReader().push(Buffer.from('Content-Length: many\n\n'))).toThrow('protocol');
    expect(() => new EslReader().push(Buffer.alloc(17 * 1024 * 1024, 'x'))).toThrow('protocol');
  });
});

describe('the list of agents', () => {
  it('is read by the names of its columns, whichever there are', () => {
    const text =
      'name|status|state|new|wrap_up_time\n1001@default|On Break|Waiting|x|15\nbob|Available|Idle|x|\n+OK\n';
    expect(readAgentList(text)).toEqual([
      { name: '1001@default', status: 'On Break', state: 'Waiting', wrapUpSeconds: 15 },
      { name: 'bob', status: 'Available', state: 'Idle', wrapUpSeconds: 0 },
    ]);
  });

  it('is empty where there is nobody, and none where the module is not loaded', () => {
    expect(readAgentList('+OK\n')).toEqual([]);
    expect(readAgentList('-ERR callcenter_config Command not found!\n')).toBeNull();
  });
});
