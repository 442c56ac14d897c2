import { shade } from './color.ts';
import type { Face } from './face.ts';
import { dot, fill } from './shapes.ts';

export function backdrop({ background, backdrop: kind }: Face): string {
  const ground = fill(background, 'M0 0 H400 V400 H0 Z');
  const [light, dark] = [shade(background, 0.22), shade(background, -0.07)];
  switch (kind) {
    case 'plain':
      return ground + fill(dark, 'M0 300 C120 270 280 330 400 290 V400 H0 Z', 0.5);
    case 'disc':
      return ground + dot(light, [200, 190], 158);
    case 'slope':
      return ground + fill(light, 'M0 0 H240 L90 400 H0 Z', 0.7);
    case 'arch':
      return ground + fill(light, 'M60 400 V190 C60 110 120 46 200 46 C280 46 340 110 340 190 V400 Z', 0.8);
  }
}
