// Numbers and times as people read them. Times are UTC: windows begin and end there.

const DAY = 86_400_000;

/** A figure: four significant digits, and never a long tail. Undefined is a dash. */
export function figure(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return value < 0 ? `−${sized(-value)}` : sized(value);
}

function sized(size) {
  if (size === 0) {
    return '0';
  }
  if (size >= 1e6 || size < 1e-4) {
    return size.toExponential(2);
  }
  return size >= 1000 ? grouped(Math.round(size)) : String(Number(size.toPrecision(size < 1 ? 3 : 4)));
}

/** A figure with a fixed number of decimals, so that columns align. */
export function fixed(value, decimals = 3) {
  return value === null || value === undefined ? '–' : value.toFixed(decimals).replace('-', '−');
}

export function count(value) {
  return value === null || value === undefined ? '–' : grouped(value);
}

/** Thousands apart. Not by the browser's languages: to load them would hold up the first view. */
function grouped(whole) {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function percent(share, decimals = 1) {
  return share === null || share === undefined ? '–' : `${fixed(100 * share, decimals)} %`;
}

/** A moment, without the time of day where it is midnight. */
export function moment(time) {
  const millis = typeof time === 'number' ? time : Date.parse(time);
  const text = new Date(millis).toISOString();
  return millis % DAY === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** How much time a finding judges, and where that ends if not with its window. */
export function judgedOver(finding) {
  return finding.until ? `${finding.span} until ${moment(finding.until)}` : finding.span;
}

/** A day within a year that the page shows elsewhere. */
export function dayMonth(time) {
  const [, month, day] = new Date(time).toISOString().slice(0, 10).split('-').map(Number);
  const at = new Date(time).toISOString().slice(11, 16);
  return time % DAY === 0 ? `${day} ${MONTHS[month - 1]}` : `${day} ${MONTHS[month - 1]} ${at}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A window of whole days by its days, another by its ends. */
export function period(start, end) {
  if (start % DAY === 0 && end % DAY === 0) {
    const last = moment(end - DAY);
    return end - start === DAY ? last : `${moment(start)} – ${last}`;
  }
  return `${moment(start)} – ${moment(end)}`;
}

/** How long ago, in the largest unit that says enough. */
export function ago(time, now) {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const units = [[86_400, 'd'], [3_600, 'h'], [60, 'min'], [1, 's']];
  const [size, unit] = units.find(([length]) => seconds >= length) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit} ago`;
}

/** Names of checks and metrics as words. */
export function words(name) {
  return ABBREVIATIONS[name] ?? name.replaceAll('_', ' ');
}

const ABBREVIATIONS = {
  psi: 'PSI', ks: 'KS', js: 'Jensen–Shannon', tv: 'total variation', linf: 'L∞', chi2: 'χ²', hellinger: 'Hellinger',
  wasserstein: 'Wasserstein', auc: 'AUC', f1: 'F1', mcc: 'MCC', fpr: 'false positive rate', fnr: 'false negative rate',
  npv: 'NPV', ece: 'ECE', brier: 'Brier score', rmse: 'RMSE', mae: 'MAE', range: 'out of range', type: 'wrong type',
  r2: 'R²', bias: 'bias (mean error)', absolute_error_p50: '|error|, median', absolute_error_p90: '|error|, 90% quantile',
  absolute_error_p99: '|error|, 99% quantile', error_p05: 'error, 5% quantile', error_p50: 'error, median', error_p95: 'error, 95% quantile',
  mae_difference: 'MAE difference', mae_ratio: 'MAE ratio', calibration_gap: 'calibration gap (mean score − share of positives)',
};

/** A share of evidence against "nothing moved" as odds. */
export function odds(logE) {
  if (logE === null || logE === undefined) {
    return '–';
  }
  const ten = logE / Math.LN10;
  return ten < 4 ? `${figure(Math.exp(logE))} : 1` : `1e${Math.floor(ten)} : 1`;
}
