import type { HairDrawing } from './hair-style.ts';
import { both, dotsAlong, fill, line } from './shapes.ts';

const skull = { center: [200, 160], from: 0, to: 180 } as const;

const crop: HairDrawing = ({ base, light }) => ({
  front:
    fill(
      base,
      'M127 184 C116 106 152 62 200 62 C248 62 284 106 273 184 L264 180 C266 156 262 142 254 130 C228 138 172 138 146 130 C138 142 134 156 136 180 Z',
    ) + line(light, 6, 'M152 98 C168 82 190 76 214 78', 0.5),
});

const sidePart: HairDrawing = ({ base, dark, light }) => ({
  front:
    fill(
      base,
      'M127 186 C112 108 152 56 210 58 C262 60 288 106 273 186 L264 180 C265 158 261 146 252 134 C222 138 184 130 164 106 C160 124 148 138 140 148 C137 158 136 168 136 180 Z',
    ) +
    line(dark, 4, 'M164 106 C160 92 164 80 172 70', 0.7) +
    line(light, 6, 'M186 82 C206 76 230 80 246 94', 0.5),
});

const quiff: HairDrawing = ({ base, dark, light }) => ({
  front:
    fill(
      base,
      'M128 184 C118 148 122 116 136 100 C132 66 176 36 226 42 C262 46 280 74 270 102 C282 124 282 152 272 184 L264 178 C265 156 260 142 252 130 C234 122 214 126 196 121 C176 117 160 122 148 130 C140 142 136 156 136 178 Z',
    ) +
    line(light, 7, 'M150 88 C166 64 206 54 238 66', 0.5) +
    line(dark, 4, 'M160 112 C186 94 226 92 256 104', 0.5),
});

/** Not beyond the head, whose outline the portrait defines as `head`. */
const buzz: HairDrawing = ({ base }) => ({
  front: `<g clip-path="url(#head)">${fill(base, 'M120 184 L120 74 L280 74 L280 184 L266 176 C266 146 254 124 236 116 C212 110 188 110 164 116 C146 124 134 146 134 176 Z', 0.88)}</g>`,
});

const shortCurls: HairDrawing = ({ base, light }) => ({
  front:
    dotsAlong(base, { ...skull, radii: [70, 86], from: -4, to: 184 }, { count: 15, radius: 19 }) +
    fill(
      base,
      'M134 164 C130 104 160 76 200 76 C240 76 270 104 266 164 C262 146 254 134 244 128 C214 136 186 136 156 128 C146 134 138 146 134 164 Z',
    ) +
    dotsAlong(base, { center: [200, 150], radii: [50, 26], from: 20, to: 160 }, { count: 7, radius: 14 }) +
    dotsAlong(light, { center: [200, 160], radii: [58, 76], from: 40, to: 140 }, { count: 5, radius: 5 }, 0.4),
});

const slick: HairDrawing = ({ base, dark, light }) => ({
  front:
    fill(
      base,
      'M128 184 C116 108 152 60 202 60 C250 60 284 108 272 184 L265 176 C266 144 252 120 228 111 C208 105 192 105 172 111 C148 120 134 144 135 176 Z',
    ) +
    line(dark, 3.5, 'M176 106 C178 90 188 76 202 68', 0.6) +
    line(dark, 3.5, 'M214 104 C218 90 224 80 236 74', 0.6) +
    line(light, 6, 'M148 112 C154 94 166 82 180 76', 0.5),
});

const bald: HairDrawing = () => ({ front: line('#ffffff', 9, 'M160 116 C170 102 186 96 204 96', 0.28) });

const receding: HairDrawing = ({ base, light }) => ({
  front:
    both(
      fill(
        base,
        'M128 196 C120 166 122 128 142 106 C150 96 160 90 168 88 C156 104 146 122 143 142 C140 158 138 176 138 192 Z',
      ),
    ) +
    fill(base, 'M158 100 C172 78 228 78 242 100 C232 92 216 90 200 92 C184 90 168 92 158 100 Z') +
    line(light, 6, 'M176 104 C190 98 210 98 224 104', 0.35),
});

const fringe: HairDrawing = ({ base, dark, light }) => ({
  front:
    fill(
      base,
      'M126 188 C110 108 148 56 204 56 C258 56 290 110 274 188 L265 182 C266 168 264 158 258 146 L248 158 L240 140 L226 156 L214 138 L198 154 L184 138 L170 154 L158 142 L146 156 C138 164 136 172 135 182 Z',
    ) +
    line(light, 6, 'M150 96 C166 78 192 70 220 74', 0.5) +
    line(dark, 3.5, 'M200 92 C206 108 210 122 214 134', 0.4),
});

const flatTop: HairDrawing = ({ base, light }) => ({
  front:
    fill(
      base,
      'M129 180 C124 150 124 120 130 92 C132 66 148 54 172 52 L228 52 C252 54 268 66 270 92 C276 120 276 150 271 180 L265 172 C265 150 258 132 248 122 L152 122 C142 132 135 150 135 172 Z',
    ) + line(light, 6, 'M150 70 C170 62 216 62 244 68', 0.35),
});

const shortCoils: HairDrawing = ({ base, light }) => ({
  front:
    dotsAlong(base, { ...skull, radii: [72, 82], from: 0, to: 180 }, { count: 21, radius: 12 }) +
    fill(
      base,
      'M130 174 C122 110 156 74 200 74 C244 74 278 110 270 174 C266 148 256 130 242 122 C214 116 186 116 158 122 C144 130 134 148 130 174 Z',
    ) +
    dotsAlong(light, { center: [200, 160], radii: [62, 70], from: 35, to: 145 }, { count: 8, radius: 3 }, 0.4),
});

const pixie: HairDrawing = ({ base, dark, light }) => ({
  front:
    fill(
      base,
      'M126 206 C108 118 144 56 206 56 C262 56 290 106 274 200 C270 190 266 172 260 150 C236 148 208 134 190 108 C186 132 166 150 146 156 C140 172 138 188 138 206 C134 210 128 210 126 206 Z',
    ) +
    line(dark, 4, 'M190 108 C188 94 192 82 200 72', 0.6) +
    line(light, 6, 'M214 78 C236 82 252 94 260 112', 0.5),
});

export const shortHair = {
  crop,
  'side-part': sidePart,
  quiff,
  buzz,
  'short-curls': shortCurls,
  slick,
  bald,
  receding,
  fringe,
  'flat-top': flatTop,
  'short-coils': shortCoils,
  pixie,
} satisfies Readonly<Record<string, HairDrawing>>;
