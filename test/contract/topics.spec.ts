import { InProcessTopics } from '../../src/topics/in-process-topics.js';
import { describeTopics } from './topics.contract.js';

describeTopics('InProcessTopics', () => {
  const topics = new InProcessTopics();
  return { here: topics, there: topics };
});
