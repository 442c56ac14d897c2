export interface GoogleEndpoints {
  /** Also the audience of assertions. */
  readonly tokenUrl: string;
  /** `/admin/directory/v1` is below. */
  readonly directoryUrl: string;
  readonly iamUrl: string;
  readonly metadataUrl: string;
}

const usual: GoogleEndpoints = {
  tokenUrl: 'https://oauth2.googleapis.com/token',
  directoryUrl: 'https://admin.googleapis.com',
  iamUrl: 'https://iamcredentials.googleapis.com',
  metadataUrl: 'http://metadata.google.internal',
};

type Given = { readonly [Name in keyof GoogleEndpoints]?: string | undefined };

export function googleEndpoints(given: Given): GoogleEndpoints {
  const own = (name: keyof GoogleEndpoints): string => (given[name] ?? '').replace(/\/+$/, '') || usual[name];
  return {
    tokenUrl: own('tokenUrl'),
    directoryUrl: own('directoryUrl'),
    iamUrl: own('iamUrl'),
    metadataUrl: own('metadataUrl'),
  };
}
