// A feature's values in a window, held against the reference: shares side by side, and the numbers behind the verdict.

import {emptyState, h, svg, table} from './dom.js';
import {count, figure, fixed, judgedOver, odds, percent, words} from './format.js';
import {badge, symbol} from './marks.js';

const MOST_LEVELS = 14;

/**
 * @param report the report of the window, or undefined if it is no longer kept
 * @param reference what the window was held against, or null
 * @param feature the feature or attribute
 */
export function distribution(report, reference, feature) {
  if (!report) {
    return emptyState(symbol('none'), 'The report of this window is no longer kept here',
        'Its summary is above; the report itself is on the topic reports.');
  }
  const window = report.distributions[feature];
  if (!window) {
    return emptyState(symbol('none'), `The report has no distribution of ${feature}`,
        'Of a shadow only scores and decisions are told; choose another row of the heat map.');
  }
  const base = reference?.distributions[feature] ?? null;
  const edges = reference?.edges[feature] ?? null;
  const bins = window.counts ? numericBins(window, base, edges) : levelBins(window, base);
  return h('div', {class: 'two'},
      h('figure', {},
          h('figcaption', {class: 'keys'},
              h('span', {}, h('span', {class: 'swatch reference'}), base ? `reference, ${count(rowsOf(base))} rows` : 'no reference in force here'),
              h('span', {}, h('span', {class: 'swatch window'}), `window, ${count(rowsOf(window))} rows`)),
          bars(bins, feature),
          window.outOfRange > 0 ? h('p', {class: 'hint'}, `${count(window.outOfRange)} values (${percent(window.outOfRange / rowsOf(window), 2)}) are out of range; they are in their bins too.`) : null,
          h('details', {}, h('summary', {}, 'Numbers'), numbers(bins))),
      h('div', {}, findings(report, feature)));
}

function total(distribution) {
  const counts = distribution.counts ?? Object.values(distribution.levels);
  return counts.reduce((sum, n) => sum + n, 0);
}

function numericBins(window, base, edges) {
  const rows = {window: rowsOf(window), base: base && rowsOf(base)};
  return [...window.counts.map((n, i) => bin(edges ? interval(edges, i) : `bin ${i + 1}`, n, base?.counts?.[i], rows)), ...faultBins(window, base, rows)];
}

/** Right-closed; the outer two are open. */
function interval(edges, i) {
  if (edges.length === 0) {
    return 'all';
  }
  if (i === 0) {
    return `≤ ${figure(edges[0])}`;
  }
  return i === edges.length ? `> ${figure(edges[i - 1])}` : `${figure(edges[i - 1])} – ${figure(edges[i])}`;
}

function levelBins(window, base) {
  const rows = {window: rowsOf(window), base: base && rowsOf(base)};
  const levels = [...new Set([...Object.keys(base?.levels ?? {}), ...Object.keys(window.levels)])];
  const bins = levels.map((level) => bin(level === '*' ? 'rare levels' : level, window.levels[level] ?? 0, base?.levels?.[level] ?? 0, rows));
  const shift = (one) => Math.abs(one.share - (one.reference ?? 0));
  const shown = bins.length <= MOST_LEVELS ? bins : bins.sort((a, b) => shift(b) - shift(a)).slice(0, MOST_LEVELS);
  return [...shown, ...faultBins(window, base, rows)];
}

/** Every row is in one bin: a value's, or that of what is wrong with it. What is out of range has a value too. */
function rowsOf(distribution) {
  return total(distribution) + distribution.missing + distribution.unseen + distribution.wrongType;
}

const FAULTS = [['missing', 'missing'], ['unseen', 'unseen level'], ['wrongType', 'wrong type']];

function faultBins(window, base, rows) {
  return FAULTS.filter(([key]) => window[key] > 0 || (base && base[key] > 0))
      .map(([key, name]) => ({...bin(name, window[key], base?.[key], rows), fault: true}));
}

function bin(label, n, referenceCount, rows) {
  return {label, n, share: rows.window === 0 ? 0 : n / rows.window, referenceCount, reference: rows.base ? referenceCount / rows.base : null};
}

/** A row for each bin: the window as a bar, the reference as a step beside it. */
function bars(bins, feature) {
  const most = Math.max(0.05, ...bins.map((one) => Math.max(one.share, one.reference ?? 0)));
  return h('div', {class: 'bins', role: 'img', 'aria-label': `Shares of ${feature} by bin: `
    + bins.map((one) => `${one.label} ${percent(one.share)}${one.reference === null ? '' : ` against ${percent(one.reference)}`}`).join('; ')},
  bins.map((one) => h('div', {class: one.fault ? 'bin fault' : 'bin'},
      h('span', {class: 'bin-label', title: one.label}, one.label),
      svg('svg', {class: 'bin-bars', viewBox: '0 0 100 18', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
          one.reference === null ? null : svg('rect', {class: 'reference', x: 0, y: 1, width: (100 * one.reference) / most, height: 16}),
          svg('rect', {class: 'window', x: 0, y: 5, width: (100 * one.share) / most, height: 8})),
      h('span', {class: 'bin-share'}, percent(one.share)),
      h('span', {class: 'bin-change'}, one.reference === null ? '' : change(one.share - one.reference)))));
}

function change(difference) {
  const points = Math.abs(100 * difference).toFixed(1);
  return points === '0.0' ? points : `${difference > 0 ? '+' : '−'}${points}`;
}

function numbers(bins) {
  return table('Counts and shares by bin',
      [['bin', ''], ['window', 'number'], ['share', 'number'], ['reference', 'number'], ['share', 'number']],
      bins.map((one) => [one.label, count(one.n), percent(one.share), count(one.referenceCount), percent(one.reference)]));
}

function findings(report, feature) {
  const mine = report.findings.filter((finding) => !finding.subject.segment
    && (finding.subject.feature ?? finding.subject.attribute) === feature
    && (finding.family === 'drift' || finding.family === 'integrity'));
  if (mine.length === 0) {
    return emptyState(symbol('none'), 'Nothing was judged of it in this window');
  }
  const first = (finding) => finding.check === 'psi' || (finding.verdict !== 'ok' && finding.family === 'integrity');
  const order = (finding) => (finding.check === 'psi' ? 0 : 1);
  const rest = mine.filter((finding) => !first(finding));
  return [findingTable(`Findings about ${feature}`, mine.filter(first).sort((a, b) => order(a) - order(b))),
    rest.length > 0 ? h('details', {}, h('summary', {}, `${rest.length} other checks`), findingTable(`Other checks of ${feature}`, rest)) : null];
}

function findingTable(caption, findingsShown) {
  return table(caption,
      [['check', ''], ['span', ''], ['verdict', ''], ['value', 'number'], ['corrected', 'number'], ['at least', 'number'], ['limit', 'number'], ['evidence', 'number']],
      findingsShown.map((finding) => [words(finding.check), judgedOver(finding), verdictCell(finding), fixed(finding.value, 4), fixed(finding.corrected, 4), fixed(finding.lower, 4),
        finding.compared ? figure(finding.compared.threshold) : '–', odds(finding.logE)]));
}

/** The verdict, with its reason where there is one. */
export function verdictCell(finding) {
  return h('span', {title: finding.reason}, badge(finding.verdict), finding.reason ? h('span', {class: 'reason'}, finding.reason) : null);
}
