import { ask } from '/api.js';
import { ABLE } from '/roster/queries.js';

/** What an agent may work on, as choices: { value, text, content } with the content of an activity. */
export async function workChoices(agentId) {
  const { agent } = await ask(ABLE, { id: agentId });
  const work = agent.entitlements.flatMap(({ queueId, queue, campaignId, campaign }) =>
    queueId
      ? [choice(`Inbound: ${queue?.name ?? queueId}`, { kind: 'INBOUND', queueId })]
      : (campaign?.zones ?? []).map(({ jurisdiction, zone }) =>
          choice(`Outbound: ${campaign.name}, ${jurisdiction} ${zone}`, {
            kind: 'OUTBOUND',
            campaignId,
            calledZoneId: `${jurisdiction} ${zone}`,
          }),
        ),
  );
  return {
    lengths: agent.contract?.shiftLengthsMinutes ?? [],
    choices: [
      ...work,
      choice('Break', { kind: 'BREAK' }),
      choice('Meal, unpaid', { kind: 'MEAL', paid: false }),
      choice('Off the phone', { kind: 'OFF_PHONE' }),
    ],
  };
}

const choice = (text, content) => ({ value: JSON.stringify(content), text, content });
