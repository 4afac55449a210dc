/** The script and page of the explorer: plain browser code, served as it stands here. */
export const EXPLORER_SCRIPT = `
const byId = (id) => document.getElementById(id);
const fields = ['query', 'variables', 'token'];
for (const id of fields) byId(id).value = localStorage.getItem('explorer.' + id) ?? byId(id).value;

function headers() {
  const token = byId('token').value.trim();
  return { 'content-type': 'application/json', ...(token ? { authorization: 'Bearer ' + token } : {}) };
}
async function send(query, variables) {
  const response = await fetch('/graphql', { method: 'POST', headers: headers(), body: JSON.stringify({ query, variables }) });
  return response.json();
}
let socket = null;
function subscribe(query, variables) {
  const token = byId('token').value.trim();
  socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/graphql', 'graphql-transport-ws');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: token ? { authorization: 'Bearer ' + token } : {} }));
  socket.onclose = (event) => show('(closed ' + event.code + ' ' + event.reason + ')\\n' + byId('answer').textContent);
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
    if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
    if (message.payload) show(JSON.stringify(message.payload, null, 2) + '\\n' + byId('answer').textContent);
  };
}
function show(text) { byId('answer').textContent = text; }
async function run() {
  for (const id of fields) localStorage.setItem('explorer.' + id, byId(id).value);
  socket?.close();
  show('');
  try {
    const query = byId('query').value;
    const variables = byId('variables').value.trim() ? JSON.parse(byId('variables').value) : {};
    if (/^\\s*subscription\\b/m.test(query)) return subscribe(query, variables);
    show(JSON.stringify(await send(query, variables), null, 2));
  } catch (error) { show(String(error)); }
}
const typeName = (type) => type.kind === 'NON_NULL' ? typeName(type.ofType) + '!' : type.kind === 'LIST' ? '[' + typeName(type.ofType) + ']' : type.name;
const members = (type) => type.fields ?? type.inputFields ?? type.enumValues ?? type.possibleTypes ?? [];
const signature = (field) => field.name + (field.args?.length ? '(' + field.args.map((arg) => arg.name + ': ' + typeName(arg.type)).join(', ') + ')' : '') + (field.type ? ': ' + typeName(field.type) : '');
let types = [];
function list() {
  const wanted = byId('search').value.toLowerCase();
  byId('types').replaceChildren(...types.filter((type) => !type.name.startsWith('__')).flatMap((type) => {
    const found = members(type).filter((field) => (type.name + ' ' + field.name).toLowerCase().includes(wanted));
    if (!found.length && !type.name.toLowerCase().includes(wanted)) return [];
    const details = document.createElement('details');
    details.open = wanted !== '' || ['Query', 'Mutation', 'Subscription'].includes(type.name);
    const summary = document.createElement('summary');
    summary.textContent = type.name;
    details.append(summary, ...found.map((field) => {
      const line = document.createElement('div');
      line.textContent = signature(field);
      line.title = field.description ?? '';
      return line;
    }));
    return [details];
  }));
}
const ref = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
send('{ __schema { types { kind name fields { name description type { ' + ref + ' } args { name type { ' + ref + ' } } } inputFields { name description type { ' + ref + ' } } enumValues { name } possibleTypes { name } } } }')
  .then(({ data }) => { const first = ['Query', 'Mutation', 'Subscription']; types = data.__schema.types.sort((a, b) => first.indexOf(b.name) - first.indexOf(a.name) || a.name.localeCompare(b.name)); list(); })
  .catch((error) => show(String(error)));
byId('search').addEventListener('input', list);
byId('run').addEventListener('click', run);
document.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(); });
`;

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template: auto 1fr / 1fr 1fr 20rem; height: 100vh; }
header { grid-column: 1 / -1; display: flex; gap: 1rem; align-items: center; padding: .5rem 1rem; border-bottom: 1px solid #8886; }
header h1 { font-size: 1rem; margin: 0 auto 0 0; }
section { display: flex; flex-direction: column; min-width: 0; min-height: 0; border-right: 1px solid #8886; }
textarea, pre, #types { font: 13px/1.5 ui-monospace, monospace; margin: 0; padding: 1rem; border: 0; background: transparent; color: inherit; }
textarea { flex: 3; resize: none; } #variables { flex: 1; border-top: 1px solid #8886; }
pre { flex: 1; overflow: auto; white-space: pre-wrap; } #types { flex: 1; overflow: auto; } #types div { padding-left: 1rem; }
input { font: inherit; padding: .25rem .5rem; } #search { margin: .5rem; } button { font: inherit; padding: .25rem 1rem; } summary { cursor: pointer; }
`;

export function explorerPage(): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Shiftwright API explorer</title><style>${STYLE}</style></head>
<body>
<header><h1>Shiftwright API explorer</h1>
<label>Token <input id="token" type="password" placeholder="none: the browser's own session" autocomplete="off"></label>
<button id="run" title="Ctrl+Enter">Run</button></header>
<section><textarea id="query" aria-label="Query" spellcheck="false">{ __typename }</textarea>
<textarea id="variables" aria-label="Variables (JSON)" spellcheck="false" placeholder="Variables as JSON"></textarea></section>
<section><pre id="answer" aria-live="polite"></pre></section>
<section><input id="search" type="search" placeholder="Search the schema" aria-label="Search the schema"><div id="types"></div></section>
<script>${EXPLORER_SCRIPT}</script>
</body></html>`;
}
