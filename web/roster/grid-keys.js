import { ROW_PX } from '/roster/grid.js';

/** Arrows go from shift to shift, Page Up and Down by a screenful, Home and End within a row, with Ctrl to the ends; Enter opens. */
export function gridKeys(grid) {
  grid.element.addEventListener('keydown', (event) => {
    const cell = grid.focused();
    if (!cell) return;
    const move = event.altKey || event.shiftKey ? null : MOVES[event.key];
    if (move) {
      event.preventDefault();
      return move(grid, cell, event.ctrlKey || event.metaKey);
    }
    if ((event.key === 'Enter' || event.key === ' ') && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      return grid.open(cell);
    }
    grid.press?.(event, cell);
  });
}

const MOVES = {
  ArrowUp: (grid, cell) => step(grid, cell, -1),
  ArrowDown: (grid, cell) => step(grid, cell, 1),
  PageUp: (grid, cell) => step(grid, cell, -screenful(grid)),
  PageDown: (grid, cell) => step(grid, cell, screenful(grid)),
  ArrowLeft: (grid, { place, at }) => grid.focus(place, Math.max(0, at - 1)),
  ArrowRight: (grid, { place, at, element }) =>
    grid.focus(place, Math.min(grid.cellsOf(element.closest('.row')).length - 1, at + 1)),
  Home: (grid, { place }, toEnd) =>
    toEnd ? step(grid, { place, at: 0 }, -grid.rows.length) : grid.focus(place, 0),
  End: (grid, { place, at }, toEnd) =>
    toEnd ? step(grid, { place, at }, grid.rows.length) : grid.focus(place, Number.MAX_SAFE_INTEGER),
};

const screenful = (grid) => Math.max(1, Math.floor(grid.element.clientHeight / ROW_PX) - 2);

/** Names of groups are passed over. */
function step(grid, { place, at }, by) {
  const last = grid.rows.length - 1;
  const isAgent = (i) => grid.rows[i]?.kind === 'agent';
  const wanted = Math.max(0, Math.min(last, place + by));
  const direction = Math.sign(by);
  for (let i = wanted; 0 <= i && i <= last; i += direction) if (isAgent(i)) return grid.focus(i, at);
  for (let i = wanted; 0 <= i && i <= last; i -= direction) if (isAgent(i)) return grid.focus(i, at);
}
