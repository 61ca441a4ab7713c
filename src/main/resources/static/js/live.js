// The live line: tells parts of a page to refresh (the event `live` on the body), and says in the frame whether it stands.
(() => {
  'use strict';

  const line = document.getElementById('live');
  if (!line || !window.EventSource) {
    return;
  }

  const SILENCE = 13000; // two beats and a half
  const AGAIN = 10000;
  const UNTOUCHED = 20 * 60000; // a page that nobody touches must not keep its user signed in
  let source = null;
  let heardAt = 0;
  let touchedAt = Date.now();
  let cutSince = null;
  let again = null;

  const clock = (time) => time.toLocaleTimeString(document.documentElement.lang, { hour12: false });

  const show = (state, text) => {
    if (line.dataset.state !== state || line.textContent !== text) {
      line.hidden = false;
      line.dataset.state = state;
      line.textContent = text;
    }
  };

  const stands = () => {
    const missed = cutSince !== null;
    heardAt = Date.now();
    cutSince = null;
    show('on', line.dataset.on);
    if (missed) {
      refresh();
    }
  };

  const cut = () => {
    cutSince = cutSince || new Date();
    show('cut', line.dataset.cut.replace('{0}', clock(cutSince)));
  };

  const refresh = () => document.body.dispatchEvent(new CustomEvent('live'));

  const close = () => {
    clearTimeout(again);
    if (source) {
      source.close();
      source = null;
    }
  };

  const open = () => {
    close();
    source = new EventSource(line.dataset.from);
    source.addEventListener('beat', stands);
    source.addEventListener('changed', () => {
      stands();
      refresh();
    });
    source.onerror = () => {
      cut();
      // A refusal ends the browser's own tries.
      if (source && source.readyState === EventSource.CLOSED) {
        again = setTimeout(open, AGAIN);
      }
    };
  };

  // Browsers allow few connections to a host: only the page that is looked at holds one.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      close();
    } else if (!source) {
      open();
      refresh();
    }
  });

  for (const touch of ['pointerdown', 'keydown', 'wheel']) {
    document.addEventListener(touch, () => {
      touchedAt = Date.now();
      if (!source && !document.hidden) {
        open();
        refresh();
      }
    }, { passive: true });
  }

  setInterval(() => {
    if (source && Date.now() - touchedAt > UNTOUCHED) {
      close();
      show('paused', line.dataset.paused);
    } else if (source && heardAt && Date.now() - heardAt > SILENCE) {
      cut();
    }
  }, 2000);

  if (!document.hidden) {
    open();
  }
})();
