// What every page shares: the token that proves a request is the page's own, and words for what goes wrong in between.
(() => {
  'use strict';

  const trouble = () => document.getElementById('trouble');

  // A part that refreshes by itself: on the live line's word, or every so many seconds.
  const byItself = (detail) => {
    const event = detail.requestConfig.triggeringEvent;
    return Boolean(detail.elt.getAttribute('hx-trigger')) && (!event || event.type === 'live');
  };

  const say = (text, detail) => {
    const line = trouble();
    line.textContent = text;
    line.dataset.of = byItself(detail) ? 'refresh' : 'request';
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
    // What became of a person's own request stays until that person asks again.
    if (!byItself(event.detail) || trouble().dataset.of === 'refresh') {
      trouble().hidden = true;
    }
    event.detail.target.setAttribute('aria-busy', 'true');
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    event.detail.target.removeAttribute('aria-busy');
  });

  document.addEventListener('htmx:responseError', (event) => {
    const words = document.body.dataset;
    say(event.detail.xhr.status === 403 ? words.forbidden : `${words.failed} (${event.detail.xhr.status})`, event.detail);
  });

  for (const cut of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(cut, (event) => say(document.body.dataset.offline, event.detail));
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
