import { shade } from './color.ts';
import type { Face } from './face.ts';
import { both, dot, fill, line } from './shapes.ts';

interface Dressed {
  /** Before the neck is drawn. */
  readonly body: string;
  /** On top of the neck. */
  readonly collar: string;
}

export function clothes(face: Face): Dressed {
  const { clothColor: color } = face;
  const edge = shade(color, -0.18);
  const body = fill(color, shoulders(face)) + seams(face, edge);
  switch (face.clothes) {
    case 'tee':
      return { body, collar: line(edge, 9, 'M146 322 C158 352 242 352 254 322') };
    case 'sweater':
      return {
        body: body + ribs(edge),
        collar:
          line(edge, 15, 'M144 320 C158 350 242 350 256 320') +
          line(shade(color, 0.14), 3, 'M146 326 C160 354 240 354 254 326', 0.6),
      };
    case 'turtleneck':
      return {
        body,
        collar:
          fill(color, 'M140 328 C150 320 160 312 166 300 L234 300 C240 312 250 320 260 328 L252 360 L148 360 Z') +
          fill(color, 'M164 284 C184 300 216 300 236 284 L246 330 C226 350 174 350 154 330 Z') +
          line(edge, 4, 'M164 286 C184 302 216 302 236 286') +
          line(edge, 4, 'M156 326 C176 344 224 344 244 326', 0.6),
      };
    case 'hoodie':
      return {
        body,
        collar:
          both(fill(edge, 'M142 306 C124 316 118 330 122 346 C146 332 168 340 196 372 C196 350 168 334 150 322 Z')) +
          both(line('#f3f0ea', 4, 'M178 352 C176 366 176 378 178 392')),
      };
    case 'blouse':
      return {
        body,
        collar:
          fill(face.skin.base, 'M156 316 C170 330 186 352 200 380 C214 352 230 330 244 316 Z') +
          both(line(edge, 6, 'M148 318 C168 332 188 356 200 384')),
      };
    case 'cardigan':
      return {
        body: fill(face.innerColor, shoulders(face)) + both(fill(color, open(face))),
        collar: line(shade(face.innerColor, -0.14), 8, 'M148 322 C160 350 240 350 252 322'),
      };
    case 'shirt':
      return {
        body: body + line(edge, 3, 'M200 350 L200 400', 0.8) + [366, 388].map((y) => dot(edge, [200, y], 3.2)).join(''),
        collar: collar(color, edge),
      };
    case 'suit':
      return suit(face, edge);
  }
}

function shoulders({ feminine }: Face): string {
  return feminine
    ? 'M52 400 C54 356 84 336 128 326 C148 321 160 316 166 306 L234 306 C240 316 252 321 272 326 C316 336 346 356 348 400 Z'
    : 'M30 400 C34 350 72 330 124 320 C148 315 160 310 168 298 L232 298 C240 310 252 315 276 320 C328 330 366 350 370 400 Z';
}

function open(face: Face): string {
  return face.feminine
    ? 'M52 400 C54 356 84 336 128 326 C140 323 148 320 154 316 C158 346 170 376 178 400 Z'
    : 'M30 400 C34 350 72 330 124 320 C138 317 148 314 154 310 C158 346 170 376 178 400 Z';
}

function seams({ feminine }: Face, color: string): string {
  return both(line(color, 4, feminine ? 'M98 372 C100 382 100 390 100 400' : 'M84 366 C88 378 88 390 88 400', 0.7));
}

function ribs(color: string): string {
  return [128, 152, 248, 272].map((x) => line(color, 3, `M${x} 356 L${x} 400`, 0.25)).join('');
}

function collar(color: string, edge: string): string {
  const wing =
    fill(color, 'M164 300 C154 304 148 312 146 322 L168 356 L200 334 Z') + line(edge, 3, 'M148 322 L168 354 L199 334');
  const cloth = fill(color, 'M147 322 L200 332 L253 322 L250 358 L150 358 Z');
  return cloth + fill(edge, 'M166 300 C180 322 220 322 234 300 L232 318 L200 340 L168 318 Z', 0.55) + both(wing);
}

function suit(face: Face, edge: string): Dressed {
  const { clothColor: color, innerColor, accentColor, feminine } = face;
  const lapel =
    fill(
      shade(color, 0.08),
      'M150 312 C138 318 132 330 134 344 L152 352 L146 364 L192 400 L200 400 C188 372 168 340 150 312 Z',
    ) + line(edge, 3, 'M150 314 C168 342 186 370 198 398');
  const tie = feminine
    ? ''
    : fill(accentColor, 'M191 338 L209 338 L206 352 L212 400 L188 400 L194 352 Z') +
      fill(shade(accentColor, -0.2), 'M194 352 L206 352 L204 346 L196 346 Z');
  return {
    body: fill(color, shoulders(face)) + fill(innerColor, 'M152 310 L248 310 L206 400 L194 400 Z') + seams(face, edge),
    collar:
      (feminine ? fill(face.skin.base, 'M164 316 L200 356 L236 316 Z') : collar(innerColor, shade(innerColor, -0.16))) +
      tie +
      both(lapel),
  };
}
