import { shade } from './color.ts';
import type { Face, Jaw } from './face.ts';
import { both, dot, ellipse, fill, line } from './shapes.ts';

const outlines: Readonly<Record<Jaw, string>> = {
  oval: 'M133 168 C133 112 163 84 200 84 C237 84 267 112 267 168 L266 196 C265 240 236 272 200 272 C164 272 135 240 134 196 Z',
  round:
    'M131 170 C131 112 162 84 200 84 C238 84 269 112 269 170 L269 198 C269 244 238 270 200 270 C162 270 131 244 131 198 Z',
  square:
    'M132 168 C132 112 162 84 200 84 C238 84 268 112 268 168 L267 206 C266 232 254 252 238 262 C226 271 214 274 200 274 C186 274 174 271 162 262 C146 252 134 232 133 206 Z',
  slim: 'M136 168 C136 112 165 84 200 84 C235 84 264 112 264 168 L263 192 C261 232 232 276 200 276 C168 276 139 232 137 192 Z',
};

export function neck({ skin }: Face): string {
  return (
    fill(
      skin.base,
      'M170 236 L170 294 C168 310 158 318 146 324 C160 348 240 348 254 324 C242 318 232 310 230 294 L230 236 Z',
    ) + fill(skin.shadow, 'M170 258 C182 286 218 286 230 258 L230 284 C216 308 184 308 170 284 Z')
  );
}

export function head(face: Face): string {
  const { skin } = face;
  const ears = both(
    ellipse(skin.base, [131, 192], [13, 19]) + line(skin.shadow, 4, 'M126 186 C130 184 134 190 131 198'),
  );
  const side = `<clipPath id="head"><path d="${outlines[face.jaw]}"/></clipPath>`;
  const shaded = `<g clip-path="url(#head)">${fill(skin.shadow, 'M270 84 L270 280 L196 280 C240 262 256 226 256 186 C256 150 252 120 240 84 Z', 0.32)}</g>`;
  const cheeks = both(ellipse(skin.blush, [156, 218], [16, 10], 0.32));
  return ears + side + fill(skin.base, outlines[face.jaw]) + shaded + cheeks + freckles(face) + lines(face);
}

function freckles({ freckles: freckled, skin }: Face): string {
  if (!freckled) return '';
  const color = shade(skin.shadow, -0.18);
  const places: readonly (readonly [number, number])[] = [
    [150, 208],
    [160, 214],
    [168, 206],
    [155, 220],
    [175, 213],
    [187, 210],
  ];
  return both(places.map((place) => dot(color, place, 2, 0.7)).join(''));
}

/** A few years more. */
function lines({ older, skin }: Face): string {
  if (!older) return '';
  const laughter = line(skin.shadow, 3, 'M166 216 C160 224 158 232 160 240', 0.9);
  const eyes = line(skin.shadow, 2.5, 'M146 190 C143 192 141 194 139 198', 0.9);
  return both(laughter + eyes) + line(skin.shadow, 3, 'M176 128 C190 124 210 124 224 128', 0.6);
}
