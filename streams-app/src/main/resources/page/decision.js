// Alerts and recommendations, with what they rest on.

import {emptyState, h, table} from './dom.js';
import {count, figure, fixed, judgedOver, moment, odds, words} from './format.js';
import {badge, RANK, symbol} from './marks.js';

const SHOWN = 12;

/** What an alert is about, in words. */
export function aboutSubject(check, subject) {
  const what = subject.feature ?? (subject.attribute ? [subject.attribute, subject.group].filter(Boolean).join(' ') : subject.metric);
  const where = subject.segment ? ` where ${subject.segment.replaceAll('|', ', ')}` : '';
  const against = subject.reference ? ` against ${subject.reference}` : '';
  return what && words(check) !== words(what) ? `${words(check)} of ${what}${against}${where}` : `${words(check)}${against}${where}`;
}

/**
 * @param view {incidents, chosen alertKey, link(incident), scope, chooseScope}
 */
export function alerts(view) {
  if (view.incidents.length === 0) {
    return [emptyState(symbol('ok'), 'No alert was ever raised', 'Notices are in the heat map; they never page.')];
  }
  const open = view.incidents.filter((incident) => incident.open);
  const over = view.incidents.filter((incident) => !incident.open);
  return [
    view.chosen ? chosenAlert(view) : null,
    h('h3', {}, `Open (${open.length})`),
    open.length > 0 ? incidentTable(open, view, 'Open alerts') : h('p', {class: 'hint'}, 'None.'),
    h('h3', {}, `Over (${over.length})`),
    over.length > 0 ? incidentTable(over, view, 'Alerts that are over') : h('p', {class: 'hint'}, 'None.'),
  ];
}

/** What a link led to. */
function chosenAlert(view) {
  const incident = view.incidents.find((candidate) => candidate.alertKey === view.chosen);
  if (!incident) {
    return h('p', {class: 'note'}, `The alert ${view.chosen} is not among those kept here.`);
  }
  return h('div', {class: `note is-${incident.severity}`, id: 'chosen-alert'},
      badge(incident.severity), h('p', {}, incident.summary),
      h('p', {class: 'fine'}, `${incident.alertKey} · since ${moment(incident.startedAt)} · ${incident.endsAt ? `over since ${moment(incident.endsAt)}` : 'open'}`),
      incident.exemplars?.length > 0 ? h('p', {class: 'fine', id: 'exemplars'}, 'requests that show it: ',
          incident.exemplars.map((id, i) => [i > 0 ? ', ' : null, h('code', {}, id)])) : null);
}

/** Who speaks for a cause in a row; the others of the cause in it, folded. */
function incidentTable(incidents, view, caption) {
  const leads = incidents.filter((incident) => incident.leads !== false);
  const members = incidents.filter((incident) => incident.leads === false);
  const led = new Map(leads.map((lead) => [lead, []]));
  const lost = members.filter((member) => !led.get(leadOf(member, leads))?.push(member));
  const link = (incident) => h('a', {href: view.link(incident), title: incident.summary, 'data-key': `alert:${incident.alertKey}:${incident.startedAt}`},
      aboutSubject(incident.check, incident.subject));
  const row = (incident, others = []) => [badge(incident.severity), [link(incident), others.length > 0 ? sameCause(others) : null],
    incident.version, moment(incident.startedAt), incident.endsAt ? moment(incident.endsAt) : 'open'];
  const sameCause = (others) => h('details', {class: 'members', 'data-key': `members:${others[0].alertKey}`},
      h('summary', {}, `and ${others.length} with the same cause`),
      h('ul', {}, [...others].sort(worstFirst).map((other) => h('li', {}, badge(other.severity), ' ', link(other)))));
  const rows = (some, name) => table(name, [['severity', ''], ['what', 'wide'], ['version', ''], ['since', 'number'], ['until', 'number']],
      some.map((incident) => row(incident, led.get(incident))));
  const folded = (some, name) => h('details', {}, h('summary', {}, name), rows(some, name));
  return [leads.length > 0 ? rows(leads.slice(0, SHOWN), caption) : null,
    leads.length > SHOWN ? folded(leads.slice(SHOWN), `${leads.length - SHOWN} more`) : null,
    lost.length > 0 ? folded(lost, `${lost.length} whose cause another alert spoke for`) : null];
}

function worstFirst(one, other) {
  return RANK[other.severity] - RANK[one.severity] || one.alertKey.localeCompare(other.alertKey);
}

/** Who speaks for an alert: of its cause the last that began by then, else the first that did later. */
function leadOf(member, leads) {
  const ofCause = leads.filter((lead) => lead.cause !== null && lead.cause === member.cause && lead.version === member.version);
  return ofCause.find((lead) => lead.startedAt <= member.startedAt) ?? ofCause.at(-1);
}

const KINDS = {rollback: 'Roll back', promotion: 'Promote', traffic: 'Shift traffic', retrain: 'Retrain', withdrawn: 'Withdrawn'};

/**
 * Recommendations: the one that was asked for in full, else the newest.
 *
 * @param view {events, chosen decisionId, link(event), incidentLink(alertKey, time)}
 */
export function decisions(view) {
  const {events} = view;
  if (events.length === 0) {
    return [emptyState(symbol('none'), 'Nothing was recommended yet', 'A recommendation is data on the topic control; somebody or something else carries it out.')];
  }
  const withdrawn = new Map(events.filter((event) => kindOf(event) === 'withdrawn').map((event) => [event.data.decisionId, event]));
  const made = events.filter((event) => kindOf(event) !== 'withdrawn');
  const chosen = made.find((event) => event.data.decisionId === view.chosen);
  return [view.chosen && !chosen ? h('p', {class: 'note'}, `The recommendation ${view.chosen} is not among those kept here.`) : null,
    made.length > 0 ? decision(chosen ?? made[0], withdrawn, view) : null,
    events.length > 1 ? h('details', {}, h('summary', {}, `All ${events.length} events`),
        table('Recommendations', [['when', 'number'], ['what', ''], ['id', ''], ['from', ''], ['to', '']],
            events.map((event) => [moment(event.time), KINDS[kindOf(event)] ?? kindOf(event),
              h('a', {href: view.link(event), 'data-key': `decision:${event.type}:${event.data.decisionId}`}, event.data.decisionId), event.data.fromVersion ?? '–', event.data.toVersion ?? '–']))) : null];
}

function kindOf(event) {
  return event.type.split('.')[2];
}

function decision(event, withdrawn, view) {
  const {data} = event;
  const taken = withdrawn.get(data.decisionId);
  const to = data.toVersion ?? (data.weights ? Object.entries(data.weights).map(([version, share]) => `${version} ${figure(100 * share)} %`).join(', ') : null);
  return h('div', {class: 'decision', id: data.decisionId === view.chosen ? 'chosen-decision' : null},
      h('p', {class: 'decision-title'}, h('strong', {}, KINDS[kindOf(event)] ?? kindOf(event)), ' ',
          data.fromVersion ? `${data.fromVersion} → ` : '', to ?? 'no version to go to', ' ',
          h('span', {class: 'fine'}, data.decisionId)),
      taken ? h('p', {class: 'note'}, `Withdrawn on ${moment(taken.time)}: ${taken.data.reason ?? ''}`) : null,
      data.reason ? h('p', {}, data.reason) : null,
      h('dl', {class: 'facts'}, facts(data).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
      data.gates?.length > 0 ? [h('h3', {}, 'Gates'), gateTable(data.gates)] : null,
      data.reasons?.length > 0 ? [h('h3', {}, 'Alerts that led to it'), h('ul', {class: 'keys-list'}, data.reasons.map((reason) => h('li', {}, alertNamed(reason, view.incidentLink(reason, event.time)))))] : null,
      data.evidence?.length > 0 ? [h('h3', {}, 'Evidence'), evidenceTable(data.evidence)] : null);
}

function alertNamed(key, address) {
  return address ? h('a', {href: address, 'data-key': `reason:${key}`}, h('code', {}, key)) : h('code', {}, key);
}

function facts(data) {
  const target = data.target ? data.target.warm ? `${data.toVersion} answers now` : `${data.toVersion} must be started: ${data.target.lastPrediction ? `it last answered before ${moment(data.target.lastPrediction)}` : 'it never answered'}` : null;
  return [['issued', data.issuedAt && moment(data.issuedAt)], ['expires', data.expiresAt && moment(data.expiresAt)],
    ['no other before', data.cooldownUntil && moment(data.cooldownUntil)], ['approval', data.approval], ['dry run', data.dryRun ? 'yes' : null],
    ['supersedes', data.supersedes], ['target', target], ['since', data.since && moment(data.since)]].filter(([, value]) => value);
}

function gateTable(gates) {
  return table('Gates', [['gate', ''], ['verdict', ''], ['why', 'wide']],
      gates.map((gate) => [gate.name, badge(gate.verdict), gate.reason ?? (gate.finding ? `${aboutSubject(gate.finding.check, gate.finding.subject)} ${fixed(gate.finding.value)}` : '')]));
}

function evidenceTable(evidence) {
  return table('Evidence', [['finding', 'wide'], ['span', ''], ['value', 'number'], ['from', 'number'], ['to', 'number'], ['limit', 'number'], ['n', 'number'], ['evidence', 'number'], ['verdict', '']],
      evidence.map((finding) => [aboutSubject(finding.check, finding.subject), judgedOver(finding), fixed(finding.value), fixed(finding.lower), fixed(finding.upper),
        finding.compared ? figure(finding.compared.threshold) : '–', count(finding.n), odds(finding.logE), badge(finding.verdict)]));
}
