import type { HairDrawing } from './hair-style.ts';
import { both, dot, dotsAlong, ellipse, fill, line } from './shapes.ts';

const centrePart =
  'M200 84 C176 92 148 122 141 172 C139 196 136 214 132 232 C112 192 108 108 150 72 C170 56 190 54 200 60 C210 54 230 56 250 72 C292 108 288 192 268 232 C264 214 261 196 259 172 C252 122 224 92 200 84 Z';
const sideSweep =
  'M236 74 C206 98 164 112 146 152 C140 172 138 194 132 212 C110 176 108 110 152 72 C178 52 216 48 244 62 C290 86 292 160 268 216 C268 184 262 126 236 74 Z';
const bangs =
  'M128 206 C108 108 146 54 200 54 C254 54 292 108 272 206 C268 208 264 206 262 202 C264 178 262 164 257 154 C224 164 176 164 143 154 C138 164 136 178 138 202 C136 206 132 208 128 206 Z';
const combedBack =
  'M128 188 C114 108 150 58 200 58 C250 58 286 108 272 188 L265 180 C266 146 250 118 224 108 C208 103 192 103 176 108 C150 118 134 146 135 180 Z';

const longStraight: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M108 344 C92 210 100 62 200 56 C300 62 308 210 292 344 C274 356 246 352 236 336 L164 336 C154 352 126 356 108 344 Z',
  ),
  front:
    fill(base, centrePart) +
    both(fill(base, 'M132 200 C124 240 120 300 126 348 C114 350 106 346 104 342 C98 290 100 220 112 160 Z')) +
    line(light, 6, 'M142 108 C152 90 166 78 184 72', 0.5),
});

const longWavy: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M104 330 C84 300 106 270 98 238 C88 204 100 180 106 150 C110 90 150 54 204 54 C258 54 290 90 294 150 C300 180 312 204 302 238 C294 270 316 300 296 330 C280 352 246 346 234 326 L166 326 C154 346 120 352 104 330 Z',
  ),
  front:
    fill(base, sideSweep) +
    fill(
      base,
      'M132 196 C122 226 138 250 128 282 C122 304 132 322 128 344 C104 346 92 326 100 296 C106 270 92 250 98 222 C102 204 110 180 118 164 Z',
    ) +
    fill(
      base,
      'M268 196 C278 226 262 250 272 282 C278 304 268 322 272 344 C296 346 308 326 300 296 C294 270 308 250 302 222 C298 204 290 180 282 164 Z',
    ) +
    line(light, 6, 'M150 104 C164 84 188 72 212 70', 0.5),
});

const longFringe: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M106 344 C92 210 100 60 200 54 C300 60 308 210 294 344 C276 354 250 350 238 336 L162 336 C150 350 124 354 106 344 Z',
  ),
  front:
    both(fill(base, 'M134 190 C126 236 122 296 128 346 C114 350 106 346 104 342 C98 290 100 210 114 150 Z')) +
    fill(base, bangs) +
    line(light, 6, 'M146 104 C160 82 184 70 210 70', 0.5),
});

const bob: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M108 264 C94 200 104 60 200 54 C296 60 306 200 292 264 C286 282 256 284 246 270 L154 270 C144 284 114 282 108 264 Z',
  ),
  front:
    both(fill(base, 'M136 180 C130 214 132 244 140 272 C124 282 110 276 106 262 C100 230 102 190 114 150 Z')) +
    fill(base, bangs) +
    line(light, 6, 'M146 104 C160 82 184 70 210 70', 0.5),
});

const bobSide: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M110 262 C94 196 106 58 204 54 C298 60 306 196 290 262 C284 280 256 280 248 266 L152 266 C144 280 116 280 110 262 Z',
  ),
  front:
    fill(base, sideSweep) +
    fill(base, 'M134 190 C126 216 130 244 142 266 C128 282 112 276 108 258 C102 226 106 190 116 164 Z') +
    fill(base, 'M266 190 C274 216 270 244 258 266 C272 282 288 276 292 258 C298 226 294 190 284 164 Z') +
    line(light, 6, 'M150 104 C164 84 188 72 212 70', 0.5),
});

const lob: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M108 300 C92 200 102 60 200 54 C298 60 308 200 292 300 C282 316 252 312 244 298 L156 298 C148 312 118 316 108 300 Z',
  ),
  front:
    fill(base, centrePart) +
    both(fill(base, 'M132 196 C124 232 126 270 138 300 C122 314 110 308 106 296 C98 250 102 206 114 164 Z')) +
    line(light, 6, 'M142 108 C152 90 166 78 184 72', 0.5),
});

const chinLength: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(
    dark,
    'M112 250 C98 190 106 62 200 56 C294 62 302 190 288 250 C280 264 262 262 256 250 L144 250 C138 262 120 264 112 250 Z',
  ),
  front:
    fill(base, centrePart) +
    both(fill(base, 'M132 200 C126 218 128 236 134 252 C120 260 112 254 110 246 C104 220 106 190 114 166 Z')) +
    line(light, 6, 'M142 108 C152 90 166 78 184 72', 0.5),
});

const ponytail: HairDrawing = ({ base, dark, light }) => ({
  behind: fill(dark, 'M240 82 C318 64 352 150 330 232 C322 264 304 288 284 300 C298 258 296 206 256 150 Z'),
  front:
    fill(base, combedBack) +
    line(dark, 3.5, 'M176 104 C182 88 196 76 214 70', 0.5) +
    line(light, 6, 'M146 116 C152 96 166 82 182 74', 0.5),
});

const topBun: HairDrawing = ({ base, dark, light }) => ({
  behind: dot(base, [200, 48], 38) + line(dark, 4, 'M176 40 C188 28 212 28 224 42', 0.5),
  front:
    fill(base, combedBack) +
    line(dark, 7, 'M176 72 C190 66 210 66 224 72', 0.6) +
    line(light, 6, 'M146 116 C152 96 166 82 182 76', 0.5),
});

const sideBun: HairDrawing = ({ base, dark, light }) => ({
  behind:
    ellipse(dark, [200, 150], [74, 92]) +
    ellipse(dark, [284, 236], [32, 34]) +
    line(base, 5, 'M270 222 C282 214 298 220 302 236'),
  front:
    fill(base, sideSweep) +
    fill(base, 'M262 150 C272 180 276 206 270 222 C282 214 288 180 282 150 Z') +
    line(light, 6, 'M150 104 C164 84 188 72 212 70', 0.5),
});

const curls: HairDrawing = ({ base, dark, light }) => ({
  behind:
    dotsAlong(dark, { center: [200, 190], radii: [96, 112], from: -48, to: 228 }, { count: 21, radius: 30 }) +
    ellipse(dark, [200, 176], [98, 112]),
  front:
    dotsAlong(base, { center: [200, 166], radii: [80, 94], from: -20, to: 200 }, { count: 15, radius: 24 }) +
    fill(
      base,
      'M136 170 C130 108 160 78 200 78 C240 78 270 108 264 170 C260 150 252 138 240 128 C214 138 186 138 160 128 C148 138 140 150 136 170 Z',
    ) +
    dotsAlong(base, { center: [200, 158], radii: [54, 34], from: 16, to: 164 }, { count: 7, radius: 15 }) +
    dotsAlong(light, { center: [200, 166], radii: [76, 92], from: 30, to: 150 }, { count: 7, radius: 6 }, 0.4),
});

const afro: HairDrawing = ({ base, light }) => ({
  behind:
    ellipse(base, [200, 150], [118, 112]) +
    dotsAlong(base, { center: [200, 150], radii: [112, 106], from: -40, to: 220 }, { count: 25, radius: 20 }),
  front:
    fill(
      base,
      'M130 182 C112 106 150 72 200 72 C250 72 288 106 270 182 C266 156 258 138 244 126 C214 118 186 118 156 126 C142 138 134 156 130 182 Z',
    ) + dotsAlong(light, { center: [200, 150], radii: [92, 86], from: 30, to: 150 }, { count: 9, radius: 4.5 }, 0.3),
});

const braids: HairDrawing = ({ base, dark, light }) => {
  const strands = [114, 130, 146]
    .map((x) => line(base, 15, `M${x + 14} 130 C${x - 6} 200 ${x - 8} 270 ${x - 6} 338`))
    .join('');
  const partings = [114, 130, 146]
    .map((x) => line(dark, 3, `M${x - 1} 190 C${x - 5} 240 ${x - 7} 280 ${x - 6} 334`))
    .join('');
  return {
    behind: fill(dark, 'M122 330 C104 210 110 70 200 64 C290 70 296 210 278 330 Z') + both(strands + partings),
    front:
      fill(
        base,
        'M128 190 C112 108 150 60 200 60 C250 60 288 108 272 190 L265 182 C264 148 250 124 226 112 C210 106 202 100 200 84 C198 100 190 106 174 112 C150 124 136 148 135 182 Z',
      ) +
      both(
        line(dark, 3, 'M186 106 C168 104 150 118 140 138', 0.6) +
          line(dark, 3, 'M190 88 C164 88 142 108 134 134', 0.6) +
          line(dark, 3, 'M196 72 C166 74 142 92 132 120', 0.6),
      ) +
      line(light, 5, 'M150 96 C162 84 174 78 186 76', 0.4),
  };
};

export const longHair = {
  'long-straight': longStraight,
  'long-wavy': longWavy,
  'long-fringe': longFringe,
  bob,
  'bob-side': bobSide,
  lob,
  'chin-length': chinLength,
  ponytail,
  'top-bun': topBun,
  'side-bun': sideBun,
  curls,
  afro,
  braids,
} satisfies Readonly<Record<string, HairDrawing>>;
