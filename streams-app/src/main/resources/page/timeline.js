// All windows of a model on one axis: traffic of each version, verdicts of the selected one, alerts and decisions.

import {h, refill, svg} from './dom.js';
import {count, dayMonth, moment, period, words} from './format.js';
import {LETTERS, RANK, verdictName} from './marks.js';

const LABELS = 132;
const TRAFFIC = 34;
const LANE = 16;
const BAR = 9;
const MOST_BAR_ROWS = 7;
const FAMILIES = ['drift', 'integrity', 'performance', 'fairness', 'latency', 'volume', 'comparison'];

/**
 * @param expected the width that it is likely to have, to be there at once; not positive if nobody knows
 * @param model {series, timelines, selected, incidents, decisions, window, choose(end), chooseSeries, chooseIncident}
 */
export function timeline(expected, model) {
  const place = h('div', {class: 'timeline'});
  if (expected > 0) {
    place.drawnWidth = expected;
    place.append(new Lanes(model, expected).drawn());
  }
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (width > 0 && width !== place.drawnWidth) {
      place.drawnWidth = width;
      refill(place, new Lanes(model, width).drawn());
    }
  }).observe(place);
  return place;
}

class Lanes {
  constructor(model, width) {
    this.model = model;
    this.labels = width < 560 ? 100 : LABELS;
    this.width = width;
    const all = model.timelines.flatMap((line) => [line.windows.start[0], line.windows.end.at(-1)]);
    this.from = Math.min(...all);
    this.to = Math.max(...all);
    this.y = 4;
    this.parts = [];
  }

  x(seconds) {
    const clipped = Math.min(this.to, Math.max(this.from, seconds));
    return this.labels + ((clipped - this.from) / Math.max(1, this.to - this.from)) * (this.width - this.labels - 4);
  }

  drawn() {
    this.model.timelines.forEach((line) => this.traffic(line));
    this.y += 4;
    FAMILIES.filter((family) => /[^.]/.test(this.model.selected.verdicts[family] ?? '')).forEach((family) => this.verdicts(family));
    this.alerts();
    this.decisions();
    this.axis();
    this.cursor();
    return svg('svg', {width: this.width, height: this.y, viewBox: `0 0 ${this.width} ${this.y}`, role: 'group',
      'aria-label': 'Timeline of windows, alerts and decisions'}, this.parts);
  }

  label(text, y, kind = '') {
    const most = Math.floor(this.labels / 7);
    const shown = text.length > most ? `${text.slice(0, most - 1)}…` : text;
    this.parts.push(svg('text', {x: 0, y, class: `lane-label ${kind}`}, shown, svg('title', {}, text)));
  }

  /** Predictions as an area, the labelled part of them darker. */
  traffic(line) {
    const {start, end, predictions, labels} = line.windows;
    const most = Math.max(1, ...predictions);
    const floor = this.y + TRAFFIC;
    const area = (counts) => start.map((from, i) =>
      `M${this.x(from)} ${floor}V${floor - (TRAFFIC - 4) * counts[i] / most}H${Math.max(this.x(end[i]), this.x(from) + 0.5)}V${floor}z`).join('');
    const mine = line === this.model.selected;
    this.parts.push(svg('g', {class: `traffic ${mine ? 'chosen' : ''}`},
        svg('path', {class: 'traffic-all', d: area(predictions)}),
        svg('path', {class: 'traffic-labelled', d: area(labels)}),
        svg('path', {class: 'traffic-floor', d: `M${this.labels} ${floor}H${this.width - 4}`})));
    this.label(`${line.version} ${line.role}`, floor - 14, mine ? 'chosen' : '');
    this.label(this.labels < LABELS ? `≤ ${count(most)}` : `≤ ${count(most)} a window`, floor - 1, 'fine');
    this.y = floor + 6;
  }

  verdicts(family) {
    const letters = this.model.selected.verdicts[family];
    const {start, end} = this.model.selected.windows;
    for (let i = 0; i < letters.length;) {
      let last = i;
      while (last + 1 < letters.length && letters[last + 1] === letters[i] && start[last + 1] === end[last]) {
        last++;
      }
      const verdict = LETTERS[letters[i]];
      const x = this.x(start[i]);
      this.parts.push(svg('rect', {class: `cell-${verdict}`, x, y: this.y + 2, height: LANE - 4,
        width: Math.max(0.7, this.x(end[last]) - x - 0.3)},
      svg('title', {}, `${words(family)}: ${verdictName(verdict)}, ${period(start[i] * 1000, end[last] * 1000)}`)));
      i = last + 1;
    }
    this.label(words(family), this.y + LANE - 4);
    this.y += LANE;
  }

  /** Alerts about the whole, as bars from beginning to end; those of segments are counted. */
  alerts() {
    const mine = this.model.incidents.filter((incident) => incident.version === this.model.selected.version);
    const whole = mine.filter((incident) => !incident.subject.segment)
        .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
    if (mine.length === 0) {
      return;
    }
    this.y += 6;
    const rows = packed(whole, (incident) => this.span(incident));
    const shown = rows.slice(0, MOST_BAR_ROWS);
    this.label('alerts', this.y + 9);
    const hidden = mine.length - shown.flat().length;
    if (hidden > 0) {
      this.label(this.labels < LABELS ? `+ ${hidden} more` : `+ ${hidden} in segments`, this.y + 23, 'fine');
    }
    shown.forEach((row, i) => row.forEach((incident) => this.bar(incident, this.y + i * (BAR + 3))));
    this.y += Math.max(shown.length * (BAR + 3), hidden > 0 ? 28 : 0) + 2;
  }

  span(incident) {
    const from = this.x(Date.parse(incident.startedAt) / 1000);
    const to = this.x(incident.endsAt ? Date.parse(incident.endsAt) / 1000 : this.to);
    return [from, Math.max(from + 4, to)];
  }

  bar(incident, y) {
    const [from, to] = this.span(incident);
    const about = `${incident.severity}: ${incident.alertKey}, ${moment(incident.startedAt)} – ${incident.endsAt ? moment(incident.endsAt) : 'open'}`;
    const bar = svg('a', {class: 'incident', href: this.model.incidentLink(incident), 'data-key': `incident:${incident.alertKey}:${incident.startedAt}`,
      'aria-label': about},
    svg('rect', {class: `bar-${incident.severity} ${incident.open ? 'open' : ''}`, x: from, y, width: to - from, height: BAR, rx: 2}),
    svg('title', {}, about));
    this.parts.push(bar);
  }

  decisions() {
    const decisions = this.model.decisions.filter((decision) => /rollback|promotion|traffic|retrain/.test(decision.type));
    if (decisions.length === 0) {
      return;
    }
    this.y += 6;
    this.label('decisions', this.y + 11);
    for (const decision of decisions) {
      const kind = decision.type.split('.')[2];
      const x = this.x(Date.parse(decision.time) / 1000);
      const shape = kind === 'promotion' ? `M${x - 6} ${this.y + 12}h12l-6-10z` : kind === 'rollback'
        ? `M${x - 6} ${this.y + 2}h12l-6 10z` : `M${x} ${this.y + 1}l6 6-6 6-6-6z`;
      const about = `${kind} ${decision.data.decisionId}, ${moment(decision.time)}`;
      this.parts.push(svg('path', {class: `decision-mark ${kind}`, d: shape}, svg('title', {}, about)));
    }
    this.y += 16;
  }

  axis() {
    this.y += 4;
    let year = '';
    for (const tick of ticks(this.from, this.to, Math.max(2, Math.floor((this.width - this.labels) / 76)))) {
      const x = this.x(tick);
      this.parts.unshift(svg('path', {class: 'axis-line', d: `M${x} 0V${this.y}`}));
      this.parts.push(svg('text', {class: 'axis-label', x: Math.min(x, this.width - 34), y: this.y + 12, 'text-anchor': 'middle'}, dayMonth(tick * 1000)));
      const ofTick = moment(tick * 1000).slice(0, 4);
      if (ofTick !== year) {
        this.parts.push(svg('text', {class: 'axis-label', x: Math.min(x, this.width - 34), y: this.y + 26, 'text-anchor': 'middle'}, ofTick));
      }
      year = ofTick;
    }
    this.y += 32;
  }

  /** The selected window; the arrow keys move it, and so does a click anywhere. */
  cursor() {
    const {start, end} = this.model.selected.windows;
    const at = Math.max(0, end.indexOf(this.model.window));
    const from = this.x(start[at]);
    const width = Math.max(3, this.x(end[at]) - from);
    const height = this.y - 32;
    const move = (index) => this.model.choose(end[Math.min(end.length - 1, Math.max(0, index))]);
    this.parts.unshift(svg('rect', {class: 'hit', x: this.labels, y: 0, width: Math.max(0, this.width - this.labels), height,
      onclick: (event) => move(this.windowAt(event.offsetX))}));
    this.parts.push(svg('rect', {
      class: 'cursor', x: from - 1, y: 0.5, width: width + 2, height, rx: 2, tabindex: '0', role: 'slider', 'data-key': 'window',
      'aria-label': 'Window', 'aria-valuemin': '1', 'aria-valuemax': String(end.length), 'aria-valuenow': String(at + 1),
      'aria-valuetext': period(start[at] * 1000, end[at] * 1000),
      onkeydown: (event) => {
        const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -end.length, End: end.length}[event.key];
        if (step) {
          event.preventDefault();
          move(at + step);
        }
      },
    }));
  }

  windowAt(pixel) {
    const {start, end} = this.model.selected.windows;
    const inside = start.findIndex((from, i) => pixel >= this.x(from) && pixel < this.x(end[i]));
    return inside >= 0 ? inside : pixel < this.x(start[0]) ? 0 : end.length - 1;
  }
}

/** Into rows in which nothing overlaps. */
function packed(incidents, span) {
  const rows = [];
  for (const incident of incidents) {
    const [from, to] = span(incident);
    let row = rows.find((candidate) => candidate.until + 2 <= from);
    if (!row) {
      row = Object.assign([], {until: 0});
      rows.push(row);
    }
    row.push(incident);
    row.until = to;
  }
  return rows;
}

/** Whole days, at most so many. */
function ticks(from, to, most) {
  const day = 86_400;
  const steps = [1 / 24, 0.25, 1, 2, 7, 14, 28, 56, 91, 182, 364];
  const step = (steps.find((days) => (to - from) / (days * day) <= most) ?? 728) * day;
  const found = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
    found.push(tick);
  }
  return found;
}

/** Which of a timeline's windows is worst now, for a picture of it in words. */
export function worstFamily(line, index) {
  return FAMILIES.map((family) => [family, LETTERS[line.verdicts[family]?.[index] ?? '.']])
      .sort((a, b) => RANK[b[1]] - RANK[a[1]])[0];
}
