// Performance, fairness and versions against each other: values are never shown without their intervals.

import {choice, emptyState, h, selection, table} from './dom.js';
import {count, figure, fixed, judgedOver, moment, percent, words} from './format.js';
import {badge, LETTERS, symbol} from './marks.js';
import {intervalMark, intervalScale, timePlot} from './plots.js';
import {verdictCell} from './distribution.js';

const NO_METRIC = new Set(['label_coverage']);

function metricNames(line) {
  return [...new Set(line.performance.map((one) => one.name[0].replace('/version', '')))].filter((name) => !NO_METRIC.has(name));
}

/** The metric to begin with: one with a limit, else the first that is judged. */
export function defaultMetric(line) {
  const limited = line.performance.find((one) => one.threshold !== null && one.threshold !== undefined);
  const judged = line.performance.find((one) => /[^.i]/.test(one.verdicts) && !NO_METRIC.has(one.name[0].replace('/version', '')));
  return (limited ?? judged ?? line.performance[0])?.name[0].replace('/version', '') ?? null;
}

/**
 * Performance over time, and how far its labels have come.
 *
 * @param view {line, report, window, metric, span, choose(index), chooseMetric, chooseSpan}
 */
export function performance(view) {
  const {line} = view;
  const names = metricNames(line);
  if (names.length === 0) {
    return [emptyState(symbol('none'), 'Nothing is judged by labels', 'The reference has no labels, or the policy counts no outcomes.')];
  }
  const metric = names.includes(view.metric) ? view.metric : defaultMetric(line);
  const wanted = view.span === 'window' ? metric : `${metric}/version`;
  const found = line.performance.find((one) => one.name[0] === wanted) ?? line.performance.find((one) => one.name[0] === metric);
  const centres = centresOf(line);
  return [
    h('div', {class: 'controls'},
        selection('Metric', names.map((name) => [name, words(name)]), metric, view.chooseMetric),
        choice('Span', [['version', 'Since the version began'], ['window', 'Each window alone']], view.span, view.chooseSpan)),
    centres.length < 2 ? h('p', {class: 'hint'}, 'There is one window: lines over time begin with the second.') : h('div', {class: 'two'},
        h('figure', {},
            h('figcaption', {}, `${words(metric)}, with the interval that holds at every look`),
            timePlot({
              label: `${words(metric)} over ${centres.length} windows`,
              x: centres,
              starts: line.windows.start,
              lines: [{label: words(metric), colour: 'accent', value: found.value, lower: found.lower, upper: found.upper}],
              limit: found.threshold,
              selected: centreOf(line, view.window),
              choose: view.choose,
              format: (v) => fixed(v, 3),
            })),
        h('figure', {},
            h('figcaption', {}, 'Labels arrived: share of each window’s predictions'),
            timePlot({
              label: 'Label coverage by window',
              x: centres,
              starts: line.windows.start,
              lines: [{label: 'coverage', colour: 'ok', bars: true,
                value: line.windows.labels.map((n, i) => (line.windows.predictions[i] ? n / line.windows.predictions[i] : null))}],
              selected: centreOf(line, view.window),
              choose: view.choose,
              range: () => [0, 1],
              format: (v) => percent(v, 0),
            }))),
    performanceTable(view),
    confusionTable(view.report?.confusion),
  ];
}

const MOST_COLUMNS = 12;

/** Which class was taken for which; of many classes the ten that are mistaken most. */
function confusionTable(confusion) {
  if (!confusion || confusion.counts.flat().every((n) => n === 0)) {
    return null;
  }
  const used = [...confusion.classes, 'any other'].map((name, i) => ({name, i}))
    .filter(({i}) => i < confusion.classes.length || confusion.counts[i].some((n) => n > 0) || confusion.counts.some((row) => row[i] > 0));
  const heading = h('h3', {}, 'Decided as, by label');
  if (used.length <= MOST_COLUMNS) {
    return h('div', {class: 'all-metrics'}, heading, table('Decisions by label in the selected window',
        [['decided', ''], ...used.map(({name}) => [name, 'number'])],
        used.map((decision) => [decision.name, ...used.map((label) => count(confusion.counts[decision.i][label.i]))])));
  }
  const mistaken = used.flatMap((decision) => used.filter((label) => label.i !== decision.i)
    .map((label) => ({decision: decision.name, label: label.name, n: confusion.counts[decision.i][label.i]})));
  return h('div', {class: 'all-metrics'}, heading, table('Classes that are mistaken most in the selected window',
      [['decided', ''], ['label', ''], ['n', 'number']],
      mistaken.sort((one, other) => other.n - one.n).slice(0, 10).map((one) => [one.decision, one.label, count(one.n)])));
}

function centresOf(line) {
  return line.windows.start.map((start, i) => (start + line.windows.end[i]) / 2);
}

function centreOf(line, end) {
  const i = line.windows.end.indexOf(end);
  return i < 0 ? null : centresOf(line)[i];
}

/** All metrics of the selected window. */
function performanceTable(view) {
  if (!view.report) {
    return null;
  }
  const span = view.span === 'window' ? (finding) => finding.span !== 'version' : (finding) => finding.span === 'version';
  const rows = view.report.findings.filter((finding) => finding.family === 'performance' && !finding.subject.segment && span(finding));
  if (rows.length === 0) {
    return emptyState(symbol('none'), 'The report of this window judges no performance',
        'It is judged at the close of a window and again when all its labels have come.');
  }
  const scale = {from: 0, to: 1};
  const judged = rows.filter((finding) => finding.verdict !== 'insufficient');
  const open = rows.filter((finding) => finding.verdict === 'insufficient');
  return h('div', {class: 'all-metrics'}, h('h3', {}, 'As of this window'), stillWaiting(rows),
      judged.length > 0 ? metricTable('Metrics of the selected window', judged, scale) : h('p', {class: 'hint'}, 'No metric has enough labels yet.'),
      open.length > 0 ? h('details', {}, h('summary', {}, `${open.length} without enough data, with their bounds`), metricTable('Metrics without enough data', open, scale)) : null);
}

/** Labels need time to come: at its close a window tells of earlier ones. */
function stillWaiting(rows) {
  const until = rows.find((finding) => finding.until)?.until;
  return until ? h('p', {class: 'hint'}, `What needs labels is of the windows until ${moment(until)}: those of later ones had no time to come when this window closed.`) : null;
}

function metricTable(caption, rows, scale) {
  return table(caption,
          [['metric', ''], ['value', 'number'], ['verdict', ''], ['interval', 'picture'], ['from', 'number'], ['to', 'number'], ['limit', 'number'], ['n', 'number']],
          rows.map((finding) => [words(finding.subject.metric ?? finding.check), fixed(finding.value), verdictCell(finding),
            isRate(finding) ? intervalMark({...scale, limit: finding.compared?.threshold}, finding) : '',
            fixed(finding.lower), fixed(finding.upper), finding.compared ? figure(finding.compared.threshold) : '–', count(finding.n)]));
}

function isRate(finding) {
  return [finding.value, finding.lower, finding.upper].every((v) => v === null || (v >= 0 && v <= 1));
}

/**
 * Fairness: the groups' rates with their intervals, and what the constraints compare, with the limit.
 *
 * @param view {line, report, window, attribute, rate, choose, chooseAttribute, chooseRate}
 */
export function fairness(view) {
  const findings = (view.report?.findings ?? []).filter((finding) => finding.family === 'fairness' && !finding.subject.segment);
  const attributes = [...new Set([...findings.map((finding) => finding.subject.attribute), ...view.line.fairness.map((one) => one.name[1])])].filter(Boolean);
  if (attributes.length === 0) {
    return [emptyState(symbol('none'), view.report ? 'No attribute is judged for fairness in this window' : 'The report of this window is no longer kept here',
        'Attributes are named in the policy under fairness.attributes.')];
  }
  const attribute = attributes.includes(view.attribute) ? view.attribute : attributes[0];
  const mine = findings.filter((finding) => finding.subject.attribute === attribute);
  const rates = mine.filter((finding) => finding.subject.group && !finding.subject.reference);
  const names = [...new Set(rates.map((finding) => finding.check))];
  const rate = names.includes(view.rate) ? view.rate : names[0];
  return [
    h('div', {class: 'controls'},
        choice('Attribute', attributes.map((name) => [name, name]), attribute, view.chooseAttribute),
        names.length > 0 ? selection('Rate', names.map((name) => [name, words(name)]), rate, view.chooseRate) : null),
    h('div', {class: 'two'},
        h('figure', {}, h('figcaption', {}, rate ? `${words(rate)} by ${attribute}, since the version began` : 'No rates by group in this window'),
            groups(rates.filter((finding) => finding.check === rate))),
        h('figure', {}, h('figcaption', {}, 'Constraints: the group against its reference, and the limit'), constraints(mine))),
    overTime(view, attribute),
    mine.length > 0 ? h('details', {}, h('summary', {}, `All ${mine.length} figures about ${attribute}`), fairnessTable(mine, attribute)) : null,
  ];
}

/** Figures that are shares are drawn from 0 to 1, so that pictures can be compared; others have a scale of their own. */
const SHARES = new Set(['selection_rate', 'recall', 'fpr', 'fnr', 'precision', 'npv', 'specificity', 'accuracy', 'large_error_rate']);

function ownScale(numbers) {
  const known = numbers.filter((v) => v !== null && v !== undefined);
  const from = Math.min(0, ...known);
  const to = Math.max(0, ...known);
  return {from, to: to > from ? to : from + 1};
}

function groups(rates) {
  const scale = rates.every((finding) => SHARES.has(finding.check))
    ? {from: 0, to: 1}
    : ownScale(rates.flatMap((finding) => [finding.value, finding.lower, finding.upper]));
  return h('div', {class: 'rows'}, rates.map((finding) => row(finding.subject.group, plain(finding), scale, `n ${count(finding.n)}`)),
      rates.length > 0 ? intervalScale(scale) : null);
}

/** A rate is not good or bad by itself: only what is compared has a verdict. */
function plain(finding) {
  return finding.verdict === 'insufficient' ? finding : {...finding, verdict: 'plain'};
}

function row(name, finding, scale, more) {
  const between = finding.lower === null || finding.upper === null ? '' : `${fixed(finding.lower)} – ${fixed(finding.upper)}`;
  return h('div', {class: 'row', title: finding.reason},
      h('span', {class: 'row-name', title: name}, name),
      h('span', {class: 'row-picture'}, intervalMark(scale, finding)),
      h('span', {class: 'row-value'}, finding.value === null ? '–' : fixed(finding.value)),
      h('span', {class: 'row-more'}, [between, more].filter(Boolean).join(' · ')),
      finding.verdict === 'plain' ? null : h('span', {class: 'row-verdict'}, badge(finding.verdict)));
}

function constraints(mine) {
  const held = mine.filter((finding) => finding.subject.reference && finding.compared);
  if (held.length === 0) {
    return emptyState(symbol('none'), 'No constraint was held against a limit here');
  }
  return h('div', {class: 'rows'}, held.map((finding) => {
    const most = Math.max(1.25, finding.upper ?? 0, finding.value ?? 0);
    const limit = finding.compared.threshold;
    const scale = /^(mae|bias|calibration)_difference$/.test(finding.check)
      ? {...ownScale([finding.lower, finding.upper, finding.value, limit]), limit}
      : {from: Math.min(0, finding.lower ?? 0), to: Math.min(most, 2), limit};
    const name = finding.subject.group;
    return h('div', {class: 'constraint'},
        h('p', {class: 'constraint-name'}, `${words(finding.check)} against ${finding.subject.reference}, ${finding.span === 'version' ? 'since the version began' : `last ${finding.span}`}${finding.until ? `, until ${moment(finding.until)}` : ''}`),
        row(name, finding, scale, `limit ${figure(finding.compared.threshold)}`), intervalScale(scale, (v) => fixed(v, 2)));
  }));
}

function overTime(view, attribute) {
  const lines = view.line.fairness.filter((one) => one.name[1] === attribute);
  if (lines.length === 0 || view.line.windows.end.length < 2) {
    return null;
  }
  const centres = centresOf(view.line);
  return h('div', {class: 'two'}, lines.slice(0, 6).map((one) => h('figure', {},
      h('figcaption', {}, `${words(one.name[0])}: ${one.name[2]} against ${one.name[3]}, since the version began `, badge(LETTERS[one.verdicts[lastTold(one)] ?? '.'])),
      timePlot({
        label: `${words(one.name[0])} of ${one.name[2]} against ${one.name[3]} over time`,
        x: centres,
        starts: view.line.windows.start,
        height: 170,
        lines: [{label: one.name[2], colour: 'accent', value: one.value, lower: one.lower, upper: one.upper}],
        limit: one.threshold,
        selected: centreOf(view.line, view.window),
        choose: view.choose,
        format: (v) => fixed(v, 2),
      }))));
}

function fairnessTable(mine, attribute) {
  return table(`Fairness by ${attribute}`,
      [['figure', ''], ['group', ''], ['against', ''], ['span', ''], ['value', 'number'], ['from', 'number'], ['to', 'number'], ['limit', 'number'], ['n', 'number'], ['verdict', '']],
      mine.map((finding) => [words(finding.check), finding.subject.group ?? 'all', finding.subject.reference ?? '–', judgedOver(finding), fixed(finding.value),
        fixed(finding.lower), fixed(finding.upper), finding.compared ? figure(finding.compared.threshold) : '–', count(finding.n), verdictCell(finding)]));
}

/**
 * Versions side by side: each metric's interval on one scale, as of the newest window of each.
 *
 * @param timelines the timelines of all series
 */
export function versions(timelines, comparison) {
  const judged = timelines.filter((line) => line.performance.length > 0 && line.windows.end.length > 0);
  const names = [...new Set(judged.flatMap((line) => line.performance.filter((one) => one.name[0].endsWith('/version')).map((one) => one.name[0])))]
      .filter((name) => !NO_METRIC.has(name.replace('/version', '')));
  const shown = names.map((name) => [name, judged.map((line) => [line, lastOf(line, name)]).filter(([, last]) => last !== null)])
      .filter(([, rows]) => rows.some(([, last]) => last.value !== null && last.lower !== null && last.upper <= 1 && last.lower >= 0));
  const unknown = names.filter((name) => !shown.some(([other]) => other === name)).map((name) => words(name.replace('/version', '')));
  if (timelines.length < 2 || shown.length === 0) {
    return comparison.length > 0 ? [comparisonTable(comparison)] : [emptyState(symbol('none'), timelines.length < 2 ? 'Only one version was seen' : 'No metric can be compared yet',
        'A challenger or shadow appears here with its first labels.')];
  }
  return [comparison.length > 0 ? comparisonTable(comparison) : null,
    h('p', {class: 'hint'}, 'Each version as of its own last window. Intervals that overlap do not tell versions apart.'),
    h('div', {class: 'metrics'}, shown.map(([name, rows]) => h('figure', {class: 'metric'},
        h('figcaption', {}, words(name.replace('/version', ''))),
        h('div', {class: 'rows'}, rows.map(([line, last]) => row(`${line.version} ${line.role}`, {...(last.threshold === null ? plain(last) : last), reason: null}, {from: 0, to: 1, limit: last.threshold}, ''))),
        intervalScale({from: 0, to: 1})))),
    unknown.length > 0 ? h('p', {class: 'hint'}, `Not enough data to show of any version: ${unknown.join(', ')}.`) : null];
}

function lastOf(line, name) {
  const found = line.performance.find((one) => one.name[0] === name);
  if (!found) {
    return null;
  }
  const i = lastTold(found);
  return i < 0 ? null : {value: found.value[i], lower: found.lower[i], upper: found.upper[i], threshold: found.threshold, verdict: LETTERS[found.verdicts[i]]};
}

/** The last window that a line says something of, negative if there is none. */
function lastTold(line) {
  return line.verdicts.replace(/\.+$/, '').length - 1;
}

function comparisonTable(findings) {
  return table('Comparison of versions',
      [['check', ''], ['against', ''], ['span', ''], ['value', 'number'], ['from', 'number'], ['to', 'number'], ['limit', 'number'], ['verdict', '']],
      findings.map((finding) => [words(finding.check), finding.subject.reference ?? '–', judgedOver(finding), fixed(finding.value), fixed(finding.lower), fixed(finding.upper),
        finding.compared ? figure(finding.compared.threshold) : '–', verdictCell(finding)]));
}
