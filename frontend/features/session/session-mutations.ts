import { completeSetup, createSession, useSignInLink as signInLinkOperation } from '#contract/session.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { call } from '../../api/call.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface FirstAdmin extends Credentials {
  readonly token: string;
  readonly name: string;
}

export const signIn = (body: Credentials) => call(createSession, { body });
export const signInWithLink = (token: string) => call(signInLinkOperation, { body: { token } });
export const setUp = (body: FirstAdmin) => call(completeSetup, { body });
export const loadSample = () => call(loadSampleCompany, {});
