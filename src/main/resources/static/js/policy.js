// Marks in the tabs of a long page the part that is being read.
(() => {
  'use strict';

  const tabs = [...document.querySelectorAll('.tabs.sticky a')];
  const parts = tabs.map((tab) => document.querySelector(tab.hash));
  let waiting = false;

  const mark = () => {
    waiting = false;
    const line = document.querySelector('.tabs.sticky').getBoundingClientRect().bottom + 40;
    const end = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const read = parts.filter((part) => part.getBoundingClientRect().top <= line).length - 1;
    const chosen = parts.findIndex((part) => `#${part.id}` === location.hash);
    // At the end of the page the last parts are all in sight: then the one that was asked for counts.
    const here = end ? Math.max(read, chosen < 0 ? tabs.length - 1 : chosen) : Math.max(0, read);
    tabs.forEach((tab, index) => (index === here ? tab.setAttribute('aria-current', 'location') : tab.removeAttribute('aria-current')));
  };

  const soon = () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(mark);
    }
  };

  addEventListener('scroll', soon, { passive: true });
  addEventListener('hashchange', soon);
  mark();
})();
