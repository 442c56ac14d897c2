import type { CompanyPerson } from '../company-person.ts';
import { type SeededRandom, seededRandom } from '../seeded-random.ts';
import { lightness } from './color.ts';
import type { longHair } from './long-hair.ts';
import {
  accentColors,
  backgrounds,
  clothColors,
  dyedHairColors,
  eyeColors,
  frameColors,
  greyHairColors,
  hairColors,
  shirtColors,
  skinTones,
  type SkinTone,
  suitColors,
} from './palette.ts';
import type { shortHair } from './short-hair.ts';

/** Everything that is drawn of a person. */
export interface Face {
  readonly feminine: boolean;
  readonly older: boolean;
  readonly skin: SkinTone;
  readonly hair: HairStyle;
  readonly hairColor: string;
  readonly eyes: 'round' | 'almond' | 'laughing';
  readonly eyeColor: string;
  readonly jaw: Jaw;
  readonly brows: 'soft' | 'straight' | 'arched';
  readonly nose: 'short' | 'long' | 'broad';
  readonly mouth: 'smile' | 'grin' | 'calm' | 'smirk';
  readonly beard: Beard;
  readonly glasses: 'none' | 'round' | 'square' | 'cat';
  readonly frameColor: string;
  readonly earrings: 'none' | 'studs' | 'hoops' | 'drops';
  readonly freckles: boolean;
  readonly clothes: Clothes;
  readonly clothColor: string;
  readonly innerColor: string;
  readonly accentColor: string;
  readonly background: string;
  readonly backdrop: 'plain' | 'disc' | 'slope' | 'arch';
}

export type Jaw = 'oval' | 'round' | 'square' | 'slim';
type Beard = 'none' | 'stubble' | 'short' | 'full' | 'goatee' | 'moustache';
type Clothes = 'tee' | 'shirt' | 'suit' | 'hoodie' | 'turtleneck' | 'sweater' | 'blouse' | 'cardigan';

type HairStyle = keyof typeof longHair | keyof typeof shortHair | 'headscarf' | 'turban';

const feminineHair: readonly HairStyle[] = [
  'long-straight',
  'long-wavy',
  'long-fringe',
  'bob',
  'bob-side',
  'ponytail',
  'top-bun',
  'side-bun',
  'pixie',
  'curls',
  'lob',
];
const coiledFeminineHair: readonly HairStyle[] = [
  'afro',
  'braids',
  'curls',
  'top-bun',
  'short-coils',
  'braids',
  'afro',
];
const masculineHair: readonly HairStyle[] = [
  'crop',
  'side-part',
  'quiff',
  'buzz',
  'short-curls',
  'slick',
  'side-part',
  'chin-length',
  'fringe',
  'crop',
];
const coiledMasculineHair: readonly HairStyle[] = ['buzz', 'short-coils', 'flat-top', 'bald', 'short-coils', 'braids'];
const thinHair: readonly HairStyle[] = ['bald', 'receding', 'receding'];

/** What stays the same from picture to picture is drawn from the person, everything else from the picture's version. */
export function faceOf(person: CompanyPerson): Face {
  const { look, index } = person;
  const lasting = seededRandom('face', person.id, index);
  const fleeting = seededRandom('portrait', person.id, person.picture?.version ?? 0);
  const feminine = look.presentation === 'feminine';
  const older = lasting.chance(0.2);
  const hair = hairOf(lasting, { feminine, older, skin: look.skin });
  const hairColor = hairColorOf(lasting, { feminine, older, range: look.skin > 3 ? 'dark' : look.hair });
  const background = backgroundOf(fleeting, hair === 'bald' ? '#000000' : hairColor);
  const clothes = clothesOf(fleeting, feminine, hair);
  return {
    feminine,
    older,
    skin: skinTones[look.skin] ?? lasting.pick(skinTones),
    hair,
    hairColor,
    eyes: fleeting.chance(0.07) ? 'laughing' : lasting.pick(['round', 'almond', 'round']),
    eyeColor: lasting.pick(eyeColors[look.hair]),
    jaw: lasting.pick(feminine ? ['oval', 'round', 'slim', 'oval'] : ['oval', 'square', 'round', 'square', 'slim']),
    brows: lasting.pick(feminine ? ['soft', 'arched', 'arched'] : ['straight', 'soft', 'straight']),
    nose: lasting.pick(look.skin > 5 ? ['broad', 'short', 'broad'] : ['short', 'long', 'short', 'broad']),
    mouth: fleeting.pick(['smile', 'grin', 'grin', 'calm', 'smirk', 'smile']),
    beard: feminine ? 'none' : beardOf(lasting, hair),
    glasses: lasting.chance(0.28)
      ? lasting.pick(feminine ? ['round', 'cat', 'square'] : ['square', 'round', 'square'])
      : 'none',
    frameColor: lasting.pick(frameColors),
    earrings: feminine && hair !== 'headscarf' ? fleeting.pick(['none', 'none', 'studs', 'hoops', 'drops']) : 'none',
    freckles: look.skin < 2 && lasting.chance(0.2),
    clothes,
    clothColor: contrasting(fleeting, clothes === 'suit' ? suitColors : clothColors, background),
    innerColor: fleeting.pick(shirtColors),
    accentColor: fleeting.pick(accentColors),
    background,
    backdrop: fleeting.pick(['plain', 'disc', 'slope', 'arch', 'disc']),
  };
}

interface Traits {
  readonly feminine: boolean;
  readonly older: boolean;
}

function hairOf(random: SeededRandom, { feminine, older, skin }: Traits & { readonly skin: number }): HairStyle {
  const covered = skin >= 2 && skin <= 5 && random.chance(feminine ? 0.1 : 0.06);
  if (covered) return feminine ? 'headscarf' : 'turban';
  if (feminine) return random.pick(skin > 5 ? coiledFeminineHair : feminineHair);
  if (older && random.chance(0.5)) return random.pick(thinHair);
  return random.pick(skin > 5 ? coiledMasculineHair : masculineHair);
}

function hairColorOf(
  random: SeededRandom,
  { feminine, older, range }: Traits & { readonly range: 'any' | 'dark' },
): string {
  if (older && random.chance(0.75)) return random.pick(greyHairColors);
  if (feminine && random.chance(0.04)) return random.pick(dyedHairColors);
  return random.pick(hairColors[range]);
}

function beardOf(random: SeededRandom, hair: HairStyle): Beard {
  if (hair === 'turban') return random.pick(['full', 'full', 'short']);
  return random.pick(['none', 'none', 'none', 'stubble', 'short', 'short', 'full', 'goatee', 'moustache', 'none']);
}

function clothesOf(random: SeededRandom, feminine: boolean, hair: HairStyle): Clothes {
  if (hair === 'headscarf') return 'tee';
  return random.pick(
    feminine
      ? ['blouse', 'suit', 'sweater', 'turtleneck', 'tee', 'cardigan', 'shirt', 'blouse']
      : ['shirt', 'suit', 'sweater', 'hoodie', 'tee', 'suit', 'shirt', 'turtleneck'],
  );
}

/** Hair must not melt into the background. */
function backgroundOf(random: SeededRandom, hairColor: string): string {
  return contrasting(random, backgrounds, hairColor);
}

function contrasting(random: SeededRandom, colors: readonly string[], against: string): string {
  const clear = colors.filter((color) => Math.abs(lightness(color) - lightness(against)) > 0.2);
  return random.pick(clear.length > 0 ? clear : colors);
}
