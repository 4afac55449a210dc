import { type FeedPlatform } from './feed-contract.js';

/** An event of our own schema, and what it says. */
const SAID = [
  [{ declared: { code: 'available' }, contacts: [] }, 'available'],
  [{ declared: { code: 'unavailable', reasonLabel: 'Lunch' }, contacts: [] }, 'unavailable Lunch'],
  [
    {
      declared: { code: 'available' },
      contacts: [{ contactId: 'c1', channel: 'voice', direction: 'inbound', phase: 'connected' }],
    },
    'available | connected inbound',
  ],
  [{ declared: { code: 'offline' }, contacts: [] }, 'offline'],
] as const;

/** A broker and whoever publishes to it; every other delivery is a batch of one. */
export async function brokerPlatform(
  settings: FeedPlatform['settings'],
  publish: (body: Buffer) => Promise<unknown>,
  close: () => Promise<unknown>,
): Promise<FeedPlatform> {
  const messages = SAID.map(([data], at) => {
    const event = {
      specversion: '1.0',
      id: `e${at}`,
      source: '//acd.example',
      type: 'wfm.agent.state.v1',
      subject: 'Ann',
      time: `2026-11-23T10:0${at}:00Z`,
      data,
    };
    return Buffer.from(JSON.stringify(at % 2 === 0 ? event : [event]));
  });
  // What nobody can read is in the way of nothing.
  await publish(Buffer.from('{"specversion": "1.0", "nonsense": true}'));
  return {
    settings,
    story: SAID.map(([, word], at) => ({
      happen: async () => {
        await publish(messages[at]);
      },
      then: { Ann: word },
    })),
    close: async () => {
      await close();
    },
  };
}
