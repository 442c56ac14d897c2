import { erasePerson } from '#contract/privacy.ts';
import { call, type BodyOf } from '../../../api/call.ts';

export type EraseInput = BodyOf<typeof erasePerson>;
export const erase = (id: string, body: EraseInput) => call(erasePerson, { params: { id }, body });
