/* The first page: what this is, where to start, figures beside baselines, and differences of two assistants. */
const SHARES = ['precision', 'recall', 'f1', 'falseAlarm', 'speakRate'];
const charts = [];

function drawOverview() {
  charts.splice(0).forEach(one => one.dispose());
  fill(byId('overview'),
      element('p', {class: 'lead'}, `${many(index.sessions.length, 'session')}, ${many(assistants.length, 'assistant')}. `
          + 'At every point at which an assistant could have spoken it took a decision, waiting included. '
          + 'Open a moment below or a session on the left, choose a decision, and read why it was taken and what would have changed it.'),
      comparisonElements(),
      index.moments.length > 0 && element('h2', {}, 'Where to start'),
      element('div', {class: 'moments'}, index.moments.map(momentElement)),
      element('h2', {}, 'Figures'),
      element('p', {class: 'muted'}, 'Brackets are 95 % intervals, by resampling whole sessions. “Always” would speak at every event, “never” not at all; both are judged by the same wanted moments.'),
      index.runs.some(run => run.figures.loop === 'open') && element('p', {class: 'muted'}, 'The loop was open: people of a recording cannot react to what the assistant said, so a decision counts as said when it was made, and outcomes are read from what was recorded next.'),
      parts.flatMap(part => [
        parts.length > 1 && element('h3', {}, `Recording “${part}”`),
        element('div', {class: 'cards'}, ordered.filter(run => run.part === part).map(figuresElement))]),
      element('p', {class: 'muted small'}, 'Charts by Apache ECharts (Apache License 2.0). This file asks for nothing from any network.'));
  charts.forEach(one => one.draw());
}

function momentElement(moment) {
  const run = index.runs[moment.run];
  return element('button', {class: 'moment', onclick: () => {
    setAssistant(run.label);
    go({entry: byKey.get(keyOf(moment.part, moment.session)), point: moment.point});
  }},
  element('b', {}, MOMENTS[moment.kind]),
  element('span', {class: 'muted'}, `${run.label} in ${moment.session}`),
  element('span', {}, moment.why));
}

function figuresElement(run) {
  const {n, metrics, baselines} = run.figures;
  const names = Object.keys(metrics);
  const chartBox = element('div', {class: 'intervals', role: 'img', 'aria-label': 'The figures of the table as intervals'});
  const drawn = names.filter(name => SHARES.includes(name) && metrics[name].value !== null);
  if (drawn.length > 0) {
    charts.push(intervalChart(chartBox, drawn, metrics, baselines));
  }
  const interval = one => one.low === null || one.low === undefined ? figure(one.value) : `${figure(one.value)} [${figure(one.low)}, ${figure(one.high)}]`;
  return element('section', {class: 'card'},
      element('h4', {}, run.label, run.floor && element('span', {class: 'muted'}, '  a floor, for comparison')),
      element('p', {class: 'muted'}, [many(n.sessions, 'session'), many(n.events, 'event'), many(n.decisions, 'decision'),
        many(n.interventions, 'intervention'), many(n.deadLetters, 'dead letter'), n.late ? `${n.late} late` : null].filter(Boolean).join(', ')),
      element('div', {class: 'card-body'},
          table(['', 'this assistant', ...Object.keys(baselines)], names.map(name => [
            element('abbr', {title: METRICS[name] ?? name}, name), interval(metrics[name]),
            ...Object.values(baselines).map(one => figure(one[name]?.value))])),
          drawn.length > 0 && chartBox));
}

function intervalChart(box, names, metrics, baselines) {
  let made = null;
  return {
    dispose: () => made?.dispose(),
    draw: () => {
      box.style.height = `${names.length * 26 + 46}px`;
      made = echarts.init(box, null, {renderer: 'canvas'});
      const muted = colour('--muted');
      const floors = Object.keys(baselines).map((floor, number) => ({
        name: floor, type: 'scatter', symbol: number === 0 ? 'emptyCircle' : 'rect', symbolSize: number === 0 ? 8 : [3, 12],
        itemStyle: {color: muted}, data: names.map(name => [baselines[floor][name]?.value ?? null, name])}));
      made.setOption({
        animation: false, grid: {left: 76, right: 16, top: 26, bottom: 20},
        textStyle: {fontFamily: 'inherit'},
        legend: {top: 0, itemHeight: 8, textStyle: {color: muted, fontSize: 11}, data: ['this assistant', ...Object.keys(baselines)]},
        xAxis: {min: 0, max: 1, interval: 0.25, axisLabel: {color: muted, fontSize: 10}, splitLine: {lineStyle: {color: colour('--line')}}},
        yAxis: {type: 'category', inverse: true, data: names, axisTick: {show: false}, axisLine: {show: false}, axisLabel: {color: colour('--ink'), fontSize: 11}},
        series: [
          {name: 'interval', type: 'line', silent: true, symbol: 'none', connectNulls: false,
            lineStyle: {color: colour('--said'), width: 5, opacity: 0.35, cap: 'round'},
            data: names.flatMap(name => [[metrics[name].low, name], [metrics[name].high, name], [null, name]])},
          ...floors,
          {name: 'this assistant', type: 'scatter', symbolSize: 10, itemStyle: {color: colour('--said')},
            data: names.map(name => [metrics[name].value, name])}],
      });
    },
  };
}

function comparisonElements() {
  const comparison = index.comparison;
  if (comparison === undefined) {
    return [];
  }
  const kinds = Object.entries(comparison.points);
  return [
    element('h2', {}, `A is ${comparison.a}, B is ${comparison.b}`),
    element('p', {}, comparison.note),
    element('div', {class: 'halves'}, element('section', {class: 'card'}, element('h4', {}, 'Who would speak'), table(['decision points', 'number'], kinds.map(([kind, count]) => [POINTS[kind], count.toLocaleString('en')]))),
    element('section', {class: 'card'}, element('h4', {}, 'Figures side by side'), table(['', 'A', 'B', 'B minus A'], Object.entries(comparison.metrics).map(([name, one]) => [
      element('abbr', {title: METRICS[name] ?? name}, name), figure(one.a.value), figure(one.b.value),
      `${figure(one.difference.value)} [${figure(one.difference.low)}, ${figure(one.difference.high)}]`]),
    'The interval of the difference is paired: both are resampled over the same sessions.'))),
    element('h3', {}, 'Where they differ'),
    comparison.left > 0 && element('p', {class: 'muted'}, `The first ${comparison.differences.length.toLocaleString('en')}; ${comparison.left.toLocaleString('en')} more are in differences.jsonl.`),
    comparison.differences.length === 0 ? element('p', {}, 'Nowhere.') : element('div', {class: 'differences'},
        table(['session', 'time', 'what differs', 'A', 'B'], comparison.differences.map(one => [
          element('button', {class: 'link', onclick: () => {
            setAssistant(index.runs[one.kind === 'ONLY_B' ? 1 : 0].label);
            go({entry: byKey.get(keyOf(index.runs[0].part, one.session)), point: one.point});
          }}, one.session), `${day(one.time)} ${clock(one.time)}`, DIFFERENCES[one.kind], one.a, one.b]))),
  ];
}
