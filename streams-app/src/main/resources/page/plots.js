// Pictures of numbers: lines over time by uPlot, and intervals drawn by hand.

import {h, svg} from './dom.js';
import {dayMonth, figure, moment} from './format.js';
import {palette} from './marks.js';

const DAY_SECONDS = 86_400;

/** The library, fetched with the first look at a model; a file that holds everything has it already. */
const library = globalThis.uPlot ? undefined : Promise.all([
  arrived(h('link', {rel: 'stylesheet', href: 'page/uPlot.min.css'})),
  arrived(h('script', {src: 'page/uPlot.iife.min.js'})),
]);

function arrived(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });
}

/** The plots on the page, to be resized with it and taken down when their place is gone. */
const plots = new Map();

const resized = new ResizeObserver((entries) => entries.forEach(({target, contentRect}) => {
  const plot = plots.get(target);
  if (plot && contentRect.width > 0 && Math.abs(plot.width - contentRect.width) > 1) {
    plot.setSize({width: contentRect.width, height: plot.height});
  }
}));

/** Takes down plots that are no longer on the page. */
export function sweepPlots() {
  for (const [place, plot] of plots) {
    if (!place.isConnected) {
      plot.destroy();
      resized.unobserve(place);
      plots.delete(place);
    }
  }
}

/**
 * Lines over time with their intervals.
 *
 * @param spec label, x in seconds, lines [{label, colour, value, lower, upper, bars}], limit, selected, choose, format, range
 */
export function timePlot(spec) {
  const readout = h('p', {class: 'plot-readout', 'aria-hidden': 'true'}, told(spec, indexOf(spec)));
  const place = h('div', {class: 'plot', role: 'img', 'aria-label': spec.label});
  // A plot needs its width, which it has once it is on the page.
  requestAnimationFrame(async () => {
    await library;
    if (place.isConnected) {
      const {options, data} = uPlotArguments(spec, place.clientWidth || 600, (index) => {
        readout.textContent = told(spec, index ?? indexOf(spec));
      });
      plots.set(place, new globalThis.uPlot(options, data, place));
      resized.observe(place);
    }
  });
  return h('div', {}, place, readout);
}

/** The selected window, else the last. */
function indexOf(spec) {
  const selected = spec.x.indexOf(spec.selected);
  return selected < 0 ? spec.x.length - 1 : selected;
}

/** One window's figures in words: what a legend would say, without jumping about. */
function told(spec, index) {
  const figures = spec.lines.map((line) => {
    const known = line.value[index] !== null && line.value[index] !== undefined;
    const value = known ? spec.format(line.value[index]) : 'not known';
    return known && line.lower ? `${line.label} ${value}, between ${spec.format(line.lower[index])} and ${spec.format(line.upper[index])}` : `${line.label} ${value}`;
  });
  const limit = spec.limit === null || spec.limit === undefined ? [] : [`limit ${spec.format(spec.limit)}`];
  return [moment(spec.starts ? spec.starts[index] * 1000 : spec.x[index] * 1000), ...figures, ...limit].join(' · ');
}

function uPlotArguments(spec, width, pointed) {
  const colours = palette();
  const data = [spec.x];
  const series = [{}];
  const bands = [];
  for (const line of spec.lines) {
    const stroke = colours[line.colour] ?? line.colour;
    if (line.lower) {
      bands.push({series: [series.length + 1, series.length], fill: `${stroke}26`});
      const edge = {stroke: `${stroke}59`, width: 1, points: {show: false}};
      series.push(edge, {...edge});
      data.push(line.lower, line.upper);
    }
    series.push({
      label: line.label,
      stroke,
      width: 2,
      fill: line.bars ? `${stroke}40` : undefined,
      paths: line.bars ? globalThis.uPlot.paths.bars({size: [0.8, 24], gap: 0}) : undefined,
      points: {show: !line.bars && spec.x.length < 120, size: 4, fill: stroke},
    });
    data.push(line.value);
  }
  if (spec.limit !== null && spec.limit !== undefined) {
    series.push({stroke: colours.error, width: 1.5, dash: [6, 4], points: {show: false}});
    data.push(spec.x.map(() => spec.limit));
  }
  const axis = {stroke: colours.muted, grid: {stroke: colours.grid, width: 1}, ticks: {stroke: colours.grid, width: 1},
    font: '12px system-ui, sans-serif'};
  const options = {
    width,
    height: spec.height ?? 200,
    tzDate: (seconds) => globalThis.uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: {y: false, points: {size: 7}},
    legend: {show: false},
    scales: {x: {time: true, range: () => [spec.x[0] - half(spec), spec.x.at(-1) + half(spec)]}, y: spec.range ? {range: spec.range} : {}},
    axes: [{...axis, size: 32, space: 70, values: (_, ticks) => ticks.map((tick) => dayMonth(tick * 1000))}, {...axis, size: 56, values: (_, ticks) => ticks.map((tick) => spec.format(tick))}],
    series,
    bands,
    hooks: {
      setCursor: [(plot) => pointed(plot.cursor.idx)],
      drawClear: [(plot) => selectedBand(plot, spec, colours)],
      ready: [(plot) => plot.over.addEventListener('click', () => {
        if (plot.cursor.idx !== null && plot.cursor.idx !== undefined) {
          spec.choose?.(plot.cursor.idx);
        }
      })],
    },
  };
  return {options, data};
}

/** Half a window: points stand in the middle of theirs. */
function half(spec) {
  return spec.x.length > 1 ? (spec.x[1] - spec.x[0]) / 2 : DAY_SECONDS / 2;
}

function selectedBand(plot, spec, colours) {
  if (spec.selected === undefined || spec.selected === null) {
    return;
  }
  const {ctx, bbox} = plot;
  const left = plot.valToPos(spec.selected - half(spec), 'x', true);
  const right = plot.valToPos(spec.selected + half(spec), 'x', true);
  ctx.save();
  ctx.fillStyle = colours.band;
  ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height);
  ctx.restore();
}

/**
 * An interval with its value on a scale, as one row of a list.
 *
 * @param scale {from, to, limit}
 * @param row {value, lower, upper, verdict}
 */
export function intervalMark(scale, row) {
  const width = 100;
  const at = (value) => ((Math.min(Math.max(value, scale.from), scale.to) - scale.from) / (scale.to - scale.from)) * width;
  const {lower, upper, value} = row;
  return svg('svg', {class: `interval is-${row.verdict}`, viewBox: `0 0 ${width} 12`, preserveAspectRatio: 'none', 'aria-hidden': 'true'},
      svg('path', {class: 'interval-base', d: `M0 6H${width}`}),
      lower !== null && upper !== null
        ? svg('rect', {class: 'interval-range', x: at(lower), width: Math.max(0.6, at(upper) - at(lower)), y: 3, height: 6, rx: 0.6})
        : null,
      value !== null ? svg('rect', {class: 'interval-value', x: at(value) - 0.45, width: 0.9, y: 0.5, height: 11}) : null,
      scale.limit !== null && scale.limit !== undefined
        ? svg('path', {class: 'interval-limit', d: `M${at(scale.limit)} 0V12`})
        : null);
}

/** The scale under intervals. */
export function intervalScale(scale, format = figure) {
  return h('div', {class: 'row scale', 'aria-hidden': 'true'}, h('span', {}), h('span', {class: 'interval-scale'},
      h('span', {}, format(scale.from)), h('span', {}, format((scale.from + scale.to) / 2)), h('span', {}, format(scale.to))));
}
