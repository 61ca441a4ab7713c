// Draws each figure.chart from the table inside it: the first column names the category, every other one is a series.
// The table stays, folded away, for those who would rather read or cannot see the picture.
(() => {
  'use strict';

  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => Number((cell.dataset.value ?? cell.textContent).replace(/[,\s%]/g, ''));

  const read = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    return {
      categories: rows.map((row) => row.cells[0].textContent.trim()),
      series: heads.slice(1).map((head, index) => ({
        name: head.textContent.trim(),
        tone: head.dataset.tone,
        values: rows.map((row) => number(row.cells[index + 1])),
      })),
    };
  };

  const palette = ['--link', '--good', '--warn', '--bad', '--muted'];
  const colour = (series, index) => style(`--${series.tone || ''}`) || style(palette[index % palette.length]);

  const axes = (data) => ({
    grid: { left: 8, right: 16, top: data.series.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: data.categories, axisLabel: { color: style('--muted') }, axisLine: { lineStyle: { color: style('--line') } } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: style('--muted') }, splitLine: { lineStyle: { color: style('--line') } } },
  });

  const options = (kind, data) => {
    const shared = {
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      aria: { enabled: true },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      // As text, not as HTML: what is in the table came from outside.
      tooltip: { trigger: kind === 'pie' ? 'item' : 'axis', renderMode: 'richText' },
      legend: { show: kind === 'pie' || data.series.length > 1, top: 0, textStyle: { color: style('--ink') } },
    };
    if (kind === 'pie') {
      const slices = data.categories.map((name, index) => ({ name, value: data.series[0].values[index] }));
      return { ...shared, series: [{ type: 'pie', radius: ['45%', '72%'], top: 24, label: { color: style('--ink') }, data: slices }] };
    }
    return {
      ...shared,
      ...axes(data),
      series: data.series.map((each, index) => ({
        name: each.name,
        type: kind === 'line' ? 'line' : 'bar',
        stack: kind === 'stacked' ? 'all' : undefined,
        showSymbol: data.categories.length < 40,
        data: each.values,
        itemStyle: { color: colour(each, index) },
        lineStyle: { color: colour(each, index) },
      })),
    };
  };

  const draw = (figure) => {
    const table = figure.querySelector('table');
    if (!table || !table.tBodies[0] || table.tBodies[0].rows.length === 0 || figure.dataset.drawn) {
      return;
    }
    figure.dataset.drawn = 'yes';
    const canvas = document.createElement('div');
    canvas.className = 'canvas';
    canvas.setAttribute('aria-hidden', 'true');
    const fold = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = figure.dataset.asTable || '…';
    fold.append(summary, table);
    figure.append(canvas, fold);
    const chart = echarts.init(canvas, null, { renderer: 'canvas' });
    chart.setOption(options(figure.dataset.chart, read(table)));
    new ResizeObserver(() => chart.resize()).observe(canvas);
  };

  const all = (root) => root.querySelectorAll('figure.chart').forEach(draw);
  all(document);
  document.addEventListener('htmx:load', (event) => all(event.detail.elt.parentElement || document));
})();
