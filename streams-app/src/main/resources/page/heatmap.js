// Subjects × windows: where and when it moved, at one look.

import {choice, h, selection} from './dom.js';
import {figure, period, words} from './format.js';
import {LETTERS, legend, palette, RANK, verdictName} from './marks.js';

const ROW = 20;
const FEWEST_PIXELS = 2;
const LEAST_FOOT = 640;

/**
 * The heat map of a family.
 *
 * @param map the answer of the service
 * @param windows {start, end} in seconds
 * @param chosen {feature, window}: what is selected, and `choose(feature, window)`
 */
export function heatMap(map, windows, chosen) {
  const rows = sorted(map.rows, chosen.order);
  const note = h('p', {class: 'readout', 'aria-live': 'polite'}, 'Point at a cell, or move with the arrow keys; Enter selects.');
  const canvas = h('canvas', {
    class: 'heat-cells',
    tabindex: '0',
    role: 'img',
    'data-key': 'heat',
    'aria-label': `${words(map.family)} of ${rows.length} features and attributes over ${map.end.length} windows; `
      + 'arrow keys move, Enter selects',
  });
  const names = h('ol', {class: 'heat-names', 'aria-hidden': 'true'},
      rows.map((row) => h('li', {class: row.subject === chosen.feature ? 'chosen' : null, title: row.subject}, row.subject)));
  const place = h('div', {class: 'heat-place'}, canvas);
  const grid = new Grid(canvas, rows, map, windows, chosen, note);
  new ResizeObserver(() => grid.draw(place.clientWidth)).observe(place);
  return h('div', {class: 'heat'},
      h('div', {class: 'controls'},
          choice('Family', [['drift', 'Drift'], ['integrity', 'Integrity']], map.family, chosen.chooseFamily),
          selection('Order', [['worst', 'worst first'], ['name', 'by name'], ['given', 'as reported']], chosen.order, chosen.chooseOrder),
          legend(['ok', 'notice', 'warning', 'error', 'critical', 'insufficient', 'none'])),
      h('div', {class: 'heat-scroll'}, h('div', {class: 'heat-grid'}, names, place)),
      h('div', {class: 'heat-foot'},
          h('span', {}, windows.length > 0 ? period(windows[0].start * 1000, windows[0].end * 1000) : ''),
          note,
          h('span', {class: 'number'}, windows.length > 1 ? period(windows.at(-1).start * 1000, windows.at(-1).end * 1000) : '')));
}

function sorted(rows, order) {
  if (order === 'given') {
    return rows;
  }
  const byName = (a, b) => a.subject.localeCompare(b.subject);
  if (order === 'name') {
    return [...rows].sort(byName);
  }
  const weight = new Map(rows.map((row) => [row, weightOf(row)]));
  return [...rows].sort((a, b) => weight.get(b) - weight.get(a) || byName(a, b));
}

function weightOf(row) {
  let weight = 0;
  for (const letter of row.verdicts) {
    weight += 8 ** Math.max(0, RANK[LETTERS[letter]] - 2);
  }
  return weight;
}

/** The cells: fifty thousand of them are a picture, not elements. */
class Grid {
  constructor(canvas, rows, map, windows, chosen, note) {
    Object.assign(this, {canvas, rows, map, windows, chosen, note});
    this.row = Math.max(0, rows.findIndex((row) => row.subject === chosen.feature));
    this.column = Math.max(0, windows.findIndex((window) => window.end === chosen.window));
    canvas.addEventListener('mousemove', (event) => this.point(event));
    canvas.addEventListener('click', (event) => {
      this.point(event);
      this.select();
    });
    canvas.addEventListener('keydown', (event) => this.key(event));
  }

  draw(width) {
    if (width === 0 || this.rows.length === 0) {
      return;
    }
    const ratio = globalThis.devicePixelRatio || 1;
    this.cell = Math.max(FEWEST_PIXELS, Math.min(28, width / this.map.end.length));
    const size = {width: Math.ceil(this.cell * this.map.end.length), height: ROW * this.rows.length};
    this.canvas.width = Math.round(size.width * ratio);
    this.canvas.height = Math.round(size.height * ratio);
    this.canvas.style.width = `${size.width}px`;
    this.canvas.style.height = `${size.height}px`;
    // The last window's day stands below the last window.
    const foot = this.note.parentElement;
    foot.style.maxWidth = `${Math.max(LEAST_FOOT, this.canvas.offsetLeft - foot.offsetLeft + size.width)}px`;
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    this.paint(context, palette());
  }

  paint(context, colours) {
    const gap = this.cell > 6 ? 1 : 0;
    this.rows.forEach((row, y) => {
      for (let x = 0; x < row.verdicts.length; x++) {
        const verdict = LETTERS[row.verdicts[x]];
        context.fillStyle = verdict === 'ok' ? mixed(colours, row.value[x]) : colours[`cell-${verdict}`];
        context.fillRect(x * this.cell, y * ROW, this.cell - gap + (gap ? 0 : 0.5), ROW - 1);
        if (verdict === 'insufficient' && this.cell > 6) {
          hatch(context, x * this.cell, y * ROW, this.cell - gap, ROW - 1, colours.muted);
        }
      }
    });
    this.frame(context, colours);
  }

  /** Around the selected window's column and the selected subject's row. */
  frame(context, colours) {
    const column = this.windows.findIndex((window) => window.end === this.chosen.window);
    const row = this.rows.findIndex((candidate) => candidate.subject === this.chosen.feature);
    context.strokeStyle = colours.text;
    context.lineWidth = 1.5;
    if (column >= 0) {
      context.globalAlpha = 0.45;
      context.strokeRect(column * this.cell - 0.5, 0.5, this.cell, ROW * this.rows.length - 2);
    }
    context.globalAlpha = 1;
    if (column >= 0 && row >= 0) {
      context.lineWidth = 2;
      context.strokeRect(column * this.cell - 0.5, row * ROW, Math.max(4, this.cell), ROW - 1);
    }
  }

  point(event) {
    this.column = Math.min(this.map.end.length - 1, Math.max(0, Math.floor(event.offsetX / this.cell)));
    this.row = Math.min(this.rows.length - 1, Math.max(0, Math.floor(event.offsetY / ROW)));
    this.tell();
  }

  key(event) {
    const step = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (step) {
      this.column = Math.min(this.map.end.length - 1, Math.max(0, this.column + step[0]));
      this.row = Math.min(this.rows.length - 1, Math.max(0, this.row + step[1]));
      this.tell();
      event.preventDefault();
    } else if (event.key === 'Enter') {
      this.select();
    }
  }

  tell() {
    const row = this.rows[this.row];
    const window = this.windows[this.column];
    const what = this.map.family === 'drift' ? 'PSI' : 'share of faulty values';
    this.note.textContent = `${row.subject} · ${period(window.start * 1000, window.end * 1000)} · `
      + `${what} ${figure(row.value[this.column])} · ${verdictName(LETTERS[row.verdicts[this.column]])}`;
  }

  select() {
    this.chosen.choose(this.rows[this.row].subject, this.windows[this.column].end);
  }
}

/** Fine is not all the same: the nearer to the limit of a tenth, the stronger. */
function mixed(colours, value) {
  const share = Math.round(100 * Math.min(1, Math.max(0, (value ?? 0) / 0.1)));
  return `color-mix(in srgb, ${colours['cell-ok-far']} ${share}%, ${colours['cell-ok']})`;
}

function hatch(context, x, y, width, height, colour) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.globalAlpha = 0.5;
  context.lineWidth = 1;
  context.beginPath();
  for (let d = -height; d < width; d += 5) {
    context.moveTo(x + d, y + height);
    context.lineTo(x + d + height, y);
  }
  context.stroke();
  context.restore();
}
