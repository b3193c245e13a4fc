// Verdicts: a word, a symbol and a colour each, so that none of them carries the meaning alone.

import {h, svg} from './dom.js';

/** By the letter of the compact answers. */
export const LETTERS = {o: 'ok', n: 'notice', w: 'warning', e: 'error', c: 'critical', i: 'insufficient', '.': 'none'};

/** From nothing to say to worst. */
export const RANK = {none: 0, ok: 1, insufficient: 2, notice: 3, warning: 4, error: 5, critical: 6};

const SHAPES = {
  ok: ['M3.5 8.5l3 3 6-7'],
  pass: ['M3.5 8.5l3 3 6-7'],
  notice: ['M8 7v5', 'M8 4v.5'],
  warning: ['M8 2.2L14.3 13.3H1.7z', 'M8 6.5v3', 'M8 11.2v.3'],
  error: ['M4 4l8 8', 'M12 4l-8 8'],
  fail: ['M4 4l8 8', 'M12 4l-8 8'],
  critical: ['M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2z', 'M5.5 5.5l5 5', 'M10.5 5.5l-5 5'],
  insufficient: ['M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.700 8 9.200 8 10', 'M8 12.500v.3'],
  inconclusive: ['M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.700 8 9.200 8 10', 'M8 12.500v.3'],
  none: ['M4 8h8'],
  stale: ['M8 1.800a6.200 6.200 0 1 0 .01 0', 'M8 4.500V8l2.500 1.500'],
};

export function symbol(verdict) {
  return svg('svg', {class: 'symbol', viewBox: '0 0 16 16', 'aria-hidden': 'true'},
      (SHAPES[verdict] ?? SHAPES.none).map((d) => svg('path', {d})));
}

const NAMES = {none: 'not judged', insufficient: 'not enough data'};

export function verdictName(verdict) {
  return NAMES[verdict] ?? verdict;
}

/** Symbol and word. */
export function badge(verdict, text = verdictName(verdict)) {
  return h('span', {class: `badge is-${verdict}`}, symbol(verdict), h('span', {}, text));
}

/** The colours as they are now, light or dark. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ['text', 'muted', 'border', 'grid', 'surface', 'accent', 'band', 'reference', 'ok', 'notice', 'warning',
    'error', 'critical', 'insufficient', 'cell-none', 'cell-ok', 'cell-ok-far', 'cell-notice', 'cell-warning', 'cell-error',
    'cell-critical', 'cell-insufficient'];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}

export function worstOf(letters) {
  return [...letters].map((letter) => LETTERS[letter]).reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'none');
}

/** The key to the colours. */
export function legend(verdicts) {
  return h('ul', {class: 'legend'}, verdicts.map((verdict) =>
    h('li', {}, h('span', {class: `swatch cell-${verdict}`}), verdictName(verdict))));
}
