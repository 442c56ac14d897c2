import { shade } from './color.ts';
import type { HairLayers } from './hair-style.ts';
import { fill, line } from './shapes.ts';

export function headscarf(color: string): HairLayers {
  const [dark, light] = [shade(color, -0.16), shade(color, 0.18)];
  return {
    behind: fill(dark, 'M118 200 C100 262 90 320 82 400 L318 400 C310 320 300 262 282 200 Z'),
    front:
      `<path fill-rule="evenodd" fill="${color}" d="M200 56 C122 56 104 132 112 204 C116 250 98 286 92 330 C130 372 270 372 308 330 C302 286 284 250 288 204 C296 132 278 56 200 56 Z M200 106 C162 106 143 140 143 190 C143 240 168 272 200 272 C232 272 257 240 257 190 C257 140 238 106 200 106 Z"/>` +
      fill(
        dark,
        'M144 176 C146 134 166 106 200 106 C234 106 254 134 256 176 C250 140 230 120 200 120 C170 120 150 140 144 176 Z',
      ) +
      line(dark, 5, 'M254 236 C240 284 200 300 150 304', 0.8) +
      line(dark, 4, 'M262 220 C262 270 230 316 170 330', 0.6) +
      line(light, 5, 'M138 112 C150 88 172 76 196 74', 0.6),
  };
}

export function turban(color: string): HairLayers {
  const [dark, light] = [shade(color, -0.16), shade(color, 0.16)];
  return {
    front:
      fill(
        color,
        'M126 182 C96 120 124 40 200 36 C276 40 304 120 274 182 C266 152 240 134 200 106 C160 134 134 152 126 182 Z',
      ) +
      fill(
        dark,
        'M172 126 C182 118 192 112 200 106 C208 112 218 118 228 126 C220 128 210 128 200 128 C190 128 180 128 172 126 Z',
      ) +
      line(dark, 4, 'M200 106 C240 96 268 112 280 146', 0.7) +
      line(dark, 4, 'M200 106 C160 96 132 112 120 146', 0.7) +
      line(dark, 4, 'M196 82 C236 66 270 80 284 116', 0.6) +
      line(dark, 4, 'M204 82 C164 66 130 80 116 116', 0.6) +
      line(light, 5, 'M150 62 C176 46 222 46 250 64', 0.6),
  };
}
