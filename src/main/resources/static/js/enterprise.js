// The two sliders of an enterprise's file: each moves its field between the points at which something changed. The field is
// what is sent, so that without this script nothing is missing.
(() => {
  'use strict';

  const fit = (slider) => {
    const stops = slider.dataset.stops.split(' ');
    const field = document.getElementById(slider.dataset.field);
    slider.hidden = false;
    const tell = () => slider.setAttribute('aria-valuetext', stops[slider.value].replace('T', ' '));
    slider.addEventListener('input', () => {
      field.value = stops[slider.value];
      tell();
    });
    tell();
  };

  const all = (root) => root.querySelectorAll('.slider[hidden]').forEach(fit);
  all(document);
  document.addEventListener('htmx:load', (event) => all(event.detail.elt));
})();
