const probes = new WeakMap<HTMLElement, HTMLElement>();

/** A colour of base.css as it is now, for a canvas: of two for light and dark, only an element knows which it is. */
export function colour(place: HTMLElement, name: string): string {
  let probe = probes.get(place);
  if (probe === undefined) {
    probe = document.createElement('span');
    probe.hidden = true;
    place.append(probe);
    probes.set(place, probe);
  }
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}
