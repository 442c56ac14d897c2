import { z } from 'zod';
import { defineSource, type Source, type SourceSession } from '../flow/sources/source.ts';

/** The session of a provider that nobody is to reach. */
const unreachableSession: SourceSession = {
  check: () => Promise.resolve({ ok: true, findings: [] }),
  readPeople: () => {
    throw new Error('Nobody is to be read here.');
  },
  readPerson: () => Promise.reject(new Error('Nobody is to be read here.')),
  readPictures: () => {
    throw new Error('No picture is to be read here.');
  },
  close: () => Promise.resolve(),
};

/** A source of a small kind: an address, a secret that is needed and one that is not. */
export function aSource(overrides: Partial<Source> = {}): Source {
  const source = defineSource({
    kind: 'paper',
    label: 'Paper files',
    description: 'A cabinet.',
    capabilities: {
      changes: true,
      groups: false,
      manager: true,
      pictures: true,
      pictureCost: 'None.',
      pictureRequests: { perPerson: 0, perChangedPicture: 1 },
    },
    guide: { steps: [], permissions: [], documentation: 'https://paper.example/cabinets' },
    settings: z.object({
      address: z.url('Type the address of the cabinet.').meta({ title: 'Address' }),
      shelf: z.int().default(1),
      password: z.string().min(1, 'Type the password.').meta({ title: 'Password', writeOnly: true }),
      pin: z.string().default('').meta({ writeOnly: true }),
    }),
    bookmark: z.string(),
    presets: [
      {
        id: 'usual',
        label: 'Usual',
        rows: [
          {
            target: { kind: 'profile', name: 'displayName' },
            source: { kind: 'attribute', path: 'name' },
            transforms: [],
            whenEmpty: { do: 'keep' },
          },
        ],
      },
      { id: 'empty', label: 'Start empty', rows: [] },
    ],
    open: () => unreachableSession,
  });
  return { ...source, ...overrides };
}
