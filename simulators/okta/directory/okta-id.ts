const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Okta's ids are 20 characters: three for the kind, the rest made of the company's own id. */
export function oktaId(kind: '00u' | '00g' | 'oty', uuid: string): string {
  let left = BigInt(`0x${uuid.replaceAll('-', '')}`) % 62n ** 17n;
  let text = '';
  while (text.length < 17) {
    text = (letters[Number(left % 62n)] ?? '0') + text;
    left /= 62n;
  }
  return kind + text;
}
