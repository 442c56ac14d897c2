import { shade } from './color.ts';
import type { Face } from './face.ts';
import { fill } from './shapes.ts';

const cheeks =
  'M126 190 L140 190 C144 214 156 228 172 226 C186 220 214 220 228 226 C244 228 256 214 260 190 L274 190 L274 300 L126 300 Z';
const moustache =
  'M170 236 C180 225 194 224 200 229 C206 224 220 225 230 236 C220 235 208 236 200 236 C192 236 180 235 170 236 Z';

/** What grows below the eyes; the mouth is drawn on top of it. */
export function beard(face: Face): string {
  const color = face.hair === 'bald' || face.hair === 'turban' ? '#33261f' : shade(face.hairColor, -0.12);
  switch (face.beard) {
    case 'none':
      return '';
    case 'stubble':
      return onFace(fill(color, cheeks, 0.24) + fill(color, moustache, 0.24));
    case 'short':
      return onFace(fill(color, cheeks) + fill(color, moustache));
    case 'full':
      return (
        fill(
          color,
          'M135 200 C138 224 140 240 146 256 C156 290 180 302 200 302 C220 302 244 290 254 256 C260 240 262 224 265 200 C254 228 240 232 228 227 C214 221 186 221 172 227 C160 232 146 228 135 200 Z',
        ) + fill(color, moustache)
      );
    case 'goatee':
      return (
        fill(
          color,
          'M170 236 C180 226 192 224 200 229 C208 224 220 226 230 236 C233 252 226 262 222 270 C216 284 184 284 178 270 C174 262 167 252 170 236 Z',
        ) +
        fill(face.skin.base, 'M179 238 C188 235 212 235 221 238 C222 250 216 259 200 259 C184 259 178 250 179 238 Z')
      );
    case 'moustache':
      return fill(
        color,
        'M164 238 C174 224 192 222 200 228 C208 222 226 224 236 238 C226 241 210 238 200 237 C190 238 174 241 164 238 Z',
      );
  }
}

function onFace(drawing: string): string {
  return `<g clip-path="url(#head)">${drawing}</g>`;
}
