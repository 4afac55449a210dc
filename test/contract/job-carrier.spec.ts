import { InProcessCarrier } from '../../src/jobs/in-process-carrier.js';
import { describeJobCarrier } from './job-carrier.contract.js';

describeJobCarrier('InProcessCarrier', () => new InProcessCarrier());
