import { type JsonPlace } from '../../json/json-place.js';
import { localDate, type Weekday } from '../../time/zoned-time.js';
import { type LabourPack, type PremiumDay, type Site } from './labour-pack.js';
import { optionalMember } from './optional-json.js';
import { premiumsFromJson, weekdaysFromJson } from './pay-json.js';
import { workRuleFromJson } from './work-rules-json.js';

const MOST_PERCENT = 1_000;

/**
 * Reads a labour pack, from its file under `rules/labour` or inside a problem.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { labourPackFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }); } catch (error) { return error.message; } })() // => 'no'
 */
export function labourPackFromJson(place: JsonPlace): LabourPack {
  const pack = place.object(
    ['id', 'title', 'jurisdiction', 'validFrom', 'validTo', 'source', 'verified', 'rules'],
    ['$schema', 'premiums'],
  );
  const validFrom = pack.get('validFrom').read(localDate);
  const validTo = pack.get('validTo').orNull((each) => each.read(localDate));
  if (validTo !== null && validTo < validFrom) {
    pack.get('validTo').fail(`(${validTo}) is before validFrom (${validFrom}).`);
  }
  return {
    id: pack.get('id').text(),
    title: pack.get('title').text(),
    jurisdiction: pack.get('jurisdiction').text(),
    validFrom,
    validTo,
    source: pack.get('source').text(),
    verified: pack.get('verified').boolean(),
    rules: pack
      .get('rules')
      .items()
      .map((each) => workRuleFromJson(each, new Set())),
    ...optionalMember(pack, 'premiums', premiumsFromJson),
  };
}

/**
 * Reads a site; its labour packs must be in the problem.
 * @throws JsonProblemError naming the path.
 * @example
 * (() => { try { siteFromJson({ entries() { throw new RangeError('no'); }, object() { throw new RangeError('no'); } }, new Set()); } catch (error) { return error.message; } })() // => 'no'
 */
export function siteFromJson(place: JsonPlace, packs: ReadonlySet<string>): Site {
  const site = place.object(['id'], ['labourPacks', 'weekStartsOn', 'weekendDays', 'premiumDays']);
  return {
    id: site.get('id').text(),
    ...optionalMember(site, 'labourPacks', (each) =>
      each.items().map((pack) => pack.reference(packs, 'a labour pack of the problem')),
    ),
    ...optionalMember(site, 'weekStartsOn', (each) => each.whole(1, 7) as Weekday),
    ...optionalMember(site, 'weekendDays', weekdaysFromJson),
    ...optionalMember(site, 'premiumDays', (each) => each.items().map(premiumDayFromJson)),
  };
}

function premiumDayFromJson(place: JsonPlace): PremiumDay {
  const day = place.object(['date'], ['name', 'percent']);
  return {
    date: day.get('date').read(localDate),
    ...optionalMember(day, 'name', (each) => each.text()),
    ...optionalMember(day, 'percent', (each) => each.whole(0, MOST_PERCENT)),
  };
}
