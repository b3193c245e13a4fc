// The page: an address says what is shown, a source answers, and what changed is drawn again. The fleet is seen first, so
// only what draws the fleet is loaded with the page, the rest when it is wanted.

import {emptyState, h, refill, svg} from './dom.js';
import {moment} from './format.js';
import {fleet} from './fleet.js';
import {badge, symbol} from './marks.js';
import {FileSource, ServiceSource, TokenNeeded} from './source.js';

const REFRESH_MILLIS = 2_000;
const WITHOUT_EVENTS_MILLIS = 60_000;
const PREPARE_MILLIS = 500;

class App {
  constructor(source, recordedAt, compared) {
    this.source = source;
    this.compared = compared;
    this.recordedAt = recordedAt;
    this.seen = new Map();
    this.filter = '';
    this.status = h('div', {class: 'status', role: 'status'});
    this.banner = h('div', {class: 'banner'});
    this.main = h('main', {id: 'main', tabindex: '-1'});
    this.crumbs = h('nav', {class: 'crumbs', 'aria-label': 'Where you are'});
    document.body.append(
        h('a', {class: 'skip', href: '#main', onclick: (event) => {
          event.preventDefault();
          this.main.focus();
        }}, 'Skip to the content'),
        h('header', {class: 'top'}, h('a', {class: 'brand', href: '#/'}, mark(), 'Plimsoll'), this.crumbs, this.status),
        this.banner, this.main);
  }

  async start() {
    globalThis.addEventListener('hashchange', () => this.show());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.view?.redraw());
    if (this.source.live) {
      this.told('connecting');
      this.source.follow((state) => this.heard(state), (well) => this.connected(well));
      setInterval(() => this.refresh(), WITHOUT_EVENTS_MILLIS);
      this.checkHealth();
    } else {
      this.status.textContent = `Recorded ${moment(this.recordedAt)}`;
      if (this.compared) {
        const {comparison} = await import('./comparison.js');
        refill(this.banner, comparison(this.compared));
      }
      await this.openOnly();
    }
    await this.show();
    if (this.source.live) {
      setTimeout(() => import('./model.js'), PREPARE_MILLIS);
    }
  }

  /** A file is mostly about one model: then there is no fleet to begin with. */
  async openOnly() {
    const rows = await this.source.fleet();
    if (rows.length === 1 && !location.hash) {
      history.replaceState(null, '', this.address(rows[0].model));
    }
  }

  now() {
    return this.source.live ? Date.now() : this.recordedAt;
  }

  /** For what is told in minutes. */
  minute() {
    return Math.floor(this.now() / 60_000);
  }

  address(model, parameters = {}) {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
    const query = new URLSearchParams(given).toString();
    return `#/models/${encodeURIComponent(model)}${query ? `?${query}` : ''}`;
  }

  go(parameters) {
    location.hash = this.address(this.view.model, parameters);
  }

  published(model, series) {
    return this.fleetRows?.find((row) => row.model === model)?.versions
        .find((version) => version.version === series.version && version.role === series.role)?.publishedAt;
  }

  /** Shows what the address says. Of several at a time the last one counts. */
  async show() {
    const [, path, query] = location.hash.match(/^#([^?]*)\??(.*)$/) ?? [null, '/', ''];
    const model = path.match(/^\/models\/([^/]+)$/)?.[1];
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const turn = Symbol(path);
    this.turn = turn;
    this.main.setAttribute('aria-busy', 'true');
    try {
      await (model ? this.showModel(decodeURIComponent(model), parameters, turn) : this.showFleet(turn));
    } catch (failure) {
      this.failed(failure);
    }
    if (this.turn === turn) {
      this.main.removeAttribute('aria-busy');
      this.main.dataset.shown = location.hash;
    }
  }

  async showFleet(turn) {
    const rows = await this.source.fleet();
    if (this.turn !== turn) {
      return;
    }
    const left = this.view;
    this.view = undefined;
    this.fleetRows = rows;
    document.title = 'Plimsoll';
    this.crumbs.replaceChildren();
    this.drawFleet();
    left?.leave();
  }

  drawFleet() {
    refill(this.main, h('h1', {class: 'unseen'}, 'Fleet'), fleet(this.fleetRows, {
      now: this.now(), live: this.source.live, filter: this.filter,
      link: (model, version) => this.address(model, {version: version.version, role: version.role}),
      past: this.past ?? false,
      togglePast: () => {
        this.past = !this.past;
        this.drawFleet();
      },
      search: (filter) => {
        this.filter = filter;
        this.drawFleet();
      },
    }));
  }

  async showModel(model, parameters, turn) {
    const knows = () => this.fleetRows?.some((row) => row.model === model);
    if (!knows()) {
      this.fleetRows = await this.source.fleet();
    }
    const {ModelView} = await import('./model.js');
    const view = this.view?.model === model ? this.view : new ModelView(this, model);
    const loaded = knows() ? await view.load(parameters) : {parameters, summary: null};
    if (this.turn !== turn) {
      return;
    }
    if (this.view !== view) {
      this.view = view;
      this.main.replaceChildren(view.element);
      globalThis.scrollTo(0, 0);
    }
    view.show(loaded);
    document.title = `${model} – Plimsoll`;
    this.crumbs.replaceChildren(h('a', {href: '#/'}, 'Fleet'), h('span', {'aria-hidden': 'true'}, '/'), h('span', {'aria-current': 'page'}, model));
    this.leadTo('chosen-alert', parameters.alert);
    this.leadTo('chosen-decision', parameters.decision);
  }

  /** What a link is about comes into sight, once. */
  leadTo(id, wanted) {
    if (wanted && wanted !== this.ledTo) {
      this.ledTo = wanted;
      document.getElementById(id)?.scrollIntoView({block: 'center'});
    }
  }

  failed(failure) {
    if (failure instanceof TokenNeeded) {
      this.askForToken();
      return;
    }
    if (this.main.childElementCount === 0) {
      refill(this.main, emptyState(symbol('error'), 'The service cannot be reached', 'The page tries again as soon as it answers.'));
    }
  }

  /** The form sends nothing: the token stays in this tab. */
  askForToken() {
    const input = h('input', {type: 'password', autocomplete: 'off', id: 'token', 'data-key': 'token'});
    refill(this.main, h('form', {class: 'token', onsubmit: (event) => {
      event.preventDefault();
      this.source.useToken(input.value);
      this.show();
    }}, h('h1', {}, 'A token is required'), h('label', {for: 'token'}, 'The token of http.token'), input, h('button', {type: 'submit'}, 'Show')));
    input.focus();
  }

  connected(well) {
    const asking = document.getElementById('token') !== null;
    this.told(well ? 'live' : asking ? 'waiting' : 'lost');
  }

  told(state) {
    if (this.told.last !== state) {
      this.told.last = state;
      const text = {connecting: 'connecting', live: 'live', lost: 'connection lost, trying again', waiting: 'waiting for the token'}[state];
      refill(this.status, h('span', {class: `lamp ${state}`, 'aria-hidden': 'true'}), text);
    }
  }

  heard(state) {
    if (state.health !== this.healthSeen) {
      this.healthSeen = state.health;
      this.checkHealth();
    }
    const shown = this.view ? [this.view.model] : Object.keys(state.models);
    const changed = shown.some((model) => this.seen.size > 0 && this.seen.get(model) !== state.models[model]);
    this.seen = new Map(Object.entries(state.models));
    if (changed) {
      this.refreshSoon();
    }
  }

  /** Not for every report of a close: a look every two seconds is live enough. */
  refreshSoon() {
    this.waiting ??= setTimeout(() => {
      this.waiting = undefined;
      this.refresh();
    }, REFRESH_MILLIS);
  }

  async refresh() {
    if (!document.hidden && !this.refreshing) {
      this.refreshing = true;
      try {
        if (this.view) {
          this.fleetRows = await this.source.fleet();
        }
        await this.show();
      } catch {
        // The stream says that the connection is lost.
      } finally {
        this.refreshing = false;
      }
    }
  }

  async checkHealth() {
    try {
      this.drawHealth(await this.source.health());
    } catch {
      // The stream says that the connection is lost.
    }
  }

  drawHealth(health) {
    const unwell = health.checks.filter((check) => check.status !== 'ready');
    refill(this.banner, unwell.length === 0 ? [] : h('div', {class: 'note is-unwell', role: 'alert'},
        badge(health.status === 'degraded' ? 'warning' : 'error', health.status === 'degraded' ? 'The monitor is degraded' : 'The monitor is not ready'),
        h('ul', {}, unwell.map((check) => h('li', {}, h('strong', {}, check.name), `: ${check.reason}. `, check.remedy ? `${sentence(check.remedy)}.` : '')))));
  }
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

/** The load line: a circle and a line through it. */
function mark() {
  return svg('svg', {class: 'brand-mark', viewBox: '0 0 32 32', 'aria-hidden': 'true'},
      svg('circle', {cx: 16, cy: 16, r: 9.5}), svg('path', {d: 'M1.5 16h29'}));
}

const recorded = document.getElementById('recorded');
const recording = recorded ? JSON.parse(recorded.textContent) : null;
new App(recording ? new FileSource(recording) : new ServiceSource(), recording?.recordedAt, recording?.comparison).start();
