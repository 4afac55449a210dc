import { instant } from '../../../time/instant.js';
import { type Contact, type ReceivedEvent } from '../../engine/agent-event.js';
import { ToldFacets } from './told-facets.js';

const CALL: Contact = { contactId: 'c-1', channel: 'voice', direction: 'inbound', phase: 'connected' };

const event = (agentKey: string, facet: ReceivedEvent['facet'], id: string, contacts: Contact[] | null) =>
  ({
    ...{ origin: 'genesys', id, agentKey, eventTime: instant(0), sequence: null, raw: '' },
    ...{ facet, declared: null, contacts },
  }) as ReceivedEvent;
const again = (told: ToldFacets) => new ToldFacets(JSON.parse(JSON.stringify(told.kept)));

describe('facets that were told', () => {
  it('are no news when they are told again, also over a restart', () => {
    const told = new ToldFacets(null);
    const [presence, routing] = [event('u-1', 'presence', 'p1', null), event('u-1', 'routing', 'r1', [])];
    expect(told.news([presence, routing])).toEqual([presence, routing]);
    expect(told.news([presence])).toEqual([]);
    expect(again(told).news([presence, routing])).toEqual([]);
    const next = event('u-1', 'presence', 'p2', null);
    expect(again(told).news([next, presence])).toEqual([next, presence]);
  });

  it('know the conversations that are open, by whose they are', () => {
    const told = new ToldFacets(null);
    told.news([
      event('u-1', 'contact:c-1', 'a', [CALL]),
      event('u-2', 'contact:c-1', 'b', [CALL]),
      event('u-2', 'contact:c-2', 'c', [CALL]),
      event('u-1', 'routing', 'r', []),
    ]);
    expect(again(told).open()).toEqual(
      new Map([
        ['c-1', ['u-1', 'u-2']],
        ['c-2', ['u-2']],
      ]),
    );
    told.news([event('u-2', 'contact:c-1', 'd', [])]);
    told.keepOnly(new Set(['u-1']));
    expect(told.open()).toEqual(new Map([['c-1', ['u-1']]]));
    expect(told.size).toBe(2);
  });

  it.each([null, 7, 'told', [], { told: null }, { told: ['a'] }, { told: { 'u-1 routing': 7 } }])(
    'are none in a state of another shape: %j',
    (state) => expect(new ToldFacets(state).size).toBe(0),
  );
});
