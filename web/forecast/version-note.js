import { h } from '/dom.js';

/** Says so when the version that is shown is not the one that holds, and how it comes to hold. */
export function versionNote({ shown: { days, inForce }, version, back }) {
  if (!version) return null;
  const [{ forecast } = {}] = days;
  const inForceButton = h('button', { onclick: back }, 'Show what is in force');
  if (forecast === undefined) {
    return h(
      'div',
      { class: 'notice' },
      h('p', {}, 'The version reaches none of these days.'),
      inForceButton,
    );
  }
  const others = [...new Set(inForce.filter(({ id }) => id !== forecast.id).map((each) => each.version))];
  if (others.length === 0) return null;
  return h(
    'div',
    { class: 'notice' },
    h(
      'p',
      {},
      h('b', {}, `You see version ${forecast.version}. `),
      `Version ${others.join(' and ')} holds on these days. A version comes to hold when staffing is calculated from it and published; where nothing is published the newest holds.`,
    ),
    inForceButton,
  );
}
