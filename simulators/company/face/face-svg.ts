import { backdrop } from './backdrop.ts';
import { beard } from './beard.ts';
import { clothes } from './clothes.ts';
import { shade } from './color.ts';
import type { Face } from './face.ts';
import { brows, earrings, eyes, glasses, mouth, nose } from './features.ts';
import type { HairLayers } from './hair-style.ts';
import { head, neck } from './head.ts';
import { headscarf, turban } from './head-coverings.ts';
import { longHair } from './long-hair.ts';
import { shortHair } from './short-hair.ts';

/** The person fills the frame, so that faces are told apart in the smallest avatars. */
const closeUp = 'translate(200 222) scale(1.16) translate(-200 -200)';

/** A portrait in flat colours, 400 × 400, drawn from the back to the front. */
export function faceSvg(face: Face): string {
  const hair = hairLayers(face);
  const dressed = clothes(face);
  const layers = [
    hair.behind ?? '',
    dressed.body,
    neck(face),
    dressed.collar,
    hair.over ?? '',
    head(face),
    nose(face),
    beard(face),
    mouth(face),
    eyes(face),
    brows(face),
    earrings(face),
    hair.front,
    glasses(face),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">${backdrop(face)}<g transform="${closeUp}">${layers.join('')}</g></svg>`;
}

function hairLayers({ hair, hairColor, accentColor }: Face): HairLayers {
  if (hair === 'headscarf') return headscarf(accentColor);
  if (hair === 'turban') return turban(accentColor);
  const paint = { base: hairColor, dark: shade(hairColor, -0.2), light: shade(hairColor, 0.3) };
  return { ...longHair, ...shortHair }[hair](paint);
}
