import { colour } from '/chart/legend.js';
import { addDays, dateOf, midnight } from '/zoned.js';

/** Under the lines: where days begin, and stretches that something is to be said of. Each kind has its own pattern. */
export function drawMarks(u, marks, { zone, span }) {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  const x = (at) => u.valToPos(at / 1000, 'x', true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 18 * ratio, bbox.width, bbox.height + 18 * ratio);
  ctx.clip();
  for (const mark of marks)
    DRAW[mark.kind]?.({ ctx, bbox, ratio, from: x(mark.start), to: x(mark.end), mark });
  ctx.strokeStyle = colour('--quiet');
  ctx.globalAlpha = 0.35;
  ctx.lineWidth = ratio;
  for (
    let date = addDays(dateOf(span.start, zone), 1);
    midnight(date, zone) < span.end;
    date = addDays(date, 1)
  ) {
    line(ctx, x(midnight(date, zone)), bbox);
  }
  ctx.restore();
}

const DRAW = {
  /** Hatched over the whole height, with its word above. */
  unusual({ ctx, bbox, ratio, from, to, mark }) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, bbox.top, to - from, bbox.height);
    ctx.clip();
    ctx.strokeStyle = colour('--warn');
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = ratio;
    for (let left = from - bbox.height; left < to; left += 9 * ratio) {
      ctx.beginPath();
      ctx.moveTo(left, bbox.top + bbox.height);
      ctx.lineTo(left + bbox.height, bbox.top);
      ctx.stroke();
    }
    ctx.restore();
    word(ctx, mark.text, from + 3 * ratio, bbox.top - 6 * ratio, to - from, ratio, '--warn');
  },
  /** A bar along the top edge. */
  layer({ ctx, bbox, ratio, from, to, mark }) {
    ctx.fillStyle = colour('--preview');
    ctx.fillRect(from, bbox.top, Math.max(2 * ratio, to - from), 4 * ratio);
    word(ctx, mark.text, from, bbox.top - 6 * ratio, to - from, ratio, '--ink');
  },
  now({ ctx, bbox, ratio, from, mark }) {
    ctx.strokeStyle = colour('--bad');
    ctx.lineWidth = 1.5 * ratio;
    line(ctx, from, bbox);
    word(ctx, mark.text, from + 3 * ratio, bbox.top - 6 * ratio, 1e4, ratio, '--bad');
  },
};

function line(ctx, x, { top, height }) {
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, top);
  ctx.lineTo(Math.round(x) + 0.5, top + height);
  ctx.stroke();
}

/** Left out where it would not fit. */
function word(ctx, text, x, y, room, ratio, name) {
  if (!text) return;
  ctx.save();
  ctx.font = `${11 * ratio}px system-ui, sans-serif`;
  ctx.fillStyle = colour(name);
  ctx.globalAlpha = 1;
  if (ctx.measureText(text).width <= room) ctx.fillText(text, x, y);
  ctx.restore();
}
