import { type Weekday } from '../time/zoned-time.js';
import {
  checkNumber,
  checkWhole,
  readCode,
  readCountry,
  readDate,
  readLanguage,
  readLevel,
  readName,
  readTime,
  readZone,
} from './checks.js';
import { valueInvalid } from './workforce.errors.js';
import {
  type CalledZone,
  type Campaign,
  type CampaignVolume,
  type OpeningHours,
  type Queue,
  type ServiceGoal,
} from './workforce.js';

const SHARE_TOLERANCE = 1e-6;
const DAY_SECONDS = 86_400;

/** The queue as it will be stored. @throws UserError VALUE_INVALID naming the first wrong field. */
export function checkedQueue(queue: Omit<Queue, 'id'>): Omit<Queue, 'id'> {
  return {
    code: readCode(queue.code),
    name: readName(queue.name),
    clientId: queue.clientId,
    language: readLanguage(queue.language),
    level: readLevel(queue.level),
    zone: readZone(queue.zone),
    country: queue.country === null ? null : readCountry(queue.country),
    openingHours: queue.openingHours.map(checkedOpeningHours),
    goal: checkedGoal(queue.goal),
    averageHandleTimeSeconds: checkNumber(queue.averageHandleTimeSeconds, 'averageHandleTimeSeconds', {
      min: 1,
      max: DAY_SECONDS,
      unit: 'seconds',
    }),
    patienceSeconds:
      queue.patienceSeconds === null
        ? null
        : checkNumber(queue.patienceSeconds, 'patienceSeconds', {
            min: 1,
            max: DAY_SECONDS,
            unit: 'seconds',
          }),
    routedShare: share(queue.routedShare, 'routedShare'),
  };
}

/** The campaign as it will be stored. @throws UserError VALUE_INVALID naming the first wrong field. */
export function checkedCampaign(campaign: Omit<Campaign, 'id'>): Omit<Campaign, 'id'> {
  return {
    code: readCode(campaign.code),
    name: readName(campaign.name),
    clientId: campaign.clientId,
    language: readLanguage(campaign.language),
    level: readLevel(campaign.level),
    callType: readCallType(campaign.callType),
    volume: checkedVolume(campaign.volume),
    zones: checkedZones(campaign.zones),
  };
}

export function checkedWeekdays(weekdays: readonly number[], field = 'weekdays'): Weekday[] {
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  if (days.length === 0) {
    throw valueInvalid(field, '', `No weekday is given. Write some of 1 (Monday) to 7 (Sunday).`);
  }
  return days.map((day) => checkWhole(day, field, { min: 1, max: 7, unit: '(1 is Monday)' }) as Weekday);
}

function checkedOpeningHours(hours: OpeningHours): OpeningHours {
  const from = readTime(hours.from, 'openingHours.from');
  const to = readTime(hours.to, 'openingHours.to');
  const { throughMidnight } = hours;
  const dates = checkedValidity(hours);
  if (hours.weekdays.length === 0 && dates.validFrom !== null && dates.validTo !== null) {
    return { weekdays: [], from, to, throughMidnight, ...dates };
  }
  if (!throughMidnight && from >= to) {
    const advice = 'For hours that run to midnight or past it, say throughMidnight.';
    throw valueInvalid(
      'openingHours.to',
      to,
      `Opening hours from ${from} end at ${to}, before they start. ${advice}`,
    );
  }
  if (throughMidnight && from < to) {
    throw valueInvalid(
      'openingHours.throughMidnight',
      to,
      `Opening hours from ${from} to ${to} through midnight are longer than a day. Leave throughMidnight out.`,
    );
  }
  const weekdays = checkedWeekdays(hours.weekdays, 'openingHours.weekdays');
  return { weekdays, from, to, throughMidnight, ...dates };
}

function checkedValidity(hours: OpeningHours): Required<Pick<OpeningHours, 'validFrom' | 'validTo'>> {
  const validFrom = hours.validFrom ? readDate(hours.validFrom, 'openingHours.validFrom') : null;
  const validTo = hours.validTo ? readDate(hours.validTo, 'openingHours.validTo') : null;
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    const message = `Opening hours from ${validFrom} on end on ${validTo}, before they begin.`;
    throw valueInvalid('openingHours.validTo', validTo, message);
  }
  return { validFrom, validTo };
}

function checkedGoal(goal: ServiceGoal): ServiceGoal {
  if (!(goal.serviceLevel > 0 && goal.serviceLevel < 1)) {
    throw valueInvalid(
      'goal.serviceLevel',
      goal.serviceLevel,
      `goal.serviceLevel is ${goal.serviceLevel}. Write a share between 0 and 1, for example 0.8 for 80 %.`,
    );
  }
  const { answerThresholdSeconds, averageSpeedOfAnswerSeconds, maxOccupancy, minAgents } = goal;
  checkNumber(answerThresholdSeconds, 'goal.answerThresholdSeconds', { min: 0, max: 3_600, unit: 'seconds' });
  checkWhole(minAgents, 'goal.minAgents', { min: 0, max: 100_000 });
  if (maxOccupancy !== null) checkNumber(maxOccupancy, 'goal.maxOccupancy', { min: 0.01, max: 1 });
  if (averageSpeedOfAnswerSeconds !== null) {
    const field = 'goal.averageSpeedOfAnswerSeconds';
    checkNumber(averageSpeedOfAnswerSeconds, field, { min: 0.1, max: 3_600, unit: 'seconds' });
  }
  return {
    serviceLevel: goal.serviceLevel,
    answerThresholdSeconds,
    maxOccupancy,
    averageSpeedOfAnswerSeconds,
    minAgents,
  };
}

function checkedVolume(volume: CampaignVolume): CampaignVolume {
  if (volume.kind === 'hours') {
    checkNumber(volume.hoursPerWeek, 'volume.hoursPerWeek', { min: 0, max: 1_000_000, unit: 'hours' });
    return { kind: 'hours', hoursPerWeek: volume.hoursPerWeek };
  }
  const { contactsPerWeek, attemptsPerContact, minutesPerAttempt } = volume;
  checkNumber(contactsPerWeek, 'volume.contactsPerWeek', { min: 0, max: 100_000_000 });
  checkNumber(attemptsPerContact, 'volume.attemptsPerContact', { min: 0.01, max: 100 });
  checkNumber(minutesPerAttempt, 'volume.minutesPerAttempt', { min: 0.01, max: 600, unit: 'minutes' });
  return { kind: 'contacts', contactsPerWeek, attemptsPerContact, minutesPerAttempt };
}

function checkedZones(zones: readonly CalledZone[]): CalledZone[] {
  const checked = zones.map((called) => ({
    jurisdiction: readJurisdiction(called.jurisdiction),
    zone: readZone(called.zone, 'zones.zone'),
    share: share(called.share, 'zones.share'),
    consent: called.consent,
  }));
  const sum = checked.reduce((total, called) => total + called.share, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
    const advice = 'They say how the whole list is spread, so they must add up to 1.';
    throw valueInvalid(
      'zones.share',
      sum,
      `The shares of the called zones add up to ${round(sum)}. ${advice}`,
    );
  }
  return checked;
}

function readJurisdiction(text: string): string {
  const jurisdiction = text.trim().toUpperCase();
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(jurisdiction)) {
    const advice = 'Write ISO 3166: a country (FR) or a subdivision (US-NY).';
    throw valueInvalid('zones.jurisdiction', text, `"${text}" is not a jurisdiction. ${advice}`);
  }
  return jurisdiction;
}

function readCallType(text: string): string {
  const callType = text.trim().toLowerCase();
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(callType)) {
    const advice = 'Use lower-case words with hyphens: solicitation, debt-collection, survey.';
    throw valueInvalid('callType', text, `"${text}" is not a call type. ${advice}`);
  }
  return callType;
}

function share(value: number, field: string): number {
  if (!(value > 0 && value <= 1)) {
    throw valueInvalid(
      field,
      value,
      `${field} is ${value}. Write a share above 0 and at most 1, for example 0.25.`,
    );
  }
  return value;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
