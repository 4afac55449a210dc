import { figuresOfPart } from './partial-agents.js';
import { queueFigures } from './staffing.js';

const work = { contacts: 10, intervalSeconds: 1_800, averageHandleTimeSeconds: 180 };
const question = { answerThresholdSeconds: 20 };

describe('agents of whom some are there for a part of the interval', () => {
  it('are the model’s own figures at whole numbers', () => {
    const { serviceLevel, occupancy } = queueFigures('C', work, 3, question);
    expect(figuresOfPart('C', work, 3, question)).toEqual({ serviceLevel, occupancy });
  });

  it('lie on the line between them', () => {
    const three = figuresOfPart('C', work, 3, question)?.serviceLevel ?? 0;
    const four = figuresOfPart('C', work, 4, question)?.serviceLevel ?? 0;
    expect(figuresOfPart('C', work, 3.25, question)?.serviceLevel).toBeCloseTo(
      0.75 * three + 0.25 * four,
      14,
    );
  });

  it('answer nobody in time where the line grows without end', () => {
    expect(figuresOfPart('C', work, 1, question)).toEqual({ serviceLevel: 0, occupancy: 1 });
    const overloaded = figuresOfPart('A', { ...work, patienceSeconds: 60 }, 1, question);
    expect(overloaded?.serviceLevel).toBeGreaterThan(0);
  });

  it('have no figures when nobody calls', () => {
    expect(figuresOfPart('C', { ...work, contacts: 0 }, 3, question)).toBeUndefined();
  });
});
