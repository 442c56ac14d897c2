/** The mapping's shapes are the contract's: an admin edits exactly what a run applies. */
export type {
  Mapping,
  MappingPreset,
  MappingRow,
  MappingSource,
  MappingTarget,
  ProfileField,
  Transform,
  WhenEmpty,
} from '#contract/mapping.ts';
