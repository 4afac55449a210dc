import { type JsonPlace } from '../../json/json-place.js';
import { timeZone } from '../../time/zoned-time.js';
import { unique } from './optional-json.js';
import { type Campaign, CEFR_LEVELS, type Queue } from './problem.js';

/**
 * Reads a language and the level needed of it.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { needFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function needFromJson(place: JsonPlace): Queue['need'] {
  const need = place.object(['language', 'level']);
  return { language: need.get('language').text(), level: need.get('level').oneOf(CEFR_LEVELS) };
}

/**
 * Reads a campaign; its zones' shares add up to 1.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { campaignFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function campaignFromJson(place: JsonPlace): Campaign {
  const campaign = place.object(['id', 'name', 'need', 'callType', 'hoursWanted', 'zones'], ['attempts']);
  const zones = unique(campaign.get('zones'), zoneFromJson);
  const shares = zones.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(shares - 1) > 1e-6) {
    campaign
      .get('zones')
      .fail(`have shares that add up to ${Number(shares.toFixed(6))}; they must add up to 1.`);
  }
  return {
    id: campaign.get('id').text(),
    name: campaign.get('name').text(),
    need: needFromJson(campaign.get('need')),
    callType: campaign.get('callType').text(),
    hoursWanted: campaign.get('hoursWanted').number(0),
    zones,
    ...(campaign.has('attempts') ? { attempts: attemptsFromJson(campaign.get('attempts')) } : {}),
  };
}

function attemptsFromJson(place: JsonPlace): NonNullable<Campaign['attempts']> {
  const attempts = place.object(['contacts', 'attemptsPerContact', 'minutesPerAttempt']);
  return {
    contacts: attempts.get('contacts').whole(0),
    attemptsPerContact: attempts.get('attemptsPerContact').number(0),
    minutesPerAttempt: attempts.get('minutesPerAttempt').number(0),
  };
}

function zoneFromJson(place: JsonPlace): Campaign['zones'][number] {
  const zone = place.object(['id', 'jurisdiction', 'zone', 'share', 'consent']);
  return {
    id: zone.get('id').text(),
    jurisdiction: zone.get('jurisdiction').text(),
    zone: zone.get('zone').read(timeZone),
    share: zone.get('share').number(0, 1),
    consent: zone.get('consent').boolean(),
  };
}
