// A comparison of two samples: the answer, both sides, each subject and the quality, above the pictures of the sample.

import {card, h, table} from './dom.js';
import {count, fixed, moment, percent} from './format.js';
import {badge} from './marks.js';

const WORDS = {ok: 'OK: alike, and as good as was asked', alarm: 'Alarm', insufficient: 'Not enough data to tell'};
const MARKS = {ok: 'ok', alarm: 'error', insufficient: 'insufficient'};

/** More are folded away; those of all traffic come before those of segments. */
const MOST_REASONS = 8;

const LEAST_SHOWN = 1e-16;

/** @param document what `plimsoll compare --json` prints */
export function comparison(document) {
  const {answer, reasons, reference, current, subjects, quality} = document;
  return card('comparison', `${current.version} against ${reference.version}`, `${document.model}: ${side(current)}, held against ${side(reference)}`,
      h('p', {class: 'answer'}, badge(MARKS[answer], WORDS[answer])),
      h('div', {class: 'reasons'}, listed(reasons.slice(0, MOST_REASONS)),
          reasons.length > MOST_REASONS ? h('details', {}, h('summary', {}, `${reasons.length - MOST_REASONS} more`), listed(reasons.slice(MOST_REASONS))) : null),
      quality ? qualityOf(quality) : h('p', {class: 'hint'}, 'Quality is not compared: the sample has no labels.'),
      h('details', {open: reasons.length > 0}, h('summary', {}, 'Each subject'), subjectsOf(subjects)));
}

function listed(reasons) {
  return h('ul', {}, reasons.map((reason) => h('li', {}, reason)));
}

function probability(p) {
  return p < LEAST_SHOWN ? '< 1e-16' : p.toPrecision(2);
}

function side(one) {
  return `${one.kind} ${one.version}, ${count(one.rows)} rows${one.start ? `, ${moment(one.start)} to ${moment(one.end)}` : ''}`;
}

function qualityOf(quality) {
  return table('Quality', [['metric', ''], ['answer', ''], ['sample', 'number'], ['against', 'number'], ['better by', 'number'], ['from', 'number'], ['to', 'number'], ['margin', 'number']],
      [[quality.metric, answered(quality), fixed(quality.current, 4), fixed(quality.reference, 4), fixed(quality.difference, 4), fixed(quality.lower, 4), fixed(quality.upper, 4), fixed(-quality.margin, 4)],
        ...quality.limits.map((limit) => [`limit ${limit.name}`, answered({...limit, verdict: MARKS[limit.verdict]}), '', '', '', '', '', ''])]);
}

function subjectsOf(subjects) {
  return table('Each subject', [['subject', ''], ['answer', ''], ['PSI', 'number'], ['corrected', 'number'], ['at least', 'number'], ['KS', 'number'], ['p', 'number'], ['missing', 'number']],
      subjects.map((subject) => [subject.name, answered({...subject, reason: subject.told ? 'another version may answer otherwise' : subject.reason}), fixed(subject.psi, 4), fixed(subject.corrected, 4), fixed(subject.lower, 4), fixed(subject.ks?.statistic, 4), subject.ks ? probability(subject.ks.p) : '–',
        subject.missing === null ? '–' : percent(subject.missing, 1)]));
}

function answered({verdict, reason}) {
  return h('span', {}, badge(verdict), reason ? h('span', {class: 'reason'}, reason) : null);
}
