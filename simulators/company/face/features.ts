import { shade } from './color.ts';
import type { Face } from './face.ts';
import { both, dot, ellipse, fill, line } from './shapes.ts';

const ink = '#2a211f';

export function eyes(face: Face): string {
  if (face.eyes === 'laughing') return both(line(ink, 4.5, 'M158 190 C163 179 179 179 184 190') + lashes(face));
  const height = { round: 9.8, almond: 7.6 }[face.eyes];
  const lid = { round: 'M157 187 C161 176 180 175 185 186', almond: 'M156 189 C162 178 180 177 186 187' }[face.eyes];
  const crease = line(face.skin.shadow, 2.4, 'M159 177 C166 171 177 171 183 177', 0.8);
  // The irises look the same way, so only what surrounds them is mirrored.
  const irises = iris(face, 172) + iris(face, 228);
  return (
    both(ellipse('#ffffff', [171, 188], [13, height]) + crease) + irises + both(line(ink, 3.6, lid) + lashes(face))
  );
}

function iris({ eyeColor }: Face, x: number): string {
  return dot(eyeColor, [x, 188], 7.4) + dot('#17110f', [x, 188], 3.8) + dot('#ffffff', [x + 3, 185], 2);
}

function lashes({ feminine }: Face): string {
  return feminine ? line(ink, 3, 'M158 186 L152 182') + line(ink, 2.6, 'M160.5 182 L156 177') : '';
}

export function brows({ brows: shape, feminine, hairColor, hair }: Face): string {
  const covered = hair === 'headscarf' || hair === 'turban' || hair === 'bald';
  const color = covered ? '#2d2320' : shade(hairColor, -0.22);
  const paths = {
    soft: 'M152 166 C160 159 176 158 187 164',
    straight: 'M151 165 C162 160 176 160 188 164',
    arched: 'M151 167 C158 156 174 154 188 162',
  };
  return both(line(color, feminine ? 5 : 7.5, paths[shape]));
}

export function nose({ nose: shape, skin }: Face): string {
  const color = shade(skin.shadow, -0.08);
  const paths = {
    short: 'M196 200 C191 210 188 216 193 219 C198 222 204 222 208 219',
    long: 'M198 192 C194 206 187 217 192 221 C197 225 206 224 210 220',
    broad: 'M187 213 C184 220 190 223 195 221 C198 224 202 224 205 221 C210 223 216 220 213 213',
  };
  return line(color, 4, paths[shape]);
}

export function mouth({ mouth: shape, skin, feminine }: Face): string {
  const lip = feminine ? shade(skin.lip, -0.04) : shade(skin.lip, -0.12);
  switch (shape) {
    case 'grin':
      return (
        fill(
          feminine ? lip : shade(lip, -0.25),
          'M170 237 C184 241 216 241 230 237 C227 258 214 265 200 265 C186 265 173 258 170 237 Z',
        ) + fill('#ffffff', 'M175 240 C188 243 212 243 225 240 C223 250 213 254 200 254 C187 254 177 250 175 240 Z')
      );
    case 'smile':
      return feminine
        ? lips(
            lip,
            'M176 239 C186 234 194 234 200 237 C206 234 214 234 224 239 C216 252 208 256 200 256 C192 256 184 252 176 239 Z',
          )
        : line(lip, 5, 'M175 239 C184 252 216 252 225 239');
    case 'smirk':
      return line(lip, 5, 'M178 243 C192 252 214 250 226 237');
    case 'calm':
      return feminine
        ? lips(
            lip,
            'M179 242 C187 237 195 237 200 239 C205 237 213 237 221 242 C214 252 208 254 200 254 C192 254 186 252 179 242 Z',
          )
        : line(lip, 5, 'M179 243 C190 248 210 248 221 243');
  }
}

function lips(color: string, outline: string): string {
  return fill(color, outline) + line(shade(color, -0.25), 2.6, 'M178 241 C190 246 210 246 222 241');
}

export function glasses({ glasses: shape, frameColor }: Face): string {
  if (shape === 'none') return '';
  const bridge = line(frameColor, 5, 'M191 186 C196 181 204 181 209 186');
  const temples = both(line(frameColor, 5, 'M146 184 L133 180'));
  const frames = {
    round: 'M146 190 A23 22 0 1 1 192 190 A23 22 0 1 1 146 190 Z',
    square:
      'M150 172 L186 172 C191 172 193 175 192 180 L190 200 C189 206 186 208 180 208 L158 208 C152 208 149 206 148 200 L145 180 C144 175 146 172 150 172 Z',
    cat: 'M141 170 C152 172 176 172 188 174 C193 178 192 192 187 202 C182 210 160 211 153 203 C148 197 146 184 141 170 Z',
  };
  const lens = `<path d="${frames[shape]}" fill="#ffffff" fill-opacity="0.16" stroke="${frameColor}" stroke-width="5" stroke-linejoin="round"/>`;
  return both(lens) + bridge + temples;
}

export function earrings({ earrings: kind, accentColor }: Face): string {
  const gold = '#e2b33c';
  switch (kind) {
    case 'none':
      return '';
    case 'studs':
      return both(dot(gold, [129, 210], 4.5));
    case 'hoops':
      return both(`<circle cx="128" cy="222" r="12" fill="none" stroke="${gold}" stroke-width="4"/>`);
    case 'drops':
      return both(line(gold, 2.5, 'M129 210 L129 220') + ellipse(accentColor, [129, 227], [5.5, 8]));
  }
}
