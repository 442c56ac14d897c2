import type { UploadSession } from '../../shared/data-center/data-center-client.ts';

export function createCookieJar(): UploadSession {
  const cookies = new Map<string, string>();
  return {
    keep: (setCookie = '') => {
      // A date holds a comma too, but no name and equals sign follow it.
      for (const text of setCookie.split(/,\s*(?=[^\s;,=]+=)/)) {
        const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name);
        else if (name !== '') cookies.set(name, value);
      }
    },
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}
