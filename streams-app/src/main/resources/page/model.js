// One model: what is to be said of it now, how it came to that, and what it rests on.

import {card, emptyState, h, refill} from './dom.js';
import {ago, count, moment, percent, period, words} from './format.js';
import {badge, RANK, symbol} from './marks.js';
import {aboutSubject, alerts, decisions} from './decision.js';
import {distribution} from './distribution.js';
import {defaultMetric, fairness, performance, versions} from './figures.js';
import {heatMap} from './heatmap.js';
import {sweepPlots} from './plots.js';
import {timeline} from './timeline.js';

const REASONS_SHOWN = 5;

/** Two samples have no history, and nobody is told of them. */
const COMPARED_WITHOUT = ['timeline', 'decisions', 'alerts'];

/** On both sides of a card, as the style has it on a wide page; elsewhere a picture is drawn again in its true width. */
const CARD_PADDING = 46;

/** The view of a model; it asks for what it shows, and again when the model changed. */
export class ModelView {
  /** @param app {source, go(parameters), address(parameters), now()} */
  constructor(app, model) {
    this.app = app;
    this.model = model;
    this.cards = {
      head: h('div', {class: 'model-head'}),
      timeline: card('timeline', 'Timeline', 'Click a window, or focus it and use the arrow keys.', h('div', {class: 'body'})),
      heat: card('heat', 'What moved, and when', null, h('div', {class: 'body'})),
      distribution: card('distribution', 'Distribution', null, h('div', {class: 'body'})),
      performance: card('performance', 'Performance', null, h('div', {class: 'body'})),
      fairness: card('fairness', 'Fairness', null, h('div', {class: 'body'})),
      versions: card('versions', 'Champion against challenger', null, h('div', {class: 'body'})),
      decisions: card('decisions', 'Recommendation', null, h('div', {class: 'body'})),
      alerts: card('alerts', 'Alerts', null, h('div', {class: 'body'})),
    };
    if (app.compared) {
      COMPARED_WITHOUT.forEach((name) => this.cards[name].setAttribute('hidden', ''));
    }
    this.element = h('div', {class: 'model'}, Object.values(this.cards));
    this.drawn = new Map();
  }

  /** What is to be shown; nothing of the view changes before `show`, so that of several at a time the last one counts. */
  async load(parameters) {
    const {source} = this.app;
    const summary = await source.model(this.model);
    if (!summary) {
      return {parameters, summary};
    }
    const series = seriesOf(summary, parameters);
    const incidents = source.incidents(this.model);
    const family = familyOf(parameters, parameters.alert && !parameters.family ? await incidents : []);
    const [verdict, timelines, heat, events] = await Promise.all([
      source.verdict(this.model, series.version),
      Promise.all(summary.versions.map((version) => source.timeline(this.model, version))),
      source.heatmap(this.model, series, family),
      source.decisions(this.model),
    ]);
    const line = timelines.find((one) => one && one.version === series.version && one.role === series.role);
    const window = windowOf(line, parameters);
    return {parameters, summary, series, verdict, heat, incidents: await incidents, events, line, window, timelines: ordered(timelines.filter(Boolean)),
      ...await this.loadWindow(series, line, window)};
  }

  async loadWindow(series, line, window) {
    const i = line.windows.end.indexOf(window);
    const layout = line.windows.layout[i];
    const [reports, reference] = await Promise.all([
      this.app.source.reports(this.model, series, line.windows.start[i] * 1000, window * 1000),
      this.layout === layout ? this.reference : this.app.source.reference(this.model, layout),
    ]);
    return {layout, reference, report: reports?.find((report) => report.layoutHash === layout) ?? reports?.[0]};
  }

  show(loaded) {
    Object.assign(this, loaded);
    if (this.summary) {
      if (!this.cards.head.isConnected) {
        this.element.replaceChildren(...Object.values(this.cards));
      }
      this.draw();
    } else {
      this.element.replaceChildren(emptyState(symbol('none'), `Nothing was reported of ${this.model} yet`, 'A model appears with its first closed window.'));
    }
  }

  get feature() {
    const rows = this.heat.rows.map((row) => row.subject);
    if (rows.includes(this.parameters.feature)) {
      return this.parameters.feature;
    }
    return this.worstSubject() ?? rows[0] ?? Object.keys(this.report?.distributions ?? {})[0] ?? null;
  }

  worstSubject() {
    const judged = (this.report?.findings ?? []).filter((finding) => finding.family === this.heat.family && !finding.subject.segment);
    const worst = judged.reduce((a, b) => (!a || RANK[b.verdict] > RANK[a.verdict] || (RANK[b.verdict] === RANK[a.verdict] && b.check === a.check && b.value > a.value) ? b : a), null);
    return worst ? worst.subject.feature ?? worst.subject.attribute ?? null : null;
  }

  change(parameters) {
    this.app.go({...this.parameters, version: this.series.version, role: this.series.role, ...parameters});
  }

  choose(end) {
    this.change({window: end === this.line.windows.end.at(-1) ? undefined : iso(end)});
  }

  incidentLink(incident) {
    const {subject} = incident;
    const role = this.summary.versions.find((version) => version.version === incident.version)?.role;
    return this.app.address(this.model, {version: incident.version, role: incident.version === this.series.version ? this.series.role : role,
      window: incident.raisedAt, feature: subject.feature ?? (incident.family === 'drift' ? subject.attribute : undefined),
      family: incident.family === 'integrity' ? 'integrity' : undefined, attribute: incident.family === 'fairness' ? subject.attribute : undefined,
      metric: incident.family === 'performance' ? subject.metric : undefined, alert: incident.alertKey});
  }

  /** Of an alert that is named by its key: the last of that name that was told by a time. */
  linkOfAlert(key, before) {
    const named = (this.incidents ?? []).filter((incident) => incident.alertKey === key);
    const incident = named.find((one) => Date.parse(one.raisedAt) <= Date.parse(before)) ?? named.at(-1);
    return incident ? this.incidentLink(incident) : null;
  }

  draw() {
    const pane = `${this.model}/${this.series.version}/${this.series.role}/${this.window}`;
    this.body('head', [this.summary, this.verdict, this.incidents, pane, this.app.minute()], () => this.head());
    this.body('timeline', [this.timelines, this.incidents, this.events, pane], () => timeline(this.cards.timeline.clientWidth - CARD_PADDING, {
      timelines: this.timelines, selected: this.line, incidents: this.incidents, decisions: this.events ?? [], window: this.window,
      choose: (end) => this.choose(end), incidentLink: (incident) => this.incidentLink(incident)}));
    this.body('heat', [this.heat, pane, this.feature, this.parameters.order], () => this.drawnHeat());
    this.body('distribution', [this.report, this.reference?.hash, this.feature, pane], () => this.drawnDistribution());
    this.body('performance', [this.line, this.report, pane, this.parameters.metric, this.parameters.span], () => performance({
      line: this.line, report: this.report, window: this.window, metric: this.parameters.metric ?? defaultMetric(this.line), span: this.parameters.span ?? 'version',
      choose: (i) => this.choose(this.line.windows.end[i]), chooseMetric: (metric) => this.change({metric}), chooseSpan: (span) => this.change({span})}));
    this.body('fairness', [this.line, this.report, pane, this.parameters.attribute, this.parameters.rate], () => fairness({
      line: this.line, report: this.report, window: this.window, attribute: this.parameters.attribute, rate: this.parameters.rate,
      choose: (i) => this.choose(this.line.windows.end[i]), chooseAttribute: (attribute) => this.change({attribute}), chooseRate: (rate) => this.change({rate})}));
    this.body('versions', [this.timelines, this.report, pane], () => versions(this.timelines, (this.report?.findings ?? []).filter((finding) => finding.family === 'comparison')));
    this.body('decisions', [this.events, this.incidents, this.parameters.decision, pane], () => decisions({
      events: this.events ?? [], chosen: this.parameters.decision, incidentLink: (key, before) => this.linkOfAlert(key, before),
      link: (event) => this.app.address(this.model, {...this.parameters, alert: undefined, version: this.series.version, role: this.series.role, decision: event.data.decisionId})}));
    this.body('alerts', [this.incidents, this.parameters.alert, pane], () => alerts({incidents: this.incidents ?? [], chosen: this.parameters.alert, link: (incident) => this.incidentLink(incident)}));
    sweepPlots();
  }

  /** Another view takes the place of this one. */
  leave() {
    sweepPlots();
  }

  /** Draws a card anew only if what it shows is another. */
  body(name, shown, drawn) {
    const key = JSON.stringify(shown);
    if (this.drawn.get(name) !== key) {
      this.drawn.set(name, key);
      const place = this.cards[name].querySelector('.body') ?? this.cards[name];
      refill(place, drawn());
    }
  }

  redraw() {
    this.drawn.clear();
    if (this.line) {
      this.draw();
    }
  }

  head() {
    const i = this.line.windows.end.indexOf(this.window);
    const {start, predictions, labels, revision, settled} = this.line.windows;
    const live = this.app.source.live;
    return [
      h('div', {class: 'model-title'}, h('h1', {}, this.model), this.tabs()),
      this.verdict.stale && live ? h('div', {class: 'note is-stale'}, badge('stale'),
          h('p', {}, `No report has come for more than two windows; the last was told ${ago(Date.parse(this.publishedAt()), this.app.now())}. What is shown is old.`)) : null,
      h('div', {class: 'verdict-row'},
          // Of a comparison the answer is above: it is not the service's verdict on a version that serves.
          this.app.compared ? null : h('div', {class: `verdict is-${this.verdict.verdict}`}, symbol(this.verdict.verdict),
              h('div', {}, h('span', {class: 'verdict-word'}, this.verdict.verdict), h('span', {class: 'verdict-of'}, `${this.series.version}, as of ${this.verdict.windowEnd ? moment(this.verdict.windowEnd) : 'no window yet'}`))),
          this.app.compared ? null : this.reasons(),
          h('dl', {class: 'facts column'}, [
            ['window shown', period(start[i] * 1000, this.window * 1000)],
            ['predictions', count(predictions[i])],
            ['labels', `${count(labels[i])}${predictions[i] ? ` (${percent(labels[i] / predictions[i], 0)})` : ''}`],
            ['revision', `${revision[i]}${settled[i] ? ', final' : ', labels may come'}`],
          ].map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))))),
    ];
  }

  publishedAt() {
    return this.app.published(this.model, this.series) ?? new Date(this.window * 1000).toISOString();
  }

  tabs() {
    return h('nav', {class: 'tabs', 'aria-label': 'Versions'}, this.summary.versions.map((version) =>
      h('a', {
        href: this.app.address(this.model, {version: version.version, role: version.role}),
        'aria-current': version.version === this.series.version && version.role === this.series.role ? 'page' : null,
        'data-key': `tab:${version.version}:${version.role}`,
      }, version.version, h('span', {class: 'fine'}, ` ${version.role}`))));
  }

  reasons() {
    const {reasons} = this.verdict;
    if (reasons.length === 0) {
      return h('p', {class: 'reasons'}, 'Everything asked was answered, and nothing is wrong.');
    }
    const open = reasons.filter((reason) => /^(insufficient: |and \d+ more$)/.test(reason));
    const said = this.speakingFirst(reasons.filter((reason) => !open.includes(reason)));
    const first = said.length > 0 ? said : open;
    const rest = said.length > 0 ? open : [];
    return h('div', {class: 'reasons'}, this.reasonList(first.slice(0, REASONS_SHOWN)),
        first.length > REASONS_SHOWN ? h('details', {}, h('summary', {}, `${first.length - REASONS_SHOWN} more`), this.reasonList(first.slice(REASONS_SHOWN))) : null,
        rest.length > 0 ? h('details', {}, h('summary', {}, rest.length === 1 ? '1 question without an answer' : `${rest.length} questions without an answer`), this.reasonList(rest)) : null);
  }

  /** An alert for whose cause another one speaks tells nothing new. */
  speakingFirst(reasons) {
    const isMember = (reason) => this.alertOf(reason)?.leads === false;
    return [...reasons.filter((reason) => !isMember(reason)), ...reasons.filter(isMember)];
  }

  /** The open alert that a reason is, if it is one: `error: alert credit/v2/psi/income is open since …`. */
  alertOf(reason) {
    const key = reason.match(/: alert (.*) is open since /)?.[1];
    return key && this.incidents?.find((incident) => incident.open && incident.alertKey === key);
  }

  /** `error: psi of income over 1d`: the word in front as a mark, an alert as a link. */
  reasonList(reasons) {
    return h('ul', {}, reasons.map((reason) => {
      const [, verdict, said] = reason.match(/^(warning|error|critical|insufficient): (.*)$/s) ?? [null, null, reason];
      const alert = this.alertOf(reason);
      return h('li', {}, verdict ? badge(verdict) : null, alert
        ? h('span', {}, h('a', {href: this.incidentLink(alert), 'data-key': `because:${alert.alertKey}`}, aboutSubject(alert.check, alert.subject)), `, alert open since ${moment(alert.startedAt)}`)
        : h('span', {}, inWords(said)));
    }));
  }

  drawnHeat() {
    if (this.heat.rows.length === 0) {
      return emptyState(symbol('none'), 'Nothing was judged here', 'Of a shadow only scores and decisions are told, and a version without a reference cannot be judged.');
    }
    const windows = this.line.windows.end.map((end, i) => ({start: this.line.windows.start[i], end}));
    return heatMap(this.heat, windows, {
      feature: this.feature, window: this.window, order: this.parameters.order ?? 'worst',
      choose: (feature, end) => this.change({feature, window: end === this.line.windows.end.at(-1) ? undefined : iso(end)}),
      chooseFamily: (family) => this.change({family: family === 'drift' && !this.parameters.alert ? undefined : family}),
      chooseOrder: (order) => this.change({order: order === 'worst' ? undefined : order}),
    });
  }

  drawnDistribution() {
    const i = this.line.windows.end.indexOf(this.window);
    return [h('p', {class: 'subject'}, h('strong', {}, this.feature ?? '–'), ` in ${period(this.line.windows.start[i] * 1000, this.window * 1000)}`),
      distribution(this.report, this.reference, this.feature)];
  }
}

/** Checks by their names, other reasons as sentences; days as days. */
function inWords(reason) {
  const said = reason.replaceAll('T00:00:00Z', '');
  const [, check] = said.match(/^(\w+)(?= (?:of|for|over) )/) ?? [];
  return check ? words(check) + said.slice(check.length) : said.charAt(0).toUpperCase() + said.slice(1);
}

/**
 * The version asked for, else the one that serves: of the newest windows the champion's. A link that names a window and no role
 * means the role that the version then had: that which it gave up soonest after it.
 */
function seriesOf(summary, parameters) {
  const newest = summary.versions.map((version) => version.windowEnd).sort().at(-1);
  const roles = ['champion', 'canary', 'challenger', 'shadow'];
  const candidates = [...summary.versions].sort((a, b) => (b.windowEnd === newest) - (a.windowEnd === newest) || roles.indexOf(a.role) - roles.indexOf(b.role));
  const then = parameters.role || !parameters.window ? undefined : candidates
    .filter((version) => version.version === parameters.version && Date.parse(version.windowEnd) >= Date.parse(parameters.window))
    .reduce((soonest, version) => (soonest && Date.parse(soonest.windowEnd) <= Date.parse(version.windowEnd) ? soonest : version), undefined);
  return then ?? candidates.find((version) => version.version === parameters.version && (!parameters.role || version.role === parameters.role))
    ?? candidates.find((version) => version.version === parameters.version) ?? candidates[0];
}

/** A link to an alert need not say in which heat map its row is. */
function familyOf(parameters, incidents) {
  const family = parameters.family ?? incidents?.find((incident) => incident.alertKey === parameters.alert)?.family;
  return family === 'integrity' ? 'integrity' : 'drift';
}

/** The window asked for, by its end, or the last one before it; else the newest. */
function windowOf(line, parameters) {
  const {end} = line.windows;
  const wanted = parameters.window ? Date.parse(parameters.window) / 1000 : end.at(-1);
  return end.filter((candidate) => candidate <= wanted).at(-1) ?? end[0];
}

function ordered(timelines) {
  return [...timelines].sort((a, b) => a.windows.start[0] - b.windows.start[0]);
}

function iso(seconds) {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
