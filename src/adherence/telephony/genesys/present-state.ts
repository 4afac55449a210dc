import { type Clock } from '../../../time/clock.js';
import { addSeconds, formatInstant, type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { Told } from '../told.js';
import { type GenesysApi, GenesysRefusal } from './genesys-api.js';
import { readUserTopic } from './user-topics.js';

/** Conversations that are not over, and the users that are known to be in them. */
export type OpenConversations = ReadonlyMap<string, readonly string[]>;

const USERS_AT_ONCE = 50;
const CONVERSATIONS_AT_ONCE = 8;
const FOUND_AT_ONCE = 100;
/** No conversation is looked for that is older: it would count as over. */
const OLDEST_SECONDS = 86_400;
const CLOCKS_APART_SECONDS = 3_600;
const TALKING = ['INTERACTING', 'COMMUNICATING'];

/**
 * What is so now of these users, by the words that their topics would have used: routing status, presence, the conversations of those
 * who talk, and what became of those that were open when we last listened. Ask after subscribing, and nothing falls between.
 */
export async function presentState(
  api: GenesysApi,
  clock: Clock,
  userIds: readonly string[],
  open: OpenConversations,
): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  const talking: string[] = [];
  for (const some of chunksOf(userIds, USERS_AT_ONCE)) {
    const asOf = clock.now();
    for (const [id, activity] of await activities(api, some)) {
      events.push(...(readUserTopic(activity, asOf) ?? []));
      const status = activity.at('eventBody', 'routingStatus', 'status').text ?? '';
      if (TALKING.includes(status)) talking.push(id);
    }
  }
  const known = new Map(open);
  for (const id of await conversationsOf(api, talking, clock.now())) {
    if (!known.has(id)) known.set(id, []);
  }
  const own = new Set(userIds);
  for (const some of chunksOf([...known], CONVERSATIONS_AT_ONCE)) {
    const read = some.map(([id, users]) => conversation(api, clock, id, new Set(users), own));
    events.push(...(await Promise.all(read)).flat());
  }
  return events;
}

/** Messages, and whose they are. */
async function activities(api: GenesysApi, userIds: readonly string[]): Promise<[string, Told][]> {
  const query = `id=${userIds.join(',')}&pageSize=${USERS_AT_ONCE}&state=any&expand=presence,routingStatus`;
  const users = (await api.ask('GET', `/api/v2/users?${query}`)).at('entities').list;
  const read: [string, Told][] = [];
  for (const user of users) {
    const id = user.at('id').text;
    if (id !== null) read.push([id, await activityOf(api, id, user)]);
  }
  return read;
}

/** What is asked for with others comes by best effort: what is missing is asked for by itself. */
async function activityOf(api: GenesysApi, id: string, user: Told): Promise<Told> {
  const part = async (name: string, path: string): Promise<unknown> => {
    const given = user.at(name);
    return given.isObject ? given.value : (await api.find(`/api/v2/users/${id}/${path}`))?.value;
  };
  const eventBody = {
    id,
    routingStatus: await part('routingStatus', 'routingstatus'),
    presence: await part('presence', 'presences/purecloud'),
  };
  return new Told({ topicName: `v2.users.${id}.activity`, eventBody });
}

/**
 * The open conversations of users who talk. Without the permission, a call that began unheard stays one of unknown direction until it is told
 * of again.
 */
async function conversationsOf(api: GenesysApi, userIds: readonly string[], now: Instant): Promise<string[]> {
  const found: string[] = [];
  for (const some of chunksOf(userIds, FOUND_AT_ONCE)) {
    for (let page = 1; ; page++) {
      const query = openConversationsQuery(some, now, page);
      const answer = await api
        .ask('POST', '/api/v2/analytics/conversations/details/query', query)
        .catch((error: unknown) => {
          if (error instanceof GenesysRefusal && error.status < 500) return null;
          throw error;
        });
      if (answer === null) return [];
      const ids = answer.at('conversations').list.map((each) => each.at('conversationId').text);
      found.push(...ids.filter((id) => id !== null));
      if (ids.length < FOUND_AT_ONCE) break;
    }
  }
  return found;
}

function openConversationsQuery(userIds: readonly string[], now: Instant, pageNumber: number) {
  const dimension = (name: string, operator: string, value: string | null) => ({
    type: 'dimension',
    dimension: name,
    operator,
    value,
  });
  const [from, to] = [addSeconds(now, -OLDEST_SECONDS), addSeconds(now, CLOCKS_APART_SECONDS)];
  return {
    interval: `${formatInstant(from)}/${formatInstant(to)}`,
    order: 'desc',
    orderBy: 'conversationStart',
    paging: { pageSize: FOUND_AT_ONCE, pageNumber },
    conversationFilters: [{ type: 'and', predicates: [dimension('conversationEnd', 'notExists', null)] }],
    segmentFilters: [
      { type: 'or', predicates: userIds.map((userId) => dimension('userId', 'matches', userId)) },
    ],
  };
}

async function conversation(
  api: GenesysApi,
  clock: Clock,
  id: string,
  known: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Promise<ReceivedEvent[]> {
  // What has no time of its own is as old as our question: what is heard meanwhile is newer.
  const asOf = clock.now();
  const told = (await api.find(`/api/v2/conversations/${id}`)) ?? new Told({ id, participants: [] });
  const inside = told.at('participants').list.map((each) => each.at('userId').text ?? '');
  const users = new Set([...known, ...inside.filter((user) => own.has(user))]);
  return [...users].flatMap((user) => {
    const message = { topicName: `v2.users.${user}.conversations`, eventBody: told.value };
    return readUserTopic(new Told(message), asOf) ?? [];
  });
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let from = 0; from < all.length; from += size) chunks.push(all.slice(from, from + size));
  return chunks;
}
