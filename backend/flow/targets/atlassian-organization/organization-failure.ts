import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { Refusal } from '../target.ts';

/** What the directory said instead of doing what was asked. */
export interface ScimRefusal {
  readonly status: number;
  /** `scimType` of RFC 7644, 3.12, in lower case. */
  readonly scimType?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What keeps everyone from being dealt with. Undefined: the answer is about what was asked alone. */
export function generalFailure({ status, retryAfterSeconds }: ScimRefusal): ConnectorFailure | undefined {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message:
        'Atlassian did not accept the API key of the directory. Enter the key that was shown with its base URL; regenerating it makes the old one invalid.',
      setting: 'apiKey',
    };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Atlassian asks to wait.', ...wait };
  if ([502, 503, 504].includes(status)) {
    return { reason: 'unavailable', message: `Atlassian cannot answer right now (status ${status}).`, ...wait };
  }
  return undefined;
}

/** Before anyone is asked about: what is wrong concerns the directory as a whole. */
export function directoryFailure(refusal: ScimRefusal): ConnectorFailure {
  const general = generalFailure(refusal);
  if (general) return general;
  const { status } = refusal;
  if (status === 404) {
    return {
      reason: 'unexpected-answer',
      message: 'There is no directory at this address. Copy the directory base URL from Atlassian again.',
      setting: 'baseUrl',
    };
  }
  if (status === 403) {
    return {
      reason: 'permission-missing',
      message:
        'The API key may not use this directory. Enter the key of this directory, not an API key of the organization.',
      permission: 'Directory API key',
      setting: 'apiKey',
    };
  }
  return personFailure(refusal);
}

/** The directory itself failed at one person. */
export function personFailure({ status }: ScimRefusal): ConnectorFailure {
  return status >= 500
    ? { reason: 'unavailable', message: `Atlassian failed at this person (status ${status}).` }
    : { reason: 'unexpected-answer', message: `Atlassian did not answer about this person (status ${status}).` };
}

/** Why nothing of the person is written. */
export function personRefusal({ status }: ScimRefusal): Refusal {
  return {
    code: status === 403 ? 'not-allowed' : 'not-accepted',
    message:
      status === 403
        ? 'Atlassian does not let this person be changed with the key of this directory. Check that the account is managed by it.'
        : `Atlassian does not accept this change (status ${status}).`,
  };
}

/** Why the directory creates nobody. */
export function creationRefusal({ status }: ScimRefusal): Refusal {
  return status === 409
    ? {
        code: 'exists-elsewhere',
        message:
          'Atlassian says that this person exists, but they cannot be found by the matching value. Check how people are found, or whether another directory has them.',
      }
    : {
        code: 'not-created',
        message: `Atlassian does not create this person (status ${status}). Their e-mail address must be of a domain that the organization has verified.`,
      };
}

/** Whether it is the attribute that the directory does not take, whoever's it is. */
export const isAboutAttribute = ({ scimType = '' }: ScimRefusal): boolean =>
  ['invalidpath', 'mutability', 'notarget'].includes(scimType);

export function attributeRefusal(refusal: ScimRefusal): Refusal {
  return isAboutAttribute(refusal)
    ? {
        code: 'attribute-not-supported',
        message:
          'The directory does not take this attribute. Remove it from the target’s fields, or correct its path in the settings.',
      }
    : { code: 'value-refused', message: 'The directory does not take this value.' };
}
