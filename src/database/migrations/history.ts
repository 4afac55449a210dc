import { CharacterSet1690000000000 } from './1690000000000-character-set.js';
import { Workforce1700000001000 } from './1700000001000-workforce.js';
import { Access1700000002000 } from './1700000002000-access.js';
import { Jobs1700000003000 } from './1700000003000-jobs.js';
import { Forecasting1700000004000 } from './1700000004000-forecasting.js';
import { Scheduling1700000005000 } from './1700000005000-scheduling.js';
import { Adherence1700000006000 } from './1700000006000-adherence.js';
import { ForecastWork1700000007000 } from './1700000007000-forecast-work.js';
import { ForecastDetail1700000008000 } from './1700000008000-forecast-detail.js';
import { UnusualDays1700000009000 } from './1700000009000-unusual-days.js';
import { QueueCountry1700000010000 } from './1700000010000-queue-country.js';
import { DiallerDays1700000011000 } from './1700000011000-dialler-days.js';
import { RosterSimulations1700000012000 } from './1700000012000-roster-simulations.js';
import { LoadModel1700000013000 } from './1700000013000-load-model.js';
import { RosterEditing1700000014000 } from './1700000014000-roster-editing.js';
import { RosterTerms1700000015000 } from './1700000015000-roster-terms.js';
import { EventFacets1700000016000 } from './1700000016000-event-facets.js';
import { TelephonyFeeds1700000017000 } from './1700000017000-telephony-feeds.js';
import { AdherenceDecisions1700000018000 } from './1700000018000-adherence-decisions.js';
import { PublishedChanges1700000019000 } from './1700000019000-published-changes.js';
import { FormerIdentities1700000020000 } from './1700000020000-former-identities.js';

/** The one history of the schema, oldest first. */
export const migrations = [
  CharacterSet1690000000000,
  Workforce1700000001000,
  Access1700000002000,
  Jobs1700000003000,
  Forecasting1700000004000,
  Scheduling1700000005000,
  Adherence1700000006000,
  ForecastWork1700000007000,
  ForecastDetail1700000008000,
  UnusualDays1700000009000,
  QueueCountry1700000010000,
  DiallerDays1700000011000,
  RosterSimulations1700000012000,
  LoadModel1700000013000,
  RosterEditing1700000014000,
  RosterTerms1700000015000,
  EventFacets1700000016000,
  TelephonyFeeds1700000017000,
  AdherenceDecisions1700000018000,
  PublishedChanges1700000019000,
  FormerIdentities1700000020000,
];
