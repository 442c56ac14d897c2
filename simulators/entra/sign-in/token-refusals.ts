/** Why no token is given, in the words and numbers of https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

export function tenantNotFound(tenant: string): TokenRefusal {
  const text = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`;
  return { status: 400, error: 'invalid_request', code: 90002, text };
}

export function appNotFound(clientId: string, directory: string): TokenRefusal {
  const text = `Application with identifier '${clientId}' was not found in the directory '${directory}'.`;
  return { status: 400, error: 'unauthorized_client', code: 700016, text };
}

export function scopeInvalid(scope: string): TokenRefusal {
  const text = `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`;
  return { status: 400, error: 'invalid_scope', code: 70011, text };
}

export function secretWrong(clientId: string): TokenRefusal {
  const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
  return invalidClient(7000215, text);
}

export function secretExpired(clientId: string): TokenRefusal {
  return invalidClient(7000222, `The provided client secret keys for app '${clientId}' are expired.`);
}

export const grantUnsupported: TokenRefusal = {
  status: 400,
  error: 'unsupported_grant_type',
  code: 70003,
  text: 'The app requested an unsupported grant type.',
};

export const assertionTypeMissing: TokenRefusal = {
  status: 400,
  error: 'invalid_request',
  code: 900144,
  text: "The request body must contain the following parameter: 'client_assertion_type'.",
};

export const secretMissing = invalidClient(
  7000216,
  "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
);

export const certificateUnknown = invalidClient(
  700027,
  'The certificate with identifier used to sign the client assertion is not registered on application.',
);

export const signatureWrong = invalidClient(
  700027,
  'The key was used to sign the client assertion does not match the registered certificate.',
);

export const audienceWrong = invalidClient(700023, 'Client assertion audience claim does not match Realm issuer.');
export const assertionExpired = invalidClient(700024, 'Client assertion is not within its valid time range.');
export const assertionMalformed = invalidClient(50027, 'JWT token is invalid or malformed.');

function invalidClient(code: number, text: string): TokenRefusal {
  return { status: 401, error: 'invalid_client', code, text };
}
