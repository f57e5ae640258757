/* The timeline of a session on the event-time axis: who did what, score against threshold, decisions, gold. */
const LANE = 18;
const MOST_PEOPLE = 8;
const SCORE_HEIGHT = 104;
const SIGNAL_SYMBOLS = ['triangle', 'pin', 'arrow', 'roundRect'];
let chart = null;

function drawTimeline() {
  const box = byId('timeline');
  chart?.dispose();
  chart = null;
  if (current.story === null) {
    box.style.height = '0';
    return;
  }
  const people = peopleOf(current.story.turns);
  const lanes = lanesOf();
  const heights = [(people.length + 1) * LANE, SCORE_HEIGHT, lanes.length * LANE];
  box.style.height = `${heights.reduce((sum, height) => sum + height, 0) + 124}px`;
  chart = echarts.init(box, null, {renderer: 'canvas'});
  chart.setOption(timelineOption(people, lanes, heights));
  chart.on('click', event => {
    if (event.data?.point !== undefined) {
      go({point: event.data.point});
    } else if (event.data?.turn !== undefined) {
      showTurn(event.data.turn);
    }
  });
  markSelected();
}

/* The lanes of people, those with most turns first; the rest share one. */
function peopleOf(turns) {
  const counts = new Map();
  turns.forEach(turn => counts.set(turn.who, (counts.get(turn.who) ?? 0) + 1));
  const ordered = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  return ordered.length <= MOST_PEOPLE ? ordered : [...ordered.slice(0, MOST_PEOPLE - 1), 'others'];
}

function lanesOf() {
  const gold = new Set(current.story.gold.filter(one => one.from !== undefined).map(goldLane));
  return ['decided', 'outcome', ...['wanted', 'quiet is right', 'other gold'].filter(lane => gold.has(lane))];
}

const goldLane = gold => wantedSpans().includes(gold) ? 'wanted' : gold.kind === 'QUIET' ? 'quiet is right' : 'other gold';
const goldName = gold => gold.kind === 'SPEAK_SPAN' && gold.value ? `wanted: ${gold.value}` : GOLD[gold.kind];

function timelineOption(people, lanes, heights) {
  const ink = colour('--ink');
  const muted = colour('--muted');
  const line = colour('--line');
  let top = 34;
  const grids = heights.map(height => {
    const grid = {left: 132, right: 24, top, height};
    top += height + 14;
    return grid;
  });
  const entry = current.entry;
  const margin = Math.max(1000, (entry.end - entry.start) * 0.01);
  const xAxis = grids.map((grid, gridIndex) => ({
    type: 'time', gridIndex, min: entry.start - margin, max: entry.end + margin,
    axisLabel: {show: gridIndex === 2, color: muted, hideOverlap: true}, axisTick: {show: gridIndex === 2},
    axisLine: {lineStyle: {color: line}}, splitLine: {show: false},
    axisPointer: {show: true, label: {show: gridIndex === 2}, lineStyle: {color: muted}},
  }));
  const lane = (gridIndex, data) => ({
    type: 'category', gridIndex, data, inverse: true, axisTick: {show: false}, axisLine: {show: false},
    axisLabel: {color: muted, width: 116, overflow: 'truncate', fontSize: 11, interval: 0},
    splitLine: {show: true, lineStyle: {color: line, opacity: 0.6}},
  });
  const highest = Math.max(1, ...decisions().map(one => Math.max(one.score ?? 0, one.threshold ?? 0)));
  return {
    useUTC: true, animation: false, grid: grids, xAxis,
    textStyle: {fontFamily: 'inherit', color: ink},
    yAxis: [
      lane(0, [...people, runName()]),
      {type: 'value', gridIndex: 1, min: 0, max: highest, interval: highest / 2,
        axisLabel: {color: muted, formatter: figure}, splitLine: {lineStyle: {color: line}}},
      lane(2, lanes)],
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    legend: {top: 2, left: 126, itemHeight: 9, itemGap: 14, textStyle: {color: muted, fontSize: 11},
      data: ['score', 'threshold', ...signalTypes().map(plain)]},
    tooltip: {trigger: 'item', confine: true, backgroundColor: colour('--panel'), borderColor: line,
      textStyle: {color: ink, fontSize: 12}, formatter: tooltip, extraCssText: 'max-width: 420px; white-space: normal'},
    dataZoom: [
      {type: 'inside', xAxisIndex: [0, 1, 2], zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false},
      {type: 'slider', xAxisIndex: [0, 1, 2], bottom: 8, height: 18, left: 132, right: 24, borderColor: line,
        textStyle: {color: muted}, showDataShadow: false, brushSelect: false, labelFormatter: clock}],
    series: [turnSeries(people), saidSeries(), ...scoreSeries(), ...signalSeries(), ...laneSeries()],
  };
}

const runName = () => '◆ ' + choice.assistant;

function tooltip(event) {
  const data = event.data;
  if (data?.turn !== undefined) {
    const turn = data.turn;
    return element('div', {}, element('b', {}, `${turn.who} `), clock(turn.time), element('br'),
        turn.offensive && !settings.offensive ? 'may offend: hidden' : (turn.text ?? plain(turn.type)));
  }
  return data?.words === undefined ? '' : element('div', {}, data.words);
}

/* Spans in which this assistant was wanted to speak. */
function wantedSpans() {
  const acts = current.run.acts;
  return current.story.gold.filter(one => one.kind === 'SPEAK_SPAN' && one.from !== undefined
      && (acts.length === 0 || one.value === undefined || acts.includes(one.value)));
}

function wantedArea() {
  return {silent: true, itemStyle: {color: colour('--wanted'), opacity: 0.13},
    data: wantedSpans().map(one => [{xAxis: one.from}, {xAxis: one.to ?? current.entry.end}])};
}

function turnSeries(people) {
  return {
    name: 'turns', type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, symbolSize: 8,
    itemStyle: {color: colour('--turn')}, markArea: wantedArea(),
    data: current.story.turns.map(turn => ({
      value: [turn.time, people.includes(turn.who) ? turn.who : 'others'], turn,
      symbol: turn.type === 'UTTERANCE' || turn.type === 'CAPTION' ? 'circle' : 'rect'})),
  };
}

function saidSeries() {
  return {
    name: 'said', type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, symbol: 'diamond', symbolSize: 13,
    itemStyle: {color: colour('--said')},
    data: decisions().filter(one => one.fate === 'SAID').map(one => ({
      value: [one.time, runName()], point: one.point, words: `${clock(one.time)}  ${one.headline}`})),
  };
}

function scoreSeries() {
  const scored = decisions().filter(one => one.score !== undefined);
  return [
    {name: 'score', type: 'line', step: 'end', xAxisIndex: 1, yAxisIndex: 1, symbol: 'circle', symbolSize: 5,
      showAllSymbol: scored.length < 400, lineStyle: {color: colour('--score'), width: 1.5},
      itemStyle: {color: colour('--score')}, areaStyle: {color: colour('--score'), opacity: 0.14},
      markArea: wantedArea(),
      data: scored.map(one => ({value: [one.time, one.score], point: one.point, words: scoreWords(one)}))},
    {name: 'threshold', type: 'line', step: 'end', xAxisIndex: 1, yAxisIndex: 1, symbol: 'none', silent: true,
      lineStyle: {color: colour('--threshold'), width: 1.5, type: 'dashed'},
      itemStyle: {color: colour('--threshold')},
      data: scored.map(one => [one.time, one.threshold])},
    {id: 'selected', type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: [], silent: true},
  ];
}

const scoreWords = one =>
    `${clock(one.time)}  ${one.headline}: score ${figure(one.score)}, needed ${figure(one.threshold)}`;

const signalTypes = () => [...new Set(decisions().flatMap(one => (one.signals ?? []).map(signal => signal.type)))];

/* A signal counts for a while; it is drawn where it was first seen. */
function signalSeries() {
  const seen = new Set();
  const first = [];
  for (const one of decisions()) {
    for (const signal of one.signals ?? []) {
      const key = JSON.stringify([signal.type, signal.by, signal.evidence]);
      if (!seen.has(key)) {
        seen.add(key);
        first.push({type: signal.type, value: [one.time, signal.score], point: one.point,
          words: `${clock(one.time)}  signal ${plain(signal.type)} ${figure(signal.score)} by ${signal.by}`});
      }
    }
  }
  return signalTypes().map((type, number) => ({
    name: plain(type), type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, symbolSize: 11,
    symbol: SIGNAL_SYMBOLS[number % SIGNAL_SYMBOLS.length],
    itemStyle: {color: colour(`--signal-${number % 4 + 1}`), borderColor: colour('--panel'), borderWidth: 1},
    data: first.filter(one => one.type === type),
  }));
}

function laneSeries() {
  const fated = decisions().filter(one => one.fate !== 'WAITED');
  const outcomes = decisions().filter(one => one.outcome !== undefined);
  const lanes = {type: 'scatter', xAxisIndex: 2, yAxisIndex: 2, symbolSize: 12};
  const gold = current.story.gold.filter(one => one.from !== undefined);
  return [
    {...lanes, name: 'decided', data: fated.map(one => ({
      value: [one.time, 'decided'], point: one.point, symbol: FATES[one.fate].symbol,
      itemStyle: {color: colour(FATES[one.fate].colour)}, words: `${clock(one.time)}  ${one.headline}`}))},
    {...lanes, name: 'outcome', data: outcomes.map(one => ({
      value: [one.outcome.time, 'outcome'], point: one.point, symbol: 'circle',
      itemStyle: {color: colour(OUTCOMES[one.outcome.kind].colour)},
      words: `${clock(one.outcome.time)}  ${OUTCOMES[one.outcome.kind].name} (${one.outcome.source})`}))},
    ...gold.map(one => ({
      name: 'gold', type: 'line', xAxisIndex: 2, yAxisIndex: 2, symbol: 'roundRect', symbolSize: 6,
      lineStyle: {width: 6, opacity: 0.75, color: goldColour(one)}, itemStyle: {color: goldColour(one)},
      data: [one.from, one.to ?? one.from].map(time => ({
        value: [time, goldLane(one)],
        words: `${goldName(one)}, ${clock(one.from)} to ${clock(one.to ?? one.from)}`
            + (one.kind !== 'SPEAK_SPAN' && one.value ? `: ${one.value}` : '')}))})),
  ];
}

const GOLD_COLOURS = {wanted: '--wanted', 'quiet is right': '--waited', 'other gold': '--held'};
const goldColour = gold => colour(GOLD_COLOURS[goldLane(gold)]);

function markSelected() {
  const one = current.decision;
  chart?.setOption({series: [{id: 'selected', markLine: {
    silent: true, symbol: 'none', animation: false, label: {show: false},
    lineStyle: {color: colour('--ink'), width: 1.5, type: 'solid'},
    data: one === null ? [] : [{xAxis: one.time}]}}]});
}
