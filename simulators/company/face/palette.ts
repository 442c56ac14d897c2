export interface SkinTone {
  readonly base: string;
  readonly shadow: string;
  readonly lip: string;
  readonly blush: string;
}

const tone = (base: string, shadow: string, lip: string, blush: string): SkinTone => ({ base, shadow, lip, blush });

/** From light to dark. */
export const skinTones: readonly SkinTone[] = [
  tone('#fbe1d2', '#efc4ad', '#d98a80', '#f2a093'),
  tone('#f7d3b9', '#e7b497', '#cf7c70', '#ec9582'),
  tone('#efc3a0', '#dca47e', '#c27163', '#e08a72'),
  tone('#e2ae86', '#c98f66', '#b36152', '#d27c61'),
  tone('#d09a70', '#b37a50', '#a25547', '#bf6b4f'),
  tone('#b98258', '#986540', '#8f4a3e', '#a85b42'),
  tone('#9a6744', '#7b4d30', '#7d3f38', '#8c4935'),
  tone('#7c5037', '#603a26', '#6b3431', '#713b2c'),
  tone('#5f3d2b', '#482b1d', '#5a2b2a', '#582e24'),
];

const dark = ['#1f1b1d', '#2a2020', '#35261f', '#3f2a20', '#241a26'];
const light = [
  '#4a2f20',
  '#6a432a',
  '#8a5a34',
  '#a8703f',
  '#c58f4e',
  '#dcb26b',
  '#e9cd92',
  '#8f3f22',
  '#b3552a',
  '#c8713a',
];

/** Natural hair colours; people with light hair are as common as those with dark. */
export const hairColors = { dark, any: [...dark, ...light, ...light] };
export const greyHairColors: readonly string[] = ['#8e8b8a', '#a9a6a3', '#c9c5c0', '#e4e0da'];
export const dyedHairColors: readonly string[] = ['#b0475c', '#3f8a8c', '#7a5aa6', '#d77a9b'];

export const eyeColors = {
  dark: ['#3a261b', '#4a2f1f', '#2c1d16'],
  any: ['#4a2f1f', '#5b7f95', '#5f7f52', '#3f6a8c', '#6b4a2b', '#6d7f86'],
};

export const backgrounds: readonly string[] = [
  '#cfe3f1',
  '#f7d9c4',
  '#cfe8da',
  '#f6e6b8',
  '#dcd3f2',
  '#f5cfd5',
  '#bfe0dc',
  '#e9dccd',
  '#bccdec',
  '#f4d3a8',
  '#d6e5bd',
  '#d9e0e8',
  '#ebcbe0',
  '#a9d5e3',
  '#5f86b8',
  '#3f8582',
  '#dd8f70',
  '#7f72a8',
  '#c9657a',
  '#5d9a74',
  '#e8b04f',
  '#40628f',
  '#6c7a89',
  '#b57fb3',
];

export const clothColors: readonly string[] = [
  '#2f4468',
  '#3b4252',
  '#f3f0ea',
  '#2f807a',
  '#7f3447',
  '#dba43d',
  '#6c7547',
  '#e2745d',
  '#5c81ab',
  '#2f5f4b',
  '#a596cb',
  '#2a2c33',
  '#8fb9df',
  '#e8b9b0',
  '#b5562f',
  '#eadfc9',
  '#4d6fae',
  '#94495f',
  '#5b8f6b',
  '#d9d4e6',
];

export const suitColors: readonly string[] = [
  '#2d3a52',
  '#3a3d45',
  '#4a4038',
  '#25413e',
  '#5a5560',
  '#7a6a58',
  '#43506b',
];
export const shirtColors: readonly string[] = ['#f6f4ef', '#dfe9f4', '#f4e2df', '#e6efe3', '#3b4252', '#f1ead2'];
export const accentColors: readonly string[] = [
  '#b4423f',
  '#2f6f8f',
  '#c98a2b',
  '#4b7a4f',
  '#7a4a7f',
  '#c75f7f',
  '#355f9a',
];
export const frameColors: readonly string[] = ['#25262b', '#5a3b26', '#7c7f86', '#7a2f3a', '#2f4a6a', '#b08a3e'];
