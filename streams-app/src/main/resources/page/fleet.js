// All models × versions: what needs a look is on top.

import {emptyState, h, svg} from './dom.js';
import {ago, count, fixed, moment, words} from './format.js';
import {badge, LETTERS, RANK, symbol, verdictName} from './marks.js';

const ORDER = {fail: 3, inconclusive: 2, pass: 1};
const TRAIL_BARS = 60;
const BAR_WIDTH = 4;
const COLUMNS = ['model', 'version', 'state', 'alerts', 'recommended', 'moved most', 'worst group', 'last windows', 'newest window'];

/**
 * @param rows the answer of the service
 * @param view {now, live, filter, link(model, version)}
 */
export function fleet(rows, view) {
  if (rows.length === 0) {
    return [noData()];
  }
  const shown = rows.filter((row) => row.model.toLowerCase().includes(view.filter.toLowerCase()));
  const past = shown.reduce((sum, row) => sum + row.versions.length - current(row).length, 0);
  const sorted = [...shown].sort((a, b) => rank(b) - rank(a) || (a.model < b.model ? -1 : 1));
  return [
    tally(rows),
    h('section', {class: 'card', 'aria-labelledby': 'fleet-title'},
        h('header', {class: 'card-head'}, h('h2', {id: 'fleet-title'}, 'Models and versions'),
            h('label', {class: 'selection'}, h('span', {}, 'Find'),
                h('input', {type: 'search', value: view.filter, 'data-key': 'filter', placeholder: 'model', oninput: (event) => view.search(event.target.value)}))),
        h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Models and versions'},
            h('table', {class: 'fleet'},
                h('caption', {class: 'unseen'}, 'Models and versions, those that fail first'),
                h('thead', {}, h('tr', {}, COLUMNS.map((title) => h('th', {scope: 'col'}, title)))),
                sorted.map((row) => h('tbody', {}, versionRows(row, view))))),
        past > 0 ? h('button', {type: 'button', class: 'quiet', 'data-key': 'past', 'aria-pressed': String(view.past), onclick: view.togglePast},
            view.past ? 'Hide versions without traffic' : `Show ${past} more, without traffic in the newest window`) : null,
        shown.length === 0 ? emptyState(symbol('none'), `No model is named like “${view.filter}”`) : null),
  ];
}

/** A model is as bad as what serves now; what served long ago is history. */
function rank(row) {
  return Math.max(...current(row).map((version) => 10 * ORDER[version.verdict] + Math.max(...[...version.trail.slice(-1)].map((letter) => RANK[LETTERS[letter]]))));
}

function current(row) {
  return row.versions.filter((version) => version.windowEnd === row.versions[0].windowEnd);
}

function tally(rows) {
  const verdicts = rows.map((row) => current(row).map((version) => version.verdict).reduce((a, b) => (ORDER[b] > ORDER[a] ? b : a)));
  const stale = rows.filter((row) => current(row).some((version) => version.stale)).length;
  const box = (kind, n, text) => h('div', {class: `stat is-${kind}`}, symbol(kind), h('span', {class: 'stat-number'}, count(n)), h('span', {class: 'stat-text'}, text));
  return h('div', {class: 'stats'},
      box('fail', verdicts.filter((verdict) => verdict === 'fail').length, 'fail'),
      box('inconclusive', verdicts.filter((verdict) => verdict === 'inconclusive').length, 'inconclusive'),
      box('pass', verdicts.filter((verdict) => verdict === 'pass').length, 'pass'),
      box('stale', stale, 'stale'));
}

function versionRows(row, view) {
  const shown = view.past ? row.versions : current(row);
  return shown.map((version, i) => {
    const isCurrent = version.windowEnd === row.versions[0].windowEnd;
    return h('tr', {class: isCurrent ? null : 'past'},
        i === 0 ? h('th', {scope: 'rowgroup', rowspan: String(shown.length), class: 'model-name'}, h('a', {href: view.link(row.model, version), 'data-key': `model:${row.model}`}, row.model)) : null,
        [
          h('span', {}, h('a', {href: view.link(row.model, version), 'data-key': `version:${row.model}:${version.version}:${version.role}`}, `${version.version}`), h('span', {class: 'fine'}, ` ${version.role}`)),
          h('span', {}, h('span', {title: version.reason}, badge(version.verdict)), version.stale && view.live ? h('span', {class: 'fine'}, ' ', badge('stale')) : null),
          alertCounts(version.alerts),
          i === 0 ? decisionCell(row.decision) : '',
          version.drift ? worst(version.drift.name[0], version.drift) : h('span', {class: 'fine'}, '–'),
          version.group ? worst(`${version.group.name[2]} : ${version.group.name[3]}`, version.group, words(version.group.name[0])) : h('span', {class: 'fine'}, '–'),
          trail(version.trail),
          h('span', {}, `until ${moment(version.windowEnd)}`, h('span', {class: 'fine block'}, `${count(version.predictions)} predictions${view.live ? `, told ${ago(Date.parse(version.publishedAt), view.now)}` : ''}`)),
        ].map((cell, column) => h('td', {'data-label': COLUMNS[column + 1]}, cell)));
  });
}

function worst(name, figure, title) {
  return h('span', {class: 'worst', title}, symbolOf(figure.verdict), h('span', {class: 'worst-name', title: name}, name), h('span', {class: 'worst-value'}, fixed(figure.value, 2)));
}

function symbolOf(verdict) {
  return h('span', {class: `mark is-${verdict}`, role: 'img', 'aria-label': verdictName(verdict)}, symbol(verdict));
}

/** The last windows as bars: the worse the higher. Bars of one colour are one path: a fleet has thousands of them. */
function trail(letters) {
  const bars = [...letters];
  const paths = new Map();
  bars.forEach((letter, i) => {
    const height = 4 + 2.6 * RANK[LETTERS[letter]];
    const bar = `M${(TRAIL_BARS - bars.length + i) * BAR_WIDTH} 20v${-height}h${BAR_WIDTH - 1}v${height}z`;
    paths.set(letter, (paths.get(letter) ?? '') + bar);
  });
  return svg('svg', {class: 'trail', viewBox: `0 0 ${TRAIL_BARS * BAR_WIDTH} 20`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `Last ${bars.length} windows, the last ${verdictName(LETTERS[bars.at(-1)])}`},
      [...paths].map(([letter, d]) => svg('path', {class: `cell-${LETTERS[letter]}`, d})));
}

function alertCounts(alerts) {
  const some = ['critical', 'error', 'warning'].filter((severity) => alerts[severity] > 0);
  return some.length === 0 ? h('span', {class: 'fine'}, 'none') : h('span', {class: 'counts'},
      some.map((severity) => h('span', {class: `count is-${severity}`, title: `${alerts[severity]} ${severity}`}, symbol(severity), h('span', {}, String(alerts[severity])), h('span', {class: 'unseen'}, ` ${severity}`))));
}

function decisionCell(decision) {
  if (!decision) {
    return h('span', {class: 'fine'}, '–');
  }
  const text = decision.type === 'rollback' ? `roll back to ${decision.toVersion ?? '–'}` : `promote ${decision.toVersion}`;
  return h('span', {class: decision.withdrawn ? 'withdrawn' : null}, text, h('span', {class: 'fine block'}, decision.withdrawn ? 'withdrawn' : moment(decision.issuedAt)));
}

function noData() {
  return emptyState(
      svg('svg', {class: 'empty-picture', viewBox: '0 0 120 60', 'aria-hidden': 'true'},
          svg('path', {d: 'M4 34h24M92 34h24'}), svg('circle', {cx: 60, cy: 34, r: 22}), svg('path', {d: 'M30 34h60'})),
      'No window has closed yet',
      'A model appears here with its first closed window.',
      'Has a policy been applied, and do predictions arrive? See ./plimsoll apply and the metric plimsoll_events_total.');
}
