/** Where the page stands: `#forecast?queue=3&date=2026-11-23` is the page "forecast" and what it shows. */
export function readRoute() {
  const [page, query = ''] = location.hash.slice(1).split('?');
  return { page, params: Object.fromEntries(new URLSearchParams(query)) };
}

export function hrefOf(page, params = {}) {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given).toString();
  return `#${page}${query === '' ? '' : `?${query}`}`;
}

/** A new place in the browser's history, so that "back" leads to what was there; `replace` for a mere filling in. */
export function goTo(page, params, { replace = false } = {}) {
  const href = hrefOf(page, params);
  if (href === location.hash) return;
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
