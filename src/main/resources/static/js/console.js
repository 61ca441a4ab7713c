// What every page shares: the token that proves a request is the page's own, and words for what goes wrong in between.
(() => {
  'use strict';

  const trouble = () => document.getElementById('trouble');

  const say = (text) => {
    const line = trouble();
    line.textContent = text;
    line.hidden = false;
    line.scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('htmx:configRequest', (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    if (token && event.detail.verb !== 'get') {
      event.detail.headers[token.dataset.header] = token.content;
    }
    // A part that refreshes by itself keeps nobody signed in.
    if (event.detail.triggeringEvent && event.detail.triggeringEvent.type === 'live') {
      event.detail.headers['Anxin-Live'] = '1';
    }
  });

  document.addEventListener('htmx:beforeRequest', (event) => {
    trouble().hidden = true;
    event.detail.target.setAttribute('aria-busy', 'true');
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    event.detail.target.removeAttribute('aria-busy');
  });

  document.addEventListener('htmx:responseError', (event) => {
    const words = document.body.dataset;
    say(event.detail.xhr.status === 403 ? words.forbidden : `${words.failed} (${event.detail.xhr.status})`);
  });

  for (const cut of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(cut, () => say(document.body.dataset.offline));
  }

  // A second click while the first is on its way would ask twice.
  document.addEventListener('submit', (event) => {
    if (event.target.method === 'post' && !event.target.hasAttribute('hx-post')) {
      if (event.target.dataset.sent) {
        event.preventDefault();
      }
      event.target.dataset.sent = 'yes';
    }
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
  });
})();
