/** Short forms for the few SVG elements that portraits are made of. The picture is 400 × 400. */
export function fill(color: string, path: string, opacity = 1): string {
  return `<path d="${path}" fill="${color}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;
}

export function line(color: string, width: number, path: string, opacity = 1): string {
  const faded = opacity === 1 ? '' : ` opacity="${opacity}"`;
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${faded}/>`;
}

export function ellipse(
  color: string,
  at: readonly [x: number, y: number],
  radii: readonly [x: number, y: number],
  opacity = 1,
): string {
  const [cx, cy] = at.map(String);
  const [rx, ry] = radii.map(String);
  const faded = opacity === 1 ? '' : ` opacity="${opacity}"`;
  return `<ellipse cx="${cx ?? ''}" cy="${cy ?? ''}" rx="${rx ?? ''}" ry="${ry ?? ''}" fill="${color}"${faded}/>`;
}

export function dot(color: string, at: readonly [x: number, y: number], radius: number, opacity = 1): string {
  return ellipse(color, at, [radius, radius], opacity);
}

/** The same drawing twice, the second time as in a mirror. */
export function both(drawing: string): string {
  return `${drawing}<g transform="translate(400 0) scale(-1 1)">${drawing}</g>`;
}

/** Dots along an arc around a point, angles in degrees, 0 to the right and 90 up: curls, coils, wool. */
export function dotsAlong(
  color: string,
  arc: {
    readonly center: readonly [number, number];
    readonly radii: readonly [number, number];
    readonly from: number;
    readonly to: number;
  },
  dots: { readonly count: number; readonly radius: number },
  opacity = 1,
): string {
  const { center, radii, from, to } = arc;
  return Array.from({ length: dots.count }, (_, at) => {
    const angle = ((from + ((to - from) * at) / (dots.count - 1)) * Math.PI) / 180;
    const wobble = at % 2 === 0 ? 1 : 0.96;
    const x = Math.round(center[0] + Math.cos(angle) * radii[0] * wobble);
    const y = Math.round(center[1] - Math.sin(angle) * radii[1] * wobble);
    return dot(color, [x, y], dots.radius, opacity);
  }).join('');
}
