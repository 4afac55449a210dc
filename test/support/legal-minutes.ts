/**
 * When people may be called, minute by minute, written apart from the engine: the hour that a wall clock shows comes from
 * `Intl`, the hours allowed from the table in this file.
 */
const COLLECTIONS_HOURS: Record<string, (weekday: string, hour: number) => boolean> = {
  US: (_, hour) => hour >= 8 && hour < 21,
  FR: (weekday, hour) =>
    !['Sat', 'Sun'].includes(weekday) && ((hour >= 10 && hour < 13) || (hour >= 14 && hour < 20)),
};

const formats = new Map<string, Intl.DateTimeFormat>();

export function mayCall(jurisdiction: string, zone: string, at: number): boolean {
  const allowed = COLLECTIONS_HOURS[jurisdiction.slice(0, 2)];
  if (allowed === undefined) throw new Error(`No calling hours are known here for ${jurisdiction}.`);
  const parts = format(zone).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return allowed(part('weekday'), Number(part('hour')));
}

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, known);
  }
  return known;
}
