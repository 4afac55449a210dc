import { EVERYWHERE, NOWHERE } from '../../../src/access/actor.js';
import { buildCompany } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let planner: string;
let siteUser: string;

beforeAll(async () => {
  app = await startApp();
  const { manila } = await buildCompany(app.app);
  const account = (name: string, role: 'planner' | 'site-user', scope: object) =>
    app.createAccount({
      name,
      email: `${name}@example.com`,
      password: 'eleven quiet geese',
      grants: [{ role, scope: { ...NOWHERE, ...scope } }],
    });
  planner = await account('planner', 'planner', EVERYWHERE);
  siteUser = await account('manila', 'site-user', { siteIds: [manila.id] });
});
afterAll(() => app.close());

const ASK = `query ($input: StaffingQuestionInput!, $agents: Int!) {
  agentsNeeded(input: $input) { requiredAgents bindingTarget offeredLoad figures { serviceLevel occupancy } }
  agentsReach(input: $input, agents: $agents) {
    figures { serviceLevel averageSpeedOfAnswerSeconds abandonProbability }
    missedTarget mostContacts longestAverageHandleTimeSeconds secondsToAnswer
  }
}`;
const QUESTION = {
  contacts: 100,
  averageHandleTimeSeconds: 180,
  targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } },
};

describe('questions about one interval', () => {
  it('are answered both ways: agents for work, and work for agents', async () => {
    const { data } = await app.graphql(ASK, { input: QUESTION, agents: 13 }, planner);
    expect(data).toMatchObject({
      agentsNeeded: { requiredAgents: 14, bindingTarget: 'SERVICE_LEVEL', offeredLoad: 10 },
      agentsReach: { missedTarget: 'SERVICE_LEVEL', figures: { abandonProbability: 0 } },
    });
    const { agentsReach } = data as { agentsReach: Record<string, number> };
    expect(agentsReach.mostContacts).toBeLessThan(100);
    expect(agentsReach.longestAverageHandleTimeSeconds).toBeLessThan(180);
    expect(agentsReach.secondsToAnswer).toBeCloseTo(21.307, 3);
  });

  it('may be of callers who give up, and of figures that do not exist', async () => {
    const impatient = { ...QUESTION, model: 'A', patienceSeconds: 60, targets: { maxAbandonment: 0.03 } };
    const given = await app.graphql(ASK, { input: impatient, agents: 16 }, planner);
    expect(given.data).toMatchObject({
      agentsNeeded: { bindingTarget: 'MAX_ABANDONMENT' },
      agentsReach: { missedTarget: null, secondsToAnswer: null },
    });
    const few = await app.graphql(ASK, { input: QUESTION, agents: 9 }, planner);
    expect(few.data).toMatchObject({
      agentsReach: { figures: { serviceLevel: null }, secondsToAnswer: null },
    });
  });

  it.each([
    [{ contacts: -1 }, 'contacts (-1)'],
    [{ model: 'A' }, 'patienceSeconds is missing'],
    [{ targets: {} }, 'No target is set'],
    [{ targets: { maxAbandonment: 0.1 } }, 'maxAbandonment needs Erlang A'],
    [{ contacts: 1e12 }, 'No number of agents'],
  ])('say what is wrong with %j', async (change, message) => {
    const { errors } = await app.graphql(ASK, { input: { ...QUESTION, ...change }, agents: 13 }, planner);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message) as string,
      extensions: { code: 'FORECASTING_INVALID' },
    });
  });

  it('are denied to those who may not see forecasts', async () => {
    const { errors } = await app.graphql(ASK, { input: QUESTION, agents: 13 }, siteUser);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
